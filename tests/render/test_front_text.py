"""Citations in the texts of the front matter: shown on the brief's page, and left out where only the text is shown."""

from __future__ import annotations

import re

import pytest
from html_site import mkdocs_build
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from projects import MakeProject
from sites import page_of, site_of

from briefsite.check import check_project
from briefsite.link import with_plain_front
from briefsite.model import TextFile
from briefsite.read.brief import parse_brief
from briefsite.wording.typography import MARKS

FRONT = """\
---
title: "Ports, after @doe2020: a reply"
subtitle: A view [see @doe2020, p. 3] on "ports"
date: 2026-05-01
authors: [data-desk]
topics: [trade]
summary: As [@doe2020, p. 4] says, debt grows [@doe2020]. Write to \\@doe or x@doe2020.org.
key_points:
  - "**One** point [@doe2020, p. 5]. Not `[@doe2020]`."
key_figures:
  - value: 5
    label: of ten [@doe2020, p. 6]
    citation: "[@doe2020, p. 7]"
corrections:
  - date: 2026-05-02
    text: It was wrong [@doe2020, p. 8].
editors_note: Edited with [@doe2020, p. 9].
disclaimer: Not of [@doe2020, p. 11].
---

Text [@doe2020, p. 10].
"""


def test_every_text_that_a_page_shows_may_cite(make_project: MakeProject) -> None:
    """The citations are notes in the order of the page, and what is shown elsewhere is the text without them."""
    root = make_project({"briefs/first.md": FRONT})
    code, output = mkdocs_build(root)
    assert code == 0, output
    page = html.parse(root / "site/briefs/first/index.html").getroot()
    text = " ".join(page.xpath("string(//article)").split())
    for shown in (
        "Ports, after Jane Doe:1 a reply", "A view2 on ‘ports’",
        "As3 says, debt grows.4 Write to @doe or x@doe2020.org.",
        "Corrections: 2 May 2026", "One point.5 Not [@doe2020].", "5 of ten67", "Edited with.8", "Text.9",
        "2 May 2026: It was wrong.10", "Not of.11",
    ):  # fmt: skip
        assert shown in text
    notes = page.xpath("//section[@role='doc-endnotes']//li")
    pages = [re.findall(r"p\. (\d+)", note.text_content()) for note in notes]
    assert pages == [[], ["3"], ["4"], [], ["5"], ["6"], ["7"], ["9"], ["10"], ["8"], ["11"]]
    marks = page.xpath("//a[@role='doc-noteref']/@href")
    assert [note.get("id") for note in notes] == [mark.removeprefix("#") for mark in marks]
    plain = "As says, debt grows. Write to @doe or x@doe2020.org."
    assert page.xpath("//title/text()")[0].startswith("Ports, after Doe: a reply")
    assert page.xpath("//meta[@name='description']/@content") == [plain]
    assert plain in (root / "site/feed.xml").read_text("utf-8")
    assert plain in html.parse(root / "site/briefs/index.html").getroot().xpath("string(//article)")
    listed = html.parse(root / "site/sources/index.html").getroot()
    passages = [link.get("href").partition("#")[2] for link in listed.xpath("//article//a[contains(@href, '#cite-')]")]
    assert len(passages) == 11
    assert all(page.xpath(f"//*[@id='{passage}']") for passage in passages)


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ('subtitle: "See [@doe2020, p. 3 there"', "unclosed-citation"),
        ('summary: "See [@do2020] there"', "unknown-citation"),
        ('disclaimer: "See @{doe2020 there"', "unclosed-braces"),
    ],
)
def test_what_is_wrong_with_them_is_said(make_project: MakeProject, field: str, message: str) -> None:
    """A citation in the front matter is checked as one in the text, at the line of its key."""
    from briefsite.read.project import load_project

    front = "---\ntitle: A\ndate: 2026-01-01\nauthors: [data-desk]\ntopics: [trade]\nsummary: S.\n"
    front = front.replace("summary: S.\n", "") if field.startswith("summary") else front
    root = make_project({"briefs/first.md": f"{front}{field}\n---\n\nText [@doe2020].\n"})
    found = [problem for problem in check_project(load_project(root)) if problem.rule == message]
    line = front.count("\n") + 1
    assert [(problem.place.path, problem.place.line) for problem in found] == [("briefs/first.md", line)]


_TEXT = st.lists(
    st.sampled_from(["Debt", "ports", "[@doe2020]", "@doe2020", "[see @doe2020, p. 3]", ".",
                      ",", '"', "it's", "<b>", "*x*"]),
    min_size=1, max_size=8,
).map(" ".join)  # fmt: skip


def test_a_comma_before_a_citation_goes_with_it() -> None:
    """What stands before a citation that is left out meets what stands behind it in one sign."""
    front = (
        "---\ntitle: A\ndate: 2026-01-01\nauthors: [x]\ntopics: [y]\nsummary: It is so, [@doe2020]. And, [@roe] too.\n"
    )
    brief, _ = parse_brief(TextFile("briefs/x.md", f"{front}---\n\nText.\n"))
    assert brief is not None
    assert with_plain_front(brief, str, MARKS).front.summary == "It is so. And, too."


@given(_TEXT)
def test_no_citation_is_left_in_plain_text(text: str) -> None:
    """Whatever cites in a summary, elsewhere no key is left of it, and no space before a full stop that had none."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    front = f'---\ntitle: A\ndate: 2026-01-01\nauthors: [x]\ntopics: [y]\nsummary: "{quoted}"\n---\n\nText.\n'
    brief, _ = parse_brief(TextFile("briefs/x.md", front))
    assert brief is not None
    plain = with_plain_front(brief, lambda key: "Doe", MARKS).front.summary
    assert "@" not in plain
    assert not re.search(r",[.]", plain) or re.search(r",\s*[.]", text)
    assert "  " not in plain


def test_a_correction_begins_with_its_day_in_any_language() -> None:
    """A day that begins like an item of a list, as in German, is none; an author in a key figure keeps the space."""
    front = (
        "lang: de\ncorrections: [{date: 2026-05-02, text: Neu.}]\n"
        'key_figures: [{value: "5", label: von zehn, citation: "@doe2020"}]'
    )
    page = page_of(site_of({"first": f"{front}\n\nText [@doe2020]."}), "briefs/first.md")
    assert '- <time datetime="2026-05-02">2. Mai 2026</time>: Neu.' in page
    assert re.search(r"5\*\* von zehn <a [^>]*>Jane Doe</a><span", page)


def test_the_minutes_stay_with_their_number() -> None:
    """No line ends between `1` and `Min. Lesezeit`."""
    assert " · 1\u00a0Min. Lesezeit" in page_of(site_of({"x": "lang: de\n\nText."}), "briefs/x.md")
