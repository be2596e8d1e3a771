"""What scripts do with large pictures and with tables that sort, and what there is without them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Browsers, served
from html_site import mkdocs_build
from playwright.sync_api import Browser, Page
from projects import BRIEF, write_project

_TEXT = """
## Text

![A quay](quay.svg)

![Small](small.svg){ align=right }

![For the day](small.svg#only-light) ![For the night](small.svg#only-dark)

A formula, $x = \\frac{a}{b}$, of the UN and the UN; ==marked== and ++ctrl+c++.

$$
y = x^2
$$

- [x] done
- [ ] open

*[UN]: United Nations

<div class="sortable" markdown>

| Port | Wait | Since | Note |
|---|---:|---|---|
| Óbidos | 1,200.5 | 3 May 2019 | a |
| Zanzibar | –3 { data-sort=-3 } | 2020-03-01 | b |
| Abidjan | US$12 million | 12 January 2021 | c |
| Oslo | | | d |

</div>
"""
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"><rect width="90%" height="90%"/></svg>'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a brief with all of it is served."""
    files = {"briefs/quay.svg": _SVG.format(1600), "briefs/small.svg": _SVG.format(100)}
    root = write_project(tmp_path_factory.mktemp("content") / "project", {"briefs/first.md": BRIEF + _TEXT, **files})
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    with served(root / "site") as site:
        yield f"{site}briefs/first/"


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def either(browsers: Browsers, request: pytest.FixtureRequest) -> Browser:
    """Both browsers."""
    return browsers.chromium() if request.param == "chromium" else browsers.firefox()


def _column(page: Page, number: int) -> list[str]:
    cells = page.locator(f".sortable tbody td:nth-child({number})")
    return [text.strip() for text in cells.all_inner_texts()]


def test_a_table_sorts_by_words_numbers_and_dates(either: Browser, address: str) -> None:
    """Accents, signs of money and months are read as the language reads them; empty cells stay below."""
    page = either.new_page()
    page.goto(address)
    heads = page.locator(".sortable th button")
    assert heads.all_inner_texts() == ["Port", "Wait", "Since", "Note"]
    heads.nth(0).click()
    assert _column(page, 1) == ["Abidjan", "Óbidos", "Oslo", "Zanzibar"]
    heads.nth(1).focus()
    page.keyboard.press("Enter")
    assert _column(page, 2) == ["–3", "US$12 million", "1,200.5", ""]
    page.keyboard.press("Space")
    assert _column(page, 2) == ["1,200.5", "US$12 million", "–3", ""]
    heads.nth(2).click()
    assert _column(page, 3) == ["3 May 2019", "2020-03-01", "12 January 2021", ""]
    states = page.locator(".sortable th").evaluate_all("heads => heads.map((one) => one.getAttribute('aria-sort'))")
    assert states == [None, None, "ascending", None]
    page.close()


def test_a_large_picture_opens_in_the_window_and_escape_leads_back(either: Browser, address: str) -> None:
    """With its alternative text; a small one is no link."""
    page = either.new_page()
    page.goto(address)
    assert page.locator("a.zoom[aria-haspopup]").count() == 1  # the script has run
    page.locator("a.zoom").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="A quay")
    assert dialog.get_by_role("img", name="A quay").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Close"
    page.keyboard.press("Escape")
    page.locator("dialog.zoomed").wait_for(state="detached")
    assert page.evaluate("document.activeElement.className") == "zoom"
    page.locator("a.zoom").click()
    dialog.get_by_role("button", name="Close").click()
    page.locator("dialog.zoomed").wait_for(state="detached")
    page.close()


def test_without_scripts_a_picture_is_a_link_and_a_table_is_a_table(browser: Browser, address: str) -> None:
    """Nothing is missing, and nothing pretends to be a button."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    assert page.locator(".sortable th button").count() == 0
    assert (page.locator("a.zoom").get_attribute("href") or "").endswith("quay.svg")
    assert page.locator("math").count() == 2


@pytest.mark.parametrize(("scheme", "shown"), [("light", "For the day"), ("dark", "For the night")])
def test_a_picture_for_one_design_is_shown_in_that_alone(
    browser: Browser, address: str, scheme: str, shown: str
) -> None:
    """Paper has the one for the light design."""
    page = browser.new_context(color_scheme=scheme).new_page()  # type: ignore[arg-type]
    page.goto(address)
    pictures = page.locator("img[src*='#only']")
    visible = [one.get_attribute("alt") for one in pictures.all() if one.is_visible()]
    assert visible == [shown]
    page.emulate_media(media="print")
    assert [one.get_attribute("alt") for one in pictures.all() if one.is_visible()] == ["For the day"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_a_text_may_hold(browser: Browser, address: str, scheme: str) -> None:
    """With the picture open too."""
    page = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 800}).new_page()  # type: ignore[arg-type]
    page.goto(address)
    for is_open in (False, True):
        if is_open:
            page.locator("a.zoom").click()
        found = Axe().run(page).response["violations"]
        assert [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_abbreviation_that_is_touched_says_what_it_stands_for(browser: Browser, address: str) -> None:
    """The first by the keyboard too, and on paper."""
    page = browser.new_page()
    page.goto(address)
    said = "getComputedStyle(document.querySelectorAll('abbr')[{}], '::after').content"
    assert page.evaluate(said.format(1)) == "none"
    page.locator("abbr").nth(1).click()
    assert page.evaluate(said.format(1)) != "none"
    page.emulate_media(media="print")
    page.locator("h1").click()
    assert [page.evaluate(said.format(at)) != "none" for at in (0, 1)] == [True, False]
