"""Briefs as one book, from the command line."""

from __future__ import annotations

import zipfile

import pytest
from projects import BRIEF, MakeProject

from briefsite.commands.export import main

SECOND = BRIEF.replace("A brief", "Another").replace("Ministers", "[They](first.md)")


def test_chosen_briefs_become_one_book(make_project: MakeProject, capsys: pytest.CaptureFixture[str]) -> None:
    """In the order in which they are named; links between them lead within it. A slip is named with what is meant."""
    root = make_project({"briefs/second.md": SECOND})
    file = root / "out/reader.epub"
    command = [str(file), "--root", str(root), "--format", "epub", "--title", "A & B", "--briefs"]
    assert main([*command, "second,frist"]) == 2
    assert capsys.readouterr().err == ("export.py: there is no published brief `frist`; did you mean `first`?\n")
    assert main([*command, "second, first"]) == 0
    assert capsys.readouterr().out == f"{file}: 2 briefs\n"
    with zipfile.ZipFile(file) as archive:
        assert b"A &amp; B</dc:title>" in archive.read("EPUB/package.opf")
        assert b">Another</h1>" in archive.read("EPUB/chapter-1.xhtml")
        assert b'<a href="chapter-2.xhtml">They</a>' in archive.read("EPUB/chapter-1.xhtml")


def test_a_project_with_errors_makes_no_book(make_project: MakeProject, capsys: pytest.CaptureFixture[str]) -> None:
    """They are named, and nothing is written; with no published brief there is nothing to bind."""
    root = make_project({"briefs/first.md": BRIEF.replace("@doe2020", "@do2020")})
    file = root / "reader.epub"
    assert main([str(file), "--root", str(root), "--format", "epub"]) == 1
    assert "unknown-citation" in capsys.readouterr().err and not file.exists()
    root = make_project({"briefs/first.md": BRIEF.replace("title:", "status: draft\ntitle:")}, folder="drafts")
    assert main([str(file), "--root", str(root), "--format", "epub"]) == 2
    assert "there is no published brief to put into a book" in capsys.readouterr().err
