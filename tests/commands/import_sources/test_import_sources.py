"""Sources of other programs in the bibliography of a project."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from briefsite.commands.import_sources import fetching
from briefsite.commands.import_sources.command import main
from briefsite.commands.import_sources.plan import planned

SOURCES = (
    "\ufeff% Ours\r\n@book{a,\r\n  title = {Other},\r\n  date  = {2001}\r\n}\r\n\r\n"
    "@article{t,\r\n  title  = {A title}, % said so\r\n  author = {Doe, J.},\r\n  date   = {2020}\r\n}\r\n"
)
RIS = (
    "TY  - JOUR\nAU  - Doe, Jane\nTI  - A Title\nPY  - 2020\nVL  - 3\nSP  - 1\nEP  - 2\nER  - \n"
    "TY  - RPRT\nAU  - UNCTAD,\nTI  - Trade Report\nPY  - 2024\nER  - \n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two sources, in Windows' line ends and with a mark at the beginning."""
    (tmp_path / "briefs").mkdir()
    (tmp_path / "sources.bib").write_bytes(SOURCES.encode())
    return tmp_path


def run(root: Path, *arguments: str | Path) -> int:
    """The command on a project."""
    return main(["--root", str(root), *map(str, arguments)])


def given(root: Path, name: str, text: str) -> Path:
    """A file to import."""
    file = root / name
    file.write_text(text, "utf-8")
    return file


def written(root: Path) -> str:
    """What the bibliography says."""
    return (root / "sources.bib").read_bytes().decode()


