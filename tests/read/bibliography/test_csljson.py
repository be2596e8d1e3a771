"""The script scripts/csljson.py: what it prints, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefsite.commands import csljson


def test_clean_files_give_one_array(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several files, one with byte-order mark and CRLF, give one array on standard output and exit status 0."""
    (tmp_path / "a.bib").write_text("@book{a, title = {Économie}}", encoding="utf-8")
    (tmp_path / "b.bib").write_bytes(b"\xef\xbb\xbf@book{b,\r\n title = {B}\r\n}\r\n")
    assert csljson.main([str(tmp_path / "a.bib"), str(tmp_path / "b.bib")]) == 0
    output = capsys.readouterr()
    assert [item["title"] for item in json.loads(output.out)] == ["Économie", "B"]
    assert output.err == ""


def test_problems_go_to_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A problem is a line `file:line:col: level: rule: message`, and the exit status is 1."""
    file = tmp_path / "a.bib"
    file.write_text("@bok{a, title = {A}}", encoding="utf-8")
    assert csljson.main([str(file)]) == 1
    message = f"{file}:1:1: warning: unknown-entry-type: no entry type `@bok`; did you mean `@book`?\n"
    assert capsys.readouterr().err == message


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_what_cannot_be_read_stops_it(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is missing or not UTF-8 is named, and the exit status is 2."""
    file = tmp_path / "a.bib"
    if content:
        file.write_bytes(content)
    assert csljson.main([str(file)]) == 2
    assert capsys.readouterr().err.startswith(f"{file}: cannot be read: ")


def test_bibtex_reads_particles_as_bibtex_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --bibtex the last small word ends the particle, and lists are not divided."""
    file = tmp_path / "a.bib"
    file.write_text("@book{a, author = {Drummond de Andrade, C.}, publisher = {X and Y}}", encoding="utf-8")
    csljson.main(["--bibtex", str(file)])
    item = json.loads(capsys.readouterr().out)[0]
    assert item["author"] == [{"dropping-particle": "Drummond de", "family": "Andrade", "given": "C."}]
    assert item["publisher"] == "X and Y"
