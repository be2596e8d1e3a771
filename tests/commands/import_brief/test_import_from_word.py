"""A text of Word with citations of Zotero becomes a brief that the check finds nothing wrong with."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import MakeProject
from word_documents import DOE, PIXEL, SMITH, footnote, noted, p, picture, word_document, zotero

from briefsite.commands.import_brief.command import main

ANSWERS = ["--author", "Data Desk", "--topic", "Trade", "--date", "2026-11-20"]
SUMMARY = ["--summary", "What the harbour lent."]


def _document(tmp_path: Path) -> Path:
    doe = {**DOE, "locator": "12", "label": "page"}
    body = (
        p("Ports and debt", style="Title"),
        p("Dredging halved the wait", noted(1), ". Rates rose ", zotero("(Smith 2019)", SMITH), "."),
        p("Ministers disagree.", noted(2)),
        p(picture('r:embed="rId9"', "Cranes over a quay")),
    )
    notes = footnote(1, zotero("Doe, First things, 12.", {**doe, "itemData": DOE})) + footnote(
        2, "In a letter; see ", zotero("Smith 2019", SMITH), "."
    )
    path = tmp_path / "text.docx"
    parts = {"word/media/image1.png": PIXEL, "[Content_Types].xml": "<Types/>"}
    relations = {"rId9": ("image", "media/image1.png")}
    path.write_bytes(word_document(*body, footnotes=notes, relations=relations, parts=parts))
    return path


def _run(root: Path, *arguments: str) -> int:
    return main([*arguments, "--root", str(root)])


def test_a_text_of_word_becomes_a_brief(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Text, citations, notes, picture and sources are there, and the report says so."""
    root = make_project()
    status = _run(root, str(_document(tmp_path)), *ANSWERS, *SUMMARY)
    said = capsys.readouterr().out
    brief = (root / "briefs/ports-and-debt.md").read_text()
    assert status == 0
    assert "Dredging halved the wait [@doe2020, p. 12]. Rates rose [@smith2019ports].\n" in brief
    assert "Ministers disagree.[^2]\n" in brief
    assert "[^2]: In a letter; see [@smith2019ports].\n" in brief
    assert "authors: [data-desk]\ntopics: [trade]\n" in brief
    sources = (root / "sources.bib").read_text()
    assert sources.count("@book{doe2020") == 1 and "@article{smith2019ports" in sources
    assert "1 note held nothing else, and became part of the text" in said
    assert "The check finds nothing wrong." in said
