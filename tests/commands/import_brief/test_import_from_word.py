"""A text of Word with citations of Zotero becomes a brief that the check finds nothing wrong with."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import MakeProject
from word_documents import DOE, PIXEL, SMITH, footnote, noted, p, picture, word_document, zotero

from briefsite.commands.import_brief.command import main
from briefsite.model import TextFile
from briefsite.read.brief import parse_brief

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


def test_what_is_missing_is_listed_and_nothing_written(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a terminal nothing is asked: what cannot be known is said, each with the option to write."""
    root = make_project({"briefs/topics.yml": "a: {name: Ay, definition: One.}\nb: {name: Be, definition: Two.}\n"})
    before = sorted(path.name for path in (root / "briefs").iterdir())
    assert _run(root, str(_document(tmp_path))) == 2
    said = capsys.readouterr().err
    assert "author: the document does not say it; write `--author 'Jane Doe'`" in said
    assert "topic: the document does not say it; write `--topic ID`" in said
    assert sorted(path.name for path in (root / "briefs").iterdir()) == before


@pytest.mark.parametrize("slug", ["first", "../first", "UPPER", "index", "2026"])
def test_a_name_that_cannot_be_is_refused(
    slug: str, make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A brief that is there stays, and none is written outside of briefs/."""
    root = make_project()
    before = (root / "briefs/first.md").read_bytes(), (root / "sources.bib").read_bytes()
    assert _run(root, str(_document(tmp_path)), *ANSWERS, *SUMMARY, "--slug", slug) == 2
    assert "slug: " in capsys.readouterr().err
    assert before == ((root / "briefs/first.md").read_bytes(), (root / "sources.bib").read_bytes())


def test_text_that_would_be_markup_is_text(make_project: MakeProject, tmp_path: Path) -> None:
    """Front matter, templates, files to include, citations and HTML that a document spells out stay its words."""
    root = make_project()
    path = tmp_path / "hostile.docx"
    lines = ("---", "status: published", '--8<-- "sources.bib"', "{{ config }}", "<script>alert(1)</script> [@doe2020]")
    parts = {"[Content_Types].xml": "<Types/>"}
    path.write_bytes(word_document(p("A: title\n---\nlang: fr", style="Title"), *map(p, lines), parts=parts))
    title = ["--title", 'A "title": # @doe2020', "--summary", "What: it\n---\nsays @doe2020."]
    assert _run(root, str(path), *ANSWERS, *title, "--slug", "hostile") == 0
    brief = parse_brief(TextFile("briefs/hostile.md", (root / "briefs/hostile.md").read_text()))[0]
    assert brief is not None and not brief.body.citations and not brief.front.cited
    assert brief.front.status == "draft" and brief.front.lang == "en"
    assert "\n--8<--" not in brief.body.text and "{{" not in brief.body.text and "<script" not in brief.body.text