def test_new_ones_are_added_and_known_ones_left(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is there stays to the byte, what is new has its layout; to import again adds nothing."""
    file = given(root, "a.ris", RIS)
    assert run(root, file, "--dry-run") == 0 and written(root) == SOURCES
    assert capsys.readouterr().out.startswith("sources.bib: 1 source would be added, 1 known already\n")
    assert run(root, file) == 0
    assert capsys.readouterr().out == (
        "sources.bib: 1 source added, 1 known already\n"
        f"  added `unctad2024trade`: Trade Report ({file}:9:1)\n"
        f"  known as `t` ({file}:1:1)\n"
    )
    assert written(root) == SOURCES + (
        "\r\n@report{unctad2024trade,\r\n  author = {{UNCTAD}},\r\n  title  = {Trade {Report}},\r\n"
        "  date   = {2024}\r\n}\r\n"
    )
    assert run(root, file) == 0 and "0 sources added, 2 known already" in capsys.readouterr().out


def test_known_ones_are_completed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--merge` what an entry lacks is put into it; where both say something, its own stays and is told."""
    file = given(root, "a.json", json.dumps([
        {"type": "article-journal", "title": "A Title", "author": [{"family": "Doe"}], "issued": {"raw": "2020"},
         "volume": 3, "DOI": "10.1000/1"},
        {"type": "article-journal", "title": "A title", "author": [{"family": "Roe"}], "DOI": "10.1000/1", "volume": 4},
    ]))  # fmt: skip
    assert run(root, file, "--merge") == 0
    assert written(root) == SOURCES.replace(
        "  date   = {2020}\r\n}", "  date   = {2020},\r\n  volume = {3},\r\n  doi    = {10.1000/1}\r\n}"
    ) + (
        "\r\n@article{roendtitle,\r\n  author = {Roe},\r\n  title  = {A title},\r\n  volume = {4},\r\n"
        "  doi    = {10.1000/1}\r\n}\r\n"
    )
    capsys.readouterr()
    assert run(root, file, "--merge") == 0
    said = capsys.readouterr().out
    assert f"  `t`: `author` is “Doe” here and “Roe” there; the entry keeps its own ({file}:1:1)\n" in said
    assert f"`t`: `volume` is “3” here and “4” there; the entry keeps its own ({file}:1:1)" in said


def test_an_entry_is_added_as_it_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key that is another's becomes a new one, for its children too; the fields that entries share come along."""
    file = given(
        root,
        "a.bib",
        "@xdata{a, publisher = {P}}\n@Book{b,\n   title = {The Book}, xdata = {a} }\n@xdata{unused, note = {x}}\n"
        "@article{new, title = {Trade {and} Aid}, author = {Roe, R.}, year = 1999}\n"
        "@inbook{t, title = {Chapter}, author = {Poe, P.}, date = {2000}, crossref = {b}}\n@book{broken, title = {x\n",
    )
    assert run(root, file) == 1
    assert written(root) == SOURCES + (
        "\r\n@xdata{a2, publisher = {P}}\r\n\r\n@Book{b,\r\n   title = {The Book}, xdata = {a2} }\r\n\r\n"
        "@article{new, title = {Trade {and} Aid}, author = {Roe, R.}, year = 1999}\r\n\r\n"
        "@inbook{poe2000chapter, title = {Chapter}, author = {Poe, P.}, date = {2000}, crossref = {b}}\r\n"
    )
    said = capsys.readouterr()
    assert f"  `t` is the key of another source here, so this one is `poe2000chapter` ({file}:6:1)" in said.out
    assert f"{file}:7:1: entry `broken` cannot be read as written: a `}}` is missing: " in said.err


def test_what_an_entry_cannot_say_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever BibTeX has no field for is named."""
    file = given(root, "a.json", '{"id": "talk1999x", "type": "interview", "title": "T", "medium": "Tape"}')
    assert run(root, file) == 0
    assert (
        f"  `talk1999x`: an entry has no place for `medium` (“Tape”), `type` (“interview”) ({file}:1:1)"
        in capsys.readouterr().out
    )


def test_nothing_is_written_where_a_file_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One bad file of two, and neither is taken over."""
    assert run(root, given(root, "a.ris", RIS), given(root, "b.txt", "Hello")) == 2
    assert written(root) == SOURCES
    assert capsys.readouterr().err.endswith("nothing was written\n")


def test_a_change_meanwhile_is_not_overwritten(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an editor saved while the command ran stays."""

    def slow(*arguments: Any, **named: Any) -> Any:
        (root / "sources.bib").write_text("@misc{mine}", "utf-8")
        return planned(*arguments, **named)

    monkeypatch.setattr("briefsite.commands.import_sources.command.planned", slow)
    assert run(root, given(root, "a.ris", RIS)) == 2
    assert written(root) == "@misc{mine}" and "was changed meanwhile" in capsys.readouterr().err
    assert sorted(path.name for path in root.iterdir()) == ["a.ris", "briefs", "sources.bib"]


@contextmanager
def server(answers: dict[str, tuple[int, object]]) -> Iterator[str]:
    """A server on this computer that answers by the path of an address."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, value = answers.get(self.path.partition("?")[0], (404, None))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(value).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    running = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}"
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


def test_dois_are_resolved_where_somebody_wants_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A resolver is asked for each; what it does not know is told."""
    item = {"type": "book", "title": "Resolved", "author": [{"family": "Roe"}], "issued": {"date-parts": [[2000]]}}
    with server({"/10.1000/1": (200, item)}) as address:
        assert run(root, given(root, "dois.txt", "10.1000/1\n10.1000/none"), "--resolve", address) == 1
    assert "@book{roe2000resolved,\r\n" in written(root) and "doi    = {10.1000/1}" in written(root)
    assert f"{root / 'dois.txt'}:1:1: `10.1000/none` could not be resolved: 404 Not Found" in capsys.readouterr().err


def test_zotero_is_asked_where_somebody_wants_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A collection by its name, or the library; where Zotero does not answer, that is said."""
    answers: dict[str, tuple[int, object]] = {
        "/api/users/0/collections": (200, [{"key": "ABC", "data": {"name": "South"}}]),
        "/api/users/0/collections/ABC/items/top": (200, {"items": [{"type": "book", "title": "Of Zotero"}]}),
    }
    with server(answers) as address:
        monkeypatch.setattr(fetching.zotero_records, "__defaults__", (address,))
        assert run(root, "--zotero", "South") == 0 and "title  = {Of {Zotero}}" in written(root)
        assert run(root, "--zotero", "North") == 2
        assert "Zotero has no collection `North`; it has `South`" in capsys.readouterr().err
    assert run(root, "--zotero") == 2
    assert f"Zotero does not answer at {address} (" in capsys.readouterr().err


def test_a_bibliography_that_is_not_fit_is_left(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where two versions stand in it, or it is a link that leads out of the project, nothing is written."""
    file = given(root, "a.ris", RIS)
    (root / "sources.bib").write_text(conflict := "<<<<<<< a\n@misc{b}\n=======\n>>>>>>> c\n", "utf-8")
    assert run(root, file) == 2 and written(root) == conflict
    assert "sources.bib:1:1: error: merge-conflict: " in capsys.readouterr().err
    outside = root.with_name("outside.bib")
    outside.write_text("@misc{b}\n", "utf-8")
    (root / "sources.bib").unlink()
    (root / "sources.bib").symlink_to(outside)
    assert run(root, file) == 2 and outside.read_text("utf-8") == "@misc{b}\n"
    assert "is a link that leads out of the project" in capsys.readouterr().err
