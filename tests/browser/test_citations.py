"""Citations as a reader meets them in a real Chromium: where their parts lead, and how a numbered list is set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from browsing import served
from html_site import mkdocs_build
from playwright.sync_api import Browser, Page
from projects import write_project

FRONT = """---
title: {title}
date: 2026-11-01
authors: [data-desk]
topics: [trade]
summary: S.
lang: {lang}
{more}---

"""
NUMBERED = "A [@page]. B [@paper]. C [@doe2020].\n"
PAGES = {
    "briefs/notes.md": FRONT.format(title="Notes", lang="en", more="")
    + "A [@page, p. 3; @paper].^[See https://own.example/x, and @page.] B.\n",
    "briefs/numbers.md": FRONT.format(title="Numbers", lang="en", more="citation_style: ieee\n") + NUMBERED,
    "briefs/arabic.md": FRONT.format(title="أرقام", lang="ar", more="citation_style: ieee\n") + NUMBERED,
    "briefs/arabic-notes.md": FRONT.format(title="حواش", lang="ar", more="")
    + "تكتب عنه [@doe2020]. ويكتب عنه [@amin]. ثم [انظر @doe2020]. وكذلك.[^own]\n\n[^own]: [@paper]\n",
    "sources.bib": """
@book{amin, author={أمين, سمير}, title={التراكم}, date={1990}, publisher={دار}}
@online{page, author={Fox, Ann}, title={A page}, date={2003}, urldate={2020-01-02},
    url={https://page.example/a?x=1&y=2}}
@article{paper, author={Gil, Bo}, date={2002}, doi={10.1000/182}, journaltitle={The journal of long titles},
    title={A paper with a title so long that it fills more than one line of the list, even of one in small letters}}
@book{doe2020, author={Doe, Jane}, title={First Things}, date={2020}, publisher={Press}}
""",
    "briefs/first.md": None,
}
PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
ADDRESSES = ["https://page.example/a?x=1&y=2", "https://doi.org/10.1000/182"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site whose notes show addresses, and whose lists are numbered."""
    root = write_project(tmp_path_factory.mktemp("citations") / "project", PAGES)
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    with served(root / "site") as at:
        yield at


def opened(browser: Browser, address: str, viewport: dict[str, int]) -> Page:
    page = browser.new_context(viewport=viewport).new_page()  # type: ignore[arg-type]
    page.goto(address)
    return page


def links_in(page: Page, place: str) -> list[tuple[str, str]]:
    """Where the links at a place lead, and their words, but for the ways back."""
    found: list[list[str]] = page.locator(place).first.evaluate(
        "place => [...place.querySelectorAll('a:not(.footnote-backref)')]"
        ".map(link => [link.getAttribute('href'), link.textContent])"
    )
    return [(address, words) for address, words in found]


def test_an_address_opens_itself_in_notes_beside_the_text_and_in_previews(browser: Browser, site: str) -> None:
    """Author and title lead to the source and an address to itself, wherever the note is shown."""
    page = opened(browser, f"{site}briefs/notes/", WIDE)
    page.locator(".sidenote[style]").first.wait_for()
    at_the_end, beside = (links_in(page, place) for place in (".footnote li", ".sidenote"))
    assert [address for address, _ in at_the_end] == [address for address, _ in beside]
    assert [link for link in at_the_end if link[0][0] != "#"] == [(address, address) for address in ADDRESSES]
    hosts = [(address, urlsplit(address).netloc) for address in ADDRESSES]
    assert [link for link in beside if link[0][0] != "#"] == hosts, "in the margin there is room for no more"
    assert [address for address, _ in beside if address[0] == "#"] == ["#source-page", "#source-page", "#source-paper"]
    page.set_viewport_size(PHONE)
    page.locator("article > * a.footnote-ref").first.hover()
    shown = links_in(page, ".note-preview__text > div")
    assert shown == at_the_end
    about = page.locator(".note-preview small").all_inner_texts()
    assert [words.split("…")[0] for words in about] == ["Ann Fox, ‘A page’, 2003,", "Bo Gil, ‘A paper with a"]
    page.locator(".note-preview a[href^='https://page.example']").click(trial=True)


def test_a_bare_address_in_an_own_note_opens(browser: Browser, site: str) -> None:
    """What an author only typed leads there all the same."""
    page = opened(browser, f"{site}briefs/notes/", PHONE)
    assert links_in(page, ".footnote li:nth-child(2)")[0] == ("https://own.example/x", "https://own.example/x")


@pytest.mark.parametrize("viewport", [PHONE, WIDE])
@pytest.mark.parametrize("brief", ["numbers", "arabic"])
def test_a_number_stands_beside_its_entry_with_a_gap(
    browser: Browser, site: str, brief: str, viewport: dict[str, int]
) -> None:
    """On the side where lines of the page begin, every line of the entry behind it; copied, a space divides them."""
    page = opened(browser, f"{site}briefs/{brief}/", viewport)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    entries = page.locator(".entry")
    assert entries.count() == 3
    for entry in entries.all():
        number, words = (entry.locator(f".csl-{part}").bounding_box() for part in ("left-margin", "right-inline"))
        assert number is not None
        assert words is not None
        reads_left = entry.evaluate("entry => getComputedStyle(entry.closest('li')).direction") == "rtl"
        first, second = (words, number) if reads_left else (number, words)
        assert first["x"] + first["width"] + 3 <= second["x"]
        assert abs(number["y"] - words["y"]) < 8
        assert "] " in (entry.text_content() or "")


_FULL_STOP = """note => {
    const walk = document.createTreeWalker(note, NodeFilter.SHOW_TEXT);
    let text, last;
    while (text = walk.nextNode())
        if (/\\.\\s*$/.test(text.data) && !text.parentElement.closest(".footnote-backref, .back, .about")) last = text;
    const range = document.createRange(), at = last.data.trimEnd().length - 1;
    const box = (from) => (range.setStart(last, from), range.setEnd(last, from + 1), range.getBoundingClientRect());
    const stop = box(at).x;
    if (at) return stop - box(at - 1).x;
    const before = last.previousSibling.getClientRects();
    return stop - before[before.length - 1].x;
}"""
"""How far to the right of what stands before it a note's last full stop is."""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_full_stop_ends_its_note_in_an_arabic_brief(
    browser: Browser, site: str, media: Literal["screen", "print"]
) -> None:
    """At the right of a note in Latin letters, at the left of one that begins in Arabic; so in the list of sources."""
    page = opened(browser, f"{site}briefs/arabic-notes/", WIDE)
    page.locator(".sidenote[style]").first.wait_for()
    page.emulate_media(media=media)
    for place in (".footnote li", ".sidenote")[: 2 if media == "screen" else 1]:
        found = [note.evaluate(_FULL_STOP) > 0 for note in page.locator(place).all()]
        assert found == [True, False, False, True], place
    entries = {entry.get_attribute("id"): entry.evaluate(_FULL_STOP) > 0 for entry in page.locator(".entry").all()}
    assert entries == {"source-doe2020": True, "source-amin": False, "source-paper": True}
