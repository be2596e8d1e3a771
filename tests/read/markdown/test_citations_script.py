"""scripts/citations.py: Markdown in, citations as JSON out."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from briefsite.commands import citations


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, object, str]:
    code = citations.main(list(arguments))
    captured = capsys.readouterr()
    return code, json.loads(captured.out) if captured.out else None, captured.err


def test_lists_citations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Front matter is left out; each citation has its line and column, and each item all its parts."""
    path = tmp_path / "brief.md"
    path.write_bytes(b"---\ntitle: '[@no]'\n---\r\n\r\nText [see @a, p. 3 and *so*].\r\n")
    item = {"key": "a", "prefix": "see", "suffix": " and *so*", "label": "page", "locator": "3"}
    expected = [{"line": 5, "column": 6, "note": None, "items": [{**item, "mode": "NormalCitation"}]}]
    assert run(capsys, str(path)) == (0, expected, "")


def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file it reads standard input, and `--lang` says whose labels locators have."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"[@a, Kap. 3]")))
    code, listed, _ = run(capsys, "--lang", "de")
    assert code == 0 and isinstance(listed, list)
    assert (listed[0]["items"][0]["label"], listed[0]["items"][0]["locator"]) == ("chapter", "3")


def test_lists_what_stands_within_a_citation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key within another citation's suffix is listed after it, as in Pandoc's output, and told as a problem."""
    path = tmp_path / "brief.md"
    path.write_text("[@a, @b]")
    code, listed, problems = run(capsys, str(path))
    assert code == 1 and "nested-citation" in problems and isinstance(listed, list)
    assert [citation["items"][0]["key"] for citation in listed] == ["a", "b"]


def test_tells_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems go to standard error and make the exit code 1; a file that cannot be read makes it 2."""
    path = tmp_path / "brief.md"
    path.write_text("---\n[@a\n")
    code, _, problems = run(capsys, str(path))
    assert code == 1
    assert problems.splitlines() == [
        f"{path}:1:1: error: front-matter: the front matter opens with `---` on line 1 and is never closed: "
        "add a line `---` after it",
        f"{path}:2:1: error: unclosed-citation: the citation that begins with `[@a` is never closed: add `]` after it",
    ]
    assert run(capsys, str(tmp_path / "none.md"))[0] == 2
