"""What axe finds on every kind of page, and the order in which the keyboard goes through it (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

BRIEF = "briefs/what-a-favour-is-worth/"
KINDS = {
    "home": "",
    "all briefs": "briefs/",
    "a brief with notes": BRIEF,
    "a brief that cites in the text": "briefs/who-votes-in-a-bank/",
    "a commentary": "briefs/a-list-without-dates/",
    "a brief in Arabic": "briefs/one-flood-two-bills-ar/",
    "a brief in Chinese": "briefs/a-list-without-dates-zh/",
    "all topics": "topics/",
    "a topic": "topics/development-finance/",
    "all people": "people/",
    "a person": "people/data-desk/",
    "the bibliography": "sources/",
    "the search": "search/",
    "a page by hand": "about/",
    "a page with code": "manual/write-a-brief/",
    "a page with all that a text may hold": "manual/content/",
    "a lost address": "404.html",
}
# Best practices are in; what axe leaves off unless asked: the size of targets, and names that hold what is shown.
_ASKED = ("target-size", "label-content-name-mismatch")
_AXE = {"resultTypes": ["violations"], "rules": {rule: {"enabled": True} for rule in _ASKED}}


# By turns, so that each is seen in both designs and both widths, and half of them in each of the four together.
_WINDOWS: tuple[tuple[tuple[Literal["light", "dark"], int], ...], ...] = (
    (("light", 1440), ("dark", 360)),
    (("dark", 1440), ("light", 360)),
)


@pytest.fixture(
    params=[("light", 1440), ("dark", 1440), ("light", 360), ("dark", 360)],
    ids=["light, desk", "dark, desk", "light, phone", "dark, phone"],
)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window in one of the two designs, on a desk or a phone."""
    scheme, width = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield context.new_page()
    context.close()


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options=_AXE).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("turn", [0, 1])
def test_axe_finds_nothing_on_any_kind_of_page(turn: int, browser: Browser, address: str) -> None:
    """In the light and in the dark, on a desk and on a phone, each kind in both designs and both widths; what axe takes
    for best practice is asked for too."""
    found = {}
    for name, kind in [*KINDS.items()][turn::2]:
        for scheme, width in _WINDOWS[turn]:
            context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page = context.new_page()
            page.goto(address + kind)
            # It lies over what is at the foot of the window, wherever the reader has scrolled to.
            page.evaluate("document.querySelectorAll('a[href=\"#\"][title]').forEach((arrow) => arrow.remove())")
            if violations := _violations(page):
                found[name, scheme, width] = violations
            context.close()
    assert found == {}


def test_axe_finds_nothing_in_what_unfolds(page: Page, address: str) -> None:
    """The contents, the menu and the numbers of a chart, open."""
    page.goto(address + "briefs/who-votes-in-a-bank/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert _violations(page) == []


def _focused(page: Page) -> str:
    return str(
        page.evaluate(
            "(document.activeElement.innerText || document.activeElement.getAttribute('aria-label') || '').trim()"
        )
    )


def test_the_keyboard_goes_through_a_page_in_its_order(browser: Browser, address: str) -> None:
    """First the link past the masthead, then the masthead, the contents, the head of the brief."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address + BRIEF)
    order = []
    for _ in range(60):
        page.keyboard.press("Tab")
        order.append(_focused(page))
    context.close()
    wanted = ["Skip to content", "Tidewater Briefs", "Home", "Sources", "Search", "Dark", "Table of contents", "Notes",
              "Editorial Desk", "Favours and rules"]  # fmt: skip
    places = [order.index(name) for name in wanted if name in order]
    missing = [name for name in wanted[:-1] if name not in order]
    assert missing == []
    assert places == sorted(places)


def test_the_first_link_leads_past_the_masthead(browser: Browser, address: str) -> None:
    """It shows itself when it has the focus, and the next Tab goes on in the text."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address + BRIEF)
    page.keyboard.press("Tab")
    box = page.locator(".md-skip").bounding_box()
    assert box and box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")
    context.close()


def test_focus_is_always_seen(browser: Browser, address: str) -> None:
    """Every element that Tab reaches has an outline and is not covered (WCAG 2.4.7, 2.4.11)."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + BRIEF)
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
              const one = document.activeElement;
              const [box] = one.getClientRects();  // of a link in two lines the first
              const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 12)];
              const on = document.elementFromPoint(x, y);
              const outlined = getComputedStyle(one).outlineStyle !== 'none';
              const clear = !!on && (one.contains(on) || on.contains(one));
              return { name: one.outerHTML.slice(0, 120), outlined, clear };
            }"""
        )
        if not (state["outlined"] and state["clear"]):
            unseen.append(state)
    context.close()
    assert unseen == []


def test_what_is_pressed_is_large_enough(browser: Browser, address: str) -> None:
    """Controls that stand alone measure 24 px each way and more (WCAG 2.5.8); links within text are exempt."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    small = []
    for kind in (BRIEF, "sources/", "briefs/", "topics/development-finance/"):
        page.goto(address + kind)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        controls = (
            "header a, header button, header summary, .contents a, .contents summary, .letters a, .to-top, select,"
            " .passages summary, .passages button, .filter input"
        )
        for control in page.locator(controls).all():
            box = control.bounding_box()
            if box and (box["width"] < 24 or box["height"] < 24):
                small.append(
                    (kind, control.evaluate("one => one.outerHTML.slice(0, 100)"), box["width"], box["height"])
                )
    context.close()
    assert small == []


def test_who_asks_for_less_motion_gets_none(browser: Browser, address: str) -> None:
    """No transition and no smooth scrolling."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + BRIEF)
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter((one) => {
          const style = getComputedStyle(one);
          return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0
            || style.scrollBehavior === 'smooth';
        }).length"""
    )
    context.close()
    assert moving == 0
