"""From a document to the files of a brief: pictures, comments and what could not be taken over."""

from __future__ import annotations

import datetime as dt
import struct

import pytest

from briefsite.commands.import_brief.details import Author, Details
from briefsite.commands.import_brief.plan import Plan, Wishes, planned
from briefsite.model import Bibliography, Project
from briefsite.read.documents.document import CitedItem, Comment, Document, LiveCitation, Picture

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 300, 200)
DETAILS = Details("ports", "Ports", (Author(id="data-desk"),), dt.date(2026, 11, 20), ("trade",), "Why.", "en")
COMMENTED = Document(
    '<p>Words <briefsite-comment n="0"></briefsite-comment>here.</p>',
    comments=(Comment("Ann", "Is this --> true?", "Words"),),
)


def _plan(document: Document, sources: str = "", **wishes: bool) -> Plan:
    project = Project((), Bibliography({}), {}, {}, files=frozenset({"briefs/images/ports-a.png"}))
    return planned(document, project, sources, DETAILS, Wishes(**wishes))


def test_pictures_lie_beside_the_brief() -> None:
    """Under names of its own, which no other file has; one that no browser shows is left out, and told."""
    figure = '<figure><img src="a.png"><figcaption>The quay</figcaption></figure><p><img src="b.emf">x</p>'
    plan = _plan(Document(figure, pictures=(Picture("a.png", PNG), Picture("b.emf", b"\1\0\0\0EMF"))))
    assert plan.files["briefs/images/ports-a-2.png"] == PNG
    assert "![The quay](images/ports-a-2.png)" in plan.brief
    assert "emf" not in plan.brief
    assert any("`b.emf` is in a format that no browser shows" in finding.what for finding in plan.findings)


@pytest.mark.parametrize("kept", [False, True])
def test_comments_are_in_the_text_only_if_asked_for(kept: bool) -> None:
    """The names of who commented are nobody's business; the report has them, and no comment ends before its end."""
    plan = _plan(COMMENTED, comments=kept)
    assert ("Ann" in plan.brief) is kept and plan.brief.count("-->") == kept
    assert any("Ann on “Words”: Is this --> true?" in finding.what for finding in plan.findings)


def test_a_citation_without_a_source_stays_text() -> None:
    """What the document does not hold is told, with what to write."""
    cited = LiveCitation("EndNote", "{Poe, 2019}", (CitedItem({}),))
    plan = _plan(Document('<p>So <briefsite-citation n="0">{Poe, 2019}</briefsite-citation>.</p>', citations=(cited,)))
    assert "Poe, 2019" in plan.brief and "[@" not in plan.brief
    assert any("whose source the document does not hold" in finding.what for finding in plan.findings)


def test_what_is_no_utf_8_in_the_bibliography_stays_as_it_is() -> None:
    """New entries stand behind bytes that nobody can read."""
    item = CitedItem({"type": "book", "title": "Of ports", "author": [{"family": "Poe", "given": "J."}]})
    cited = LiveCitation("Zotero", "Poe", (item,))
    document = Document('<p>So <briefsite-citation n="0">Poe</briefsite-citation>.</p>', citations=(cited,))
    before = b"% caf\xe9\n"
    plan = _plan(document, before.decode("utf-8", "surrogateescape"))
    assert plan.files["sources.bib"].startswith(before) and b"{poendports," in plan.files["sources.bib"]
