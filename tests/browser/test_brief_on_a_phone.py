"""A brief on a phone: the argument comes soon, a bar says where one is, what is no argument folds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from browsing import Browsers
from playwright.sync_api import Browser, Locator, Page, expect

FULLEST = "briefs/what-a-favour-is-worth/"
"""It has a subtitle, a long summary, key points, key figures, an editor's note and corrections."""
BARE = "briefs/who-asks-the-questions/"
"""It has no key points."""
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
FIRST = ".brief-title ~ p:not([class]), .brief-title ~ div:not([class])"
SHIFTS = """() => {
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) window.shifts += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""

Opened = Callable[..., Page]


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def either(request: pytest.FixtureRequest, browsers: Browsers) -> Browser:
    """Chromium, then Firefox."""
    return browsers.chromium() if request.param == "chromium" else browsers.firefox()


@pytest.fixture
def opened(either: Browser, address: str) -> Iterator[Opened]:
    """A function that opens a page of Tidewater Briefs in a window, in which no script may fail."""
    contexts, errors = [], []

    def open_page(path: str, viewport: object = PHONE, **options: object) -> Page:
        contexts.append(either.new_context(viewport=viewport, **options))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def _top(place: Locator) -> float:
    return float(place.evaluate("one => one.getBoundingClientRect().top + scrollY"))


def _read(page: Page) -> float:
    """How much of its width the line of the bar has."""
    drawn = "one => new DOMMatrix(getComputedStyle(one, '::after').transform).a"
    return float(page.locator(".contents").evaluate(drawn))


def test_the_argument_begins_within_a_screen_and_a_fifth(opened: Opened) -> None:
    """Of the brief with most before it; names and date stand under the subtitle, topics below the text."""
    page = opened(FULLEST)
    assert _top(page.locator(FIRST).first) <= 1.2 * PHONE["height"]
    order = (".subtitle", ".byline", ".summary", "#key-points", "#key-figures", "#corrections", ".topics", "#notes")
    tops = [_top(page.locator(name).first) for name in order]
    assert tops == sorted(tops)


def test_nothing_moves_while_a_brief_is_loaded_and_read(browser: Browser, address: str) -> None:
    """What folds is folded before it is seen; the bar keeps its height whatever it names."""
    page = browser.new_context(viewport=PHONE).new_page()  # type: ignore[arg-type]
    page.add_init_script(f"({SHIFTS})()")
    page.route("**/*.js", lambda route: (page.wait_for_timeout(150), route.continue_()))
    page.goto(address + FULLEST)
    for y in range(0, 5000, 400):
        page.evaluate("y => scrollTo(0, y)", y)
        page.wait_for_timeout(30)
    assert page.evaluate("window.shifts") < 0.01
    page.context.close()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_bar_names_the_part_and_shows_how_far_one_is(opened: Opened, motion: str) -> None:
    """Nothing at the top, the name of each part while it is read, all of the line when the notes begin."""
    page = opened(FULLEST, reduced_motion=motion)
    here, height = page.locator(".contents__here"), page.locator(".contents").evaluate("one => one.offsetHeight")
    assert (here.text_content(), _read(page)) == ("", 0)
    page.locator("#what-was-written-down").evaluate("one => one.scrollIntoView()")
    expect(here).to_have_text("What was written down")
    assert 0.3 < _read(page) < 0.9
    assert page.locator(".contents").evaluate("one => one.offsetHeight") == height
    page.locator("#notes").evaluate("one => one.scrollIntoView()")
    expect(here).to_have_text("Notes")
    assert _read(page) == 1


def test_without_scripts_there_is_no_line_and_all_stands_open(browser: Browser, address: str) -> None:
    """Key points, figures and sources; a link to a source leads to one that is seen."""
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()  # type: ignore[arg-type]
    page.goto(address + FULLEST)
    assert page.locator(".contents__here").text_content() == ""
    assert page.locator("details.fold").count() == 0
    for shown in ("#key-points + ul", "#key-figures + ul", ".sources > ul"):
        assert page.locator(shown).is_visible(), shown
    link = page.locator("section.footnote a.source").first
    link.click()
    assert page.locator(f"[id='{urlsplit(page.url).fragment}']").is_visible()
    page.context.close()


@pytest.mark.parametrize("folded", ["key-points", "key-figures", "sources"])
def test_what_is_no_argument_folds_and_opens(opened: Opened, folded: str) -> None:
    """By a press on its heading or by the keyboard; the heading stays one."""
    page = opened(FULLEST)
    inside = page.locator(f"summary:has(#{folded}) + ul")
    assert not inside.is_visible()
    page.locator(f"#{folded}").click()
    assert inside.is_visible()
    page.locator(f"summary:has(#{folded})").press("Enter")
    assert not inside.is_visible()
    assert page.get_by_role("heading", name=page.locator(f"#{folded}").inner_text().strip("#")).count() == 1


def test_whatever_leads_into_a_fold_opens_it(opened: Opened, address: str) -> None:
    """An address, a link on the page, the way from a source back into the key points, a quoted text; then paper."""
    page = opened(FULLEST + "#source-favours86")
    entry, points = page.locator("#source-favours86"), page.locator("summary:has(#key-points) + ul")
    expect(entry).to_be_in_viewport()
    page.locator("#back-source-favours86 a[role='doc-backlink']").first.click()
    expect(points).to_be_visible()
    page = opened(FULLEST)
    assert not page.locator("#source-plan78").is_visible()
    page.locator("section.footnote a.source[href='#source-plan78']").first.evaluate("link => link.click()")
    expect(page.locator("#source-plan78")).to_be_in_viewport()
    page = opened(FULLEST)
    page.emulate_media(media="print")
    for printed in ("summary:has(#key-points) + ul", "#source-favours86"):
        box = page.locator(printed).bounding_box()
        assert box is not None and box["height"] > 10, printed


def test_a_search_in_the_page_finds_what_is_folded(browser: Browser, address: str) -> None:
    """A link to a text does as that search does: the fold opens around it."""
    page = browser.new_context(viewport=PHONE).new_page()  # type: ignore[arg-type]
    page.goto(address + BARE)
    page.goto(address + FULLEST + "#:~:text=Journal%20article,Cited")
    expect(page.locator("summary:has(#sources) + ul")).to_be_visible()
    page.context.close()


def test_whoever_comes_back_finds_unfolded_what_was(opened: Opened, address: str) -> None:
    """Also where the browser makes the page anew."""
    page = opened(FULLEST)
    page.locator("#sources").click()
    page.wait_for_function("() => history.state?.unfolded?.includes('sources')")
    page.reload()
    assert page.locator("summary:has(#sources) + ul").is_visible()
    assert not page.locator("summary:has(#key-points) + ul").is_visible()


def test_on_a_desk_nothing_folds(opened: Opened) -> None:
    """Nor when the window of a phone becomes wide; when that of a desk becomes narrow, it does."""
    page = opened(FULLEST, DESK)
    assert page.locator("details.fold").count() == 0
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    expect(page.locator("summary:has(#sources) + ul")).to_be_hidden()
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    expect(page.locator("summary:has(#sources) + ul")).to_be_visible()


def test_a_brief_without_key_points_begins_after_a_gap(opened: Opened) -> None:
    """As wide as between two paragraphs and wider, on a phone and on a desk, and no more than two lines."""
    for viewport in (PHONE, DESK):
        page = opened(BARE, viewport)
        above = page.locator(".summary").evaluate("one => one.getBoundingClientRect().bottom + scrollY")
        assert 20 <= _top(page.locator(FIRST).first) - above <= 64


def test_the_sheet_of_a_long_note_keeps_its_buttons_in_sight(browser: Browser, address: str) -> None:
    """At its foot, before and after the note is scrolled."""
    page = browser.new_context(viewport={"width": 390, "height": 420}, has_touch=True).new_page()
    page.goto(address + FULLEST)
    page.locator("article > p a.footnote-ref").first.tap()
    sheet, ways = page.locator(".note-preview"), page.locator(".note-preview__ways")
    expect(ways).to_be_visible()
    assert sheet.evaluate("one => one.scrollHeight > one.clientHeight + 20"), "no long note: choose another"
    for _ in range(2):
        box, around = ways.bounding_box(), sheet.bounding_box()
        assert box and around
        assert around["y"] <= box["y"] and box["y"] + box["height"] <= around["y"] + around["height"] + 1
        assert page.locator(".note-preview__ways button").is_visible()
        sheet.evaluate("one => one.scrollTo(0, one.scrollHeight)")
    page.context.close()
