"""Arriving at a passage, in Chromium and in Firefox: its sentence is marked and in sight, its mark has the focus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from typing import Any, NamedTuple

import pytest
from browsing import Browsers, launch_firefox
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from night import by_day
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright
from quoted_passages import LINKS, letters, marked_otherwise, passages, serve_sentences, unfold

from briefsite.link import passages as passages_in_text
from briefsite.link.passages import Replacement, quote

WINDOWS = {360: 640, 1400: 900}
CHOSEN = (5, 20, 50)
DESIGNS = ("light", "dark", "forced colours", "less motion")
BY_DAY = (*product(("Chromium",), DESIGNS), ("Firefox", "dark"))
"""The passages that are followed: in the text, and behind long sentences and short ones."""

_STATE = """() => {
  const claims = [...(CSS.highlights?.get("arrived") ?? [])];
  const boxes = claims.map((claim) => claim.getBoundingClientRect());
  const id = decodeURIComponent(location.hash.slice(1));
  return {
    text: claims.map(String).join(" ").replace(/\\s+/g, " "),
    top: Math.min(...boxes.map(({ top }) => top)) / innerHeight,
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) / innerHeight,
    hasFocus: document.activeElement.matches("a.footnote-ref, a.source, .cite")
      && document.getElementById(id)?.contains(document.activeElement),
    previews: document.querySelectorAll(".note-preview").length,
  };
}"""

_IS_THERE = """address => location.href.replace(/\\?source=[^#]*/, "") === address && document.readyState === "complete"
  && (!location.hash || CSS.highlights.size > 0)"""


class Reader(NamedTuple):
    """Somebody who reads the site in one of the browsers, in a window of some size."""

    page: Page
    height: int


@pytest.fixture(scope="module", params=["Chromium", "Firefox", "Firefox that keeps no page"])
def either(browsers: Browsers, request: pytest.FixtureRequest) -> Browser:
    """Each browser; Firefox also as it goes back to a page that it has to make anew, as Chromium does here."""
    again = ("pages made anew when a reader goes back",) if "no page" in request.param else ()
    return browsers.chromium() if request.param == "Chromium" else browsers.firefox(*again)


@pytest.fixture(params=sorted(WINDOWS), ids=lambda width: f"{width} px")
def reader(either: Browser, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """On a phone and at a desk; no script may fail."""
    height = WINDOWS[request.param]
    context = either.new_context(viewport={"width": request.param, "height": height})
    yield from _reader(context, height)


def _reader(context: BrowserContext, height: int) -> Iterator[Reader]:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Reader(page, height)
    context.close()
    assert errors == []


def _settled(page: Page, address: str) -> dict[str, Any]:
    """What is marked once a page is shown; its own scripts have had their time."""
    for _ in range(200):
        with suppress(Error):  # while one page follows another there is none to ask
            if page.evaluate(_IS_THERE, address):
                break
        page.wait_for_timeout(50)
    page.wait_for_timeout(150)
    state: dict[str, Any] = page.evaluate(_STATE)
    return state


def _leave(page: Page, how: str) -> None:
    """Go somewhere else in the history, and wait until the page is on its way."""
    page.evaluate(f"setTimeout(() => {how})")
    page.wait_for_timeout(300)


def _assert_arrived(state: dict[str, Any], quoted: str) -> None:
    assert letters(state["text"]).startswith(letters(quoted)), state["text"]
    assert 0.2 <= state["top"] <= 0.4, state
    assert state["bottom"] <= 1, state
    assert state["hasFocus"], state
    assert state["previews"] == 0, "focus that the page moves opens no preview"


@pytest.mark.parametrize("number", CHOSEN)
def test_a_link_from_the_sources_leads_to_the_whole_sentence(reader: Reader, address: str, number: int) -> None:
    """Then a reload, the way back and forward again: each time the same sentence stands there, marked, a third down."""
    page = reader.page
    place, quoted = passages(page, f"{address}sources/")[number]
    unfold(page)
    page.locator(f"{LINKS}[href$='#{place.split('#')[1]}']").first.click()
    _assert_arrived(_settled(page, place), quoted)
    _leave(page, "location.reload()")
    _assert_arrived(_settled(page, place), quoted)
    _leave(page, "history.back()")
    assert _settled(page, f"{address}sources/")["text"] == ""
    _leave(page, "history.forward()")
    _assert_arrived(_settled(page, place), quoted)


def test_a_shared_link_leads_there_too(reader: Reader, address: str) -> None:
    """Into an empty window, and from there to another passage of the same page and back."""
    page = reader.page
    every = passages(page, f"{address}sources/")
    place, quoted = every[CHOSEN[0]]
    same_page = [(other, words) for other, words in every if other.split("#")[0] == place.split("#")[0]]
    other, words = next((one, text) for one, text in same_page if text != quoted)
    page.goto("about:blank")
    page.goto(place)
    _assert_arrived(_settled(page, place), quoted)
    page.evaluate("id => { location.hash = id; }", other.split("#")[1])
    _assert_arrived(_settled(page, other), words)
    _leave(page, "history.back()")
    _assert_arrived(_settled(page, place), quoted)


def test_a_note_leads_back_to_its_sentence(reader: Reader, address: str) -> None:
    """The arrow behind a note ends on its mark, with the sentence marked."""
    page = reader.page
    page.goto(f"{address}briefs/counting-heads-and-needs/")
    page.locator("section.footnote a.footnote-backref").nth(16).click()
    state = _settled(page, page.evaluate("location.href"))
    assert page.evaluate("document.activeElement.textContent") == "17"
    _assert_arrived(state, "Amnesty International said on the day")


def test_whoever_has_read_on_is_left_there(reader: Reader, address: str) -> None:
    """A reload does not take a reader back to where a link once led; the sentence is still marked."""
    page = reader.page
    place, _ = passages(page, f"{address}sources/")[CHOSEN[0]]
    page.goto(place)
    _settled(page, place)
    page.evaluate("scrollBy({ top: 1.5 * innerHeight, behavior: 'instant' })")
    page.wait_for_timeout(400)
    left = page.evaluate("scrollY")
    _leave(page, "location.reload()")
    _settled(page, place)
    page.wait_for_function("left => Math.abs(scrollY - left) < 3", arg=left)


# How it is seen


@pytest.mark.parametrize(("name", "design"), by_day(BY_DAY, product(("Chromium", "Firefox"), DESIGNS)))
def test_the_sentence_is_seen_in_every_design(
    playwright: Playwright, browsers: Browsers, address: str, name: str, design: str
) -> None:
    """What is drawn with the mark is not what is drawn without it; nothing of it covers the sign before the number."""
    other = launch_firefox(playwright, design) if name == "Firefox" and design != "light" else None
    if name == "Firefox":
        context = (other or browsers.firefox()).new_context(viewport={"width": 1400, "height": 900})
    else:
        context = browsers.chromium().new_context(
            viewport={"width": 1400, "height": 900},
            color_scheme="dark" if design == "dark" else "light",
            forced_colors="active" if design == "forced colours" else "none",
            reduced_motion="reduce" if design == "less motion" else "no-preference",
        )
    page = context.new_page()
    place, quoted = next(
        one for one in passages(page, f"{address}sources/") if "counting-heads-and-needs/#cite-alarm22" in one[0]
    )
    page.goto(place)
    _assert_arrived(_settled(page, place), quoted)
    page.wait_for_timeout(1000)  # so long a page without focus arrives again
    page.evaluate("document.activeElement.blur()")
    box = page.evaluate("(({ x, y, width, height }) => ({ x, y, width, height: height / 2 }))"
                        "([...CSS.highlights.get('arrived')][0].getBoundingClientRect())")  # fmt: skip
    with_mark = page.screenshot(clip=box)
    page.evaluate("CSS.highlights.clear()")
    assert page.screenshot(clip=box) != with_mark
    covers = page.locator(":target").evaluate(
        """place => {
          const mark = place.querySelector("a.footnote-ref");
          mark.focus();
          const [ring, around] = [getComputedStyle(mark), getComputedStyle(place)];
          const reach = (style) => style.outlineStyle === "none" ? 0
            : parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
          return [reach(ring) > 0.1, reach(around) > 0.1, around.boxShadow];
        }"""
    )
    context.close()
    if other:
        other.close()
    assert covers == [False, False, "none"]


@pytest.mark.parametrize("width", sorted(WINDOWS))
def test_without_scripts_the_paragraph_is_in_sight_with_a_line_beside_it(
    browser: Browser, address: str, width: int
) -> None:
    """The note mark stands out, and the sentence that it ends is above it in the window."""
    height = WINDOWS[width]
    plain = browser.new_context(viewport={"width": width, "height": height})
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=False)
    place, _ = passages(plain.new_page(), f"{address}sources/")[CHOSEN[0]]
    page = context.new_page()
    page.goto(place)
    target = page.locator(":target")
    box = target.bounding_box()
    assert box and 0.3 * height <= box["y"] <= 0.5 * height
    assert target.evaluate("place => getComputedStyle(place).backgroundColor") != "rgba(0, 0, 0, 0)"
    line = target.evaluate("place => getComputedStyle(place.closest('p, li'), '::before').borderInlineStartWidth")
    assert line == "4px"
    for one in (plain, context):
        one.close()


def test_a_browser_that_cannot_mark_text_moves_the_focus_all_the_same(browser: Browser, address: str) -> None:
    """Highlights came to browsers between 2022 and 2025."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    place, _ = passages(page, f"{address}sources/")[CHOSEN[0]]
    page.add_init_script("delete window.Highlight; delete CSS.highlights; delete Object.getPrototypeOf(CSS).highlights;"
                         "Object.defineProperty(CSS, 'highlights', { value: undefined });")  # fmt: skip
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(place)
    page.wait_for_timeout(300)
    state = page.evaluate(_STATE)
    top = page.locator(":target").bounding_box()
    context.close()
    assert errors == []
    assert state["hasFocus"]
    assert top and 0.3 * 900 < top["y"] < 0.5 * 900


# Which sentence


def test_every_sentence_that_a_source_quotes_is_the_one_that_is_marked(browser: Browser, address: str) -> None:
    """All passages of the site: the scripts find in the page what was found in the text."""
    context = browser.new_context()
    page = context.new_page()
    quoted = passages(page, f"{address}sources/")
    assert len({place.split("#")[0] for place, _ in quoted}) > 5
    wrong = marked_otherwise(page, quoted)
    context.close()
    assert wrong == {}


_TOKENS = ("Banks", "lend", "it", "world's", "Dr.", "No.", "e.g.", "cf.", "J.", "U.S.", "3.5", "1955.", "end.", "why?",
           "so!", "and…", "said “no”.", "said “no.”", '"Yes."', "(as here).", "[sic].", "«Oui».", "Élan", "été", "¿Y",
           "会议。", "二十九国", "召开？", "متى؟", "بدأ", "“Then", "(But")  # fmt: skip


@pytest.fixture(scope="module")
def with_the_script(browser: Browser, address: str) -> Iterator[Page]:
    """A page on which `boundsIn` is at hand."""
    context = browser.new_context()
    page = context.new_page()
    serve_sentences(page)
    page.goto(f"{address}briefs/counting-heads-and-needs/")
    page.evaluate(
        """async () => {
          const { boundsIn } = await import(new URL("../../assets/sentences.js", location.href));
          Object.assign(window, { boundsIn });
        }"""
    )
    yield page
    context.close()


@settings(max_examples=150)
@given(
    before=st.lists(st.sampled_from(_TOKENS), max_size=9),
    behind=st.lists(st.sampled_from(_TOKENS), max_size=9),
    spaces=st.tuples(st.sampled_from(("", " ")), st.sampled_from((" ", ", ", ". "))),
)
def test_a_sentence_is_the_same_on_both_sides(
    with_the_script: Page, before: list[str], behind: list[str], spaces: tuple[str, str]
) -> None:
    """Whatever words, stops, quotation marks and abbreviations stand around a citation, in any script."""
    first, last = "So " + " ".join(before) + spaces[0], spaces[1] + " ".join(behind)
    assume(not (last.startswith(".") and re.search(r"[.!?…。！？؟][\"”’»)\]]*\s*$", first)))  # two full stops
    text = f"{first}[@here]{last}"
    start, end = len(first), len(first) + len("[@here]")
    expected = quote(text, start, end, [Replacement(start, end)])
    line = f"{first}\ue000{last}"
    begins, ends = with_the_script.evaluate("text => boundsIn(text)", line)
    units = line.encode("utf-16-le")  # JavaScript counts in these
    found = units[2 * begins : 2 * ends].decode("utf-16-le").replace("\ue000", "")
    assert passages_in_text._plain(" ".join(found.split())) == expected
