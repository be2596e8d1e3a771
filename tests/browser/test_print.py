"""Pages on paper, as Chromium prints them and poppler reads them: heads, numbers, addresses, nothing of the screen."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tools import missing

BRIEF = "briefs/what-a-favour-is-worth/"
TITLES = {
    BRIEF: "What a favour is worth: diffuse and specific reciprocity",
    "briefs/one-flood-two-bills-ar/": "فيضان",
    "briefs/a-list-without-dates-fr/": "Une liste sans calendrier",
    "sources/": "Sources",
}
OF_THE_SCREEN = re.compile(r"[↩↑×☰#▶▸▾▼◀]|\bSearch\b|Back to top|Skip to|Table of contents|Atom|Show (?:the|more)")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window from which pages are printed."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _poppler(*command: str) -> str:
    """What one of poppler's tools says, with signs for directions left out and letters in their plain forms."""
    if not shutil.which(command[0]):
        missing("poppler")
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", unicodedata.normalize("NFKC", said))


def _printed(page: Page, folder: Path) -> list[str]:
    """The text of each sheet on which the page stands."""
    page.pdf(path=folder / "page.pdf", prefer_css_page_size=True, format="A4")
    return _poppler("pdftotext", "-layout", str(folder / "page.pdf"), "-").split("\f")[:-1]


@pytest.mark.parametrize("path", TITLES)
def test_each_sheet_is_numbered_and_says_whose_it_is(page: Page, address: str, path: str, tmp_path: Path) -> None:
    """Below stands which of how many; above, from the second on, the publication and the title."""
    page.goto(address + path)
    sheets = _printed(page, tmp_path)
    assert len(sheets) > 1
    feet = [re.sub(r"\s", "", sheet.rstrip().splitlines()[-1]).split("/") for sheet in sheets]
    last = str(len(sheets))
    assert [sorted(foot) for foot in feet] == [sorted((str(number), last)) for number in range(1, len(sheets) + 1)]
    heads = [sheet.lstrip("\n").splitlines()[0] for sheet in sheets[1:]]
    assert all("Tidewater Briefs" in head and TITLES[path] in head for head in heads), heads
    assert "https://tidewater.example/" + path in sheets[0].lstrip("\n").splitlines()[0]


def test_a_link_to_another_brief_says_where_that_stands(page: Page, address: str, tmp_path: Path) -> None:
    """Its address in brackets; links of the byline and to notes of the page say nothing."""
    page.goto(address + BRIEF)
    text = " ".join("\n".join(_printed(page, tmp_path)).split())
    assert "the brief on votes (tidewater.example/briefs/who-votes-in-a-bank/)" in text
    assert text.count("(tidewater.example/") == 1


@pytest.mark.parametrize("path", ["", BRIEF, "topics/trade/", "sources/", "briefs/"])
def test_nothing_of_the_screen_is_printed(page: Page, address: str, path: str, tmp_path: Path) -> None:
    """No sign of a heading, of a note's way back or of a button; no menu, no feed."""
    page.goto(address + path)
    assert OF_THE_SCREEN.findall("\n".join(_printed(page, tmp_path))) == []


def test_notes_and_what_is_folded_are_printed_in_full(page: Page, address: str, tmp_path: Path) -> None:
    """Each note and each source of a brief, though a phone may fold them."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address + BRIEF)
    own = "all => all.map((one) => one.textContent.replace('↩', '').replace(/\\s+/g, '').slice(0, 60))"
    parts = page.locator("section.footnote li, [role=doc-bibliography] .entry").evaluate_all(own)
    assert len(parts) > 20
    text = re.sub(r"\s+", "", "".join(_printed(page, tmp_path)))
    assert [part for part in parts if unicodedata.normalize("NFKC", part)[:40] not in text] == []


def test_a_long_table_is_broken_between_rows_and_says_its_heads_again(page: Page, address: str, tmp_path: Path) -> None:
    """On every sheet on which it goes on."""
    page.goto(address + BRIEF)
    page.locator("article table tbody").first.evaluate(
        "body => { for (let i = 0; i < 6; i += 1) body.append(...[...body.rows].map((row) => row.cloneNode(true))); }"
    )
    sheets = _printed(page, tmp_path)
    rows = [sheet for sheet in sheets if "Communiqués, plans" in sheet]
    assert len(rows) > 2
    assert all("it stands" in sheet and "How it" in sheet for sheet in rows)


@pytest.mark.parametrize("path", ["", *TITLES, "briefs/counting-heads-and-needs/", "topics/trade/"])
def test_no_sheet_but_the_last_is_a_quarter_empty(page: Page, address: str, path: str, tmp_path: Path) -> None:
    """What stays together is small enough."""
    page.goto(address + path)
    _printed(page, tmp_path)
    boxes = _poppler("pdftotext", "-bbox", str(tmp_path / "page.pdf"), "-").split("<page ")[1:]
    lowest = [sorted(map(float, re.findall(r'yMax="([\d.]+)"', sheet)))[:-3][-1] for sheet in boxes]
    height = 841.9
    assert all(last > 0.7 * height for last in lowest[:-1]), [round(last / height, 2) for last in lowest]
