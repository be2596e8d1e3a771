"""What a text may hold, in a browser: tabs by keyboard, code that is copied, without scripts, on paper, in Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Browsers, served
from html_site import HtmlSite, mkdocs_build
from playwright.sync_api import Browser, Page, expect
from publications import lay_out
from quoted_passages import unfold

CONTENT = """
=== "The ministry"

    Capacity rose by a third [@okello2025, p. 12].

=== "The union"

    Crews shrank by a fifth [@tan2024, p. 88].

=== "The bank"

    It waits.

```py title="wait.py" linenums="1" hl_lines="2"
def wait(arrived, berthed):
    return berthed - arrived  # in hours
```

<div class="grid cards" markdown>

- :material-anchor:{ .lg .middle } **Ports**

    ---

    How long ships wait.

- **Banks**

    Who lends.

</div>

[Read it](tabs.md){ .md-button .md-button--primary } [All](tabs.md){ .md-button }

!!! warning "Before you read on"

    A box.

??? tip "What unfolds"

    Hidden until it is asked for.
"""
_BRIEF = "---\ntitle: Tabs\ndate: 2026-10-06\nauthors: [ports-desk]\ntopics: [trade]\nsummary: All of it.\n{}---\n{}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> HtmlSite:
    """A publication with a brief that holds all of it, one in Arabic, and one that holds nothing of it."""
    root = lay_out("harbour", tmp_path_factory.mktemp("content") / "harbour")
    (root / "briefs/tabs.md").write_text(_BRIEF.format("", CONTENT), "utf-8")
    (root / "briefs/tabs-ar.md").write_text(
        _BRIEF.format("lang: ar\n", CONTENT.replace("tabs.md", "tabs-ar.md")), "utf-8"
    )
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    return HtmlSite(root / "site")


@pytest.fixture(scope="module")
def content(site: HtmlSite) -> Iterator[str]:
    """Where it is served."""
    with served(site.folder) as address:
        yield address


@pytest.fixture(scope="module")
def without_scripts(site: HtmlSite) -> Iterator[str]:
    """Where it is served to readers whose browsers run none."""
    with served(site.folder, {"Content-Security-Policy": "script-src 'none'"}) as address:
        yield address


@pytest.fixture(params=["Chromium", "Firefox"], scope="module")
def any_browser(request: pytest.FixtureRequest, browsers: Browsers) -> Browser:
    """Each of the two."""
    return browsers.chromium() if request.param == "Chromium" else browsers.firefox()


def _open(browser: Browser, address: str, **wishes: object) -> Page:
    page = browser.new_context(**wishes).new_page()  # type: ignore[arg-type]
    page.goto(address)
    return page


def _panel(page: Page, words: str):  # type: ignore[no-untyped-def]
    return page.locator(".tabbed-block", has_text=words)


def test_a_page_loads_what_it_holds_and_another_loads_none_of_it(site: HtmlSite) -> None:
    """Five sheets and two scripts here; a brief with a table and code in a line has the sheet of tables alone."""
    written = (site.folder / "briefs/tabs/index.html").read_text("utf-8")
    for name in ("code.css", "code.js", "tabs.css", "tabs.js", "cards.css", "icons.css", "buttons.css"):
        assert f"../../assets/content/{name}" in written
    other = (site.folder / "briefs/dredging/index.html").read_text("utf-8")
    assert re.findall(r"assets/content/([\w.-]+)", other) == ["figures.css"]


def test_arrow_keys_go_from_tab_to_tab(any_browser: Browser, content: str) -> None:
    """One tab takes the focus, the arrows show the next, in a circle; then Tab goes into the panel."""
    page = _open(any_browser, content + "briefs/tabs/")
    tabs = page.get_by_role("tab")
    expect(tabs).to_have_text(["The ministry", "The union", "The bank"])
    expect(_panel(page, "Capacity")).to_be_visible()
    expect(_panel(page, "Crews")).to_be_hidden()
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel", name="The union")).to_be_visible()
    expect(_panel(page, "Capacity")).to_be_hidden()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(tabs.first).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "tabpanel"


def test_in_arabic_the_left_arrow_goes_on(any_browser: Browser, content: str) -> None:
    """There the next tab stands at the left."""
    page = _open(any_browser, content + "briefs/tabs-ar/")
    page.get_by_role("tab").first.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab").nth(1)).to_be_focused()
    boxes = [tab.bounding_box() for tab in page.get_by_role("tab").all()]
    assert boxes[0] and boxes[1] and boxes[0]["x"] > boxes[1]["x"]


def test_a_link_into_a_tab_opens_it(any_browser: Browser, content: str) -> None:
    """The list of sources leads to the very citation, in whichever tab it stands; again when one is there already."""
    page = _open(any_browser, content + "sources/")
    unfold(page)
    page.locator("a[href*='briefs/tabs/#cite-tan2024']").first.click()
    expect(_panel(page, "Crews")).to_be_visible()
    page.get_by_role("tab").first.click()
    expect(_panel(page, "Crews")).to_be_hidden()
    place = page.evaluate("location.hash")
    page.evaluate("location.hash = ''")
    page.evaluate("place => { location.hash = place; }", place)
    expect(_panel(page, "Crews")).to_be_visible()


def test_code_is_copied_without_its_numbers_and_that_is_said(any_browser: Browser, content: str) -> None:
    """The button says so in a region that is read out, in the language of the page."""
    page = _open(any_browser, content + "briefs/tabs-ar/")
    if any_browser.browser_type.name == "chromium":
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    status = page.locator(".code-tools [role='status']")
    expect(status).to_have_text("")
    page.get_by_role("button", name="نسخ").click()
    expect(status).to_have_text("تم النسخ")
    if any_browser.browser_type.name == "chromium":
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == "def wait(arrived, berthed):\n    return berthed - arrived  # in hours\n"


def test_without_scripts_tabs_are_choices(any_browser: Browser, without_scripts: str) -> None:
    """The keyboard reaches them, one panel is shown, a link into another shows that too; nothing offers to copy."""
    page = _open(any_browser, without_scripts + "briefs/tabs/")
    page.locator(".tabbed-set > input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(_panel(page, "Crews")).to_be_visible()
    expect(_panel(page, "Capacity")).to_be_hidden()
    page.locator(".tabbed-labels > label").last.click()
    expect(_panel(page, "It waits")).to_be_visible()
    expect(page.locator(".code-tools")).to_have_count(0)
    page.goto(without_scripts + "sources/")
    page.locator("details.passages:has(a[href*='briefs/tabs/#cite-tan2024']) > summary").click()
    page.locator("a[href*='briefs/tabs/#cite-tan2024']").first.click()
    expect(_panel(page, "Crews")).to_be_visible()


@pytest.mark.parametrize("where", ["content", "without_scripts"])
def test_paper_shows_every_panel_with_its_title(browser: Browser, where: str, request: pytest.FixtureRequest) -> None:
    """And what unfolds, but no button."""
    page = _open(browser, request.getfixturevalue(where) + "briefs/tabs/")
    page.emulate_media(media="print")
    assert page.locator("details.tip p").evaluate("one => one.checkVisibility({ contentVisibilityAuto: true })")
    for words in ("Capacity", "Crews", "It waits"):
        expect(_panel(page, words)).to_be_visible()
    expect(page.locator(".tabbed-labels")).to_be_hidden()
    assert page.locator(".code-tools:visible").count() == 0
    title = "one => getComputedStyle(one, '::before').content"
    assert _panel(page, "Crews").evaluate(title) == '"The union"'


def test_a_search_within_the_page_finds_what_is_in_a_tab(browser: Browser, content: str) -> None:
    """A closed panel is hidden until it is found."""
    page = _open(browser, content + "briefs/tabs/")
    assert _panel(page, "Crews").get_attribute("hidden") == "until-found"
    _panel(page, "Crews").evaluate("one => one.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(page.get_by_role("tab", name="The union")).to_have_attribute("aria-selected", "true")


def test_an_icon_is_as_large_as_a_letter_and_cards_stand_side_by_side(browser: Browser, content: str) -> None:
    """On a desk two beside one another; on a phone one below the other, and nothing scrolls sideways."""
    page = _open(browser, content + "briefs/tabs/", viewport={"width": 1280, "height": 900})
    icon = page.locator(".twemoji svg").bounding_box()
    assert icon and icon["width"] == icon["height"] < 40
    first, second = (card.bounding_box() for card in page.locator(".grid.cards li").all())
    assert first and second and first["y"] == second["y"] and first["x"] < second["x"]
    page.set_viewport_size({"width": 390, "height": 800})
    first, second = (card.bounding_box() for card in page.locator(".grid.cards li").all())
    assert first and second and first["y"] < second["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, content: str, scheme: str, width: int) -> None:
    """With every tab in turn, what unfolds open, from either side; colours of code at 4.5 to 1 among it."""
    for slug in ("tabs", "tabs-ar"):
        wishes = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
        page = _open(browser, f"{content}briefs/{slug}/", **wishes)
        page.evaluate("document.querySelectorAll('article details').forEach((one) => { one.open = true; })")
        for tab in page.get_by_role("tab").all():
            tab.click()
            found = Axe().run(page).response["violations"]
            assert [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]] == []
