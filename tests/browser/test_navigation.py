"""Menus with sections, as readers use them: by the keyboard, without a script, on a phone, in either browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Browsers, served
from html_site import mkdocs_build
from playwright.sync_api import Browser, Page
from projects import FILES, write_project

NAV = """
nav:
  - Home: index.md
  - Guide:
      - guide/index.md
      - Deep: [guide/one.md, {Two: guide/two.md}]
  - Partners: [{One: https://one.example.org/}, {Two: https://two.example.org/}]
"""
FEATURES = "[navigation.indexes, navigation.path, navigation.footer, navigation.top, toc.follow, content.action.edit]"
SETTINGS = (
    FILES["mkdocs.yml"]
    .replace("\nnav: [{Home: index.md}]\n", NAV)
    .replace("  language: en\n", f"  language: en\n  features: {FEATURES}\n")
    + "repo_url: https://github.com/harbour/briefs\nedit_uri: edit/main/docs/\n"
)
TEXT = "".join(f"\n\n## Part {number}\n\n{'Ministers met, and banks followed. ' * 150}" for number in range(1, 6))
PAGES = {f"docs/guide/{name}.md": f"# {name.title()}{TEXT}\n" for name in ("index", "one", "two")}
ONE = "guide/one/"
BAR = ".site-sections > ul > li"
_ASKED = ("target-size", "label-content-name-mismatch")
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a publication with sections is served."""
    root = write_project(tmp_path_factory.mktemp("sections") / "project", {**PAGES, "mkdocs.yml": SETTINGS})
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    with served(root / "site") as found:
        yield found


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest, browsers: Browsers) -> Browser:
    """Each of the two."""
    return browsers.chromium() if request.param == "chromium" else browsers.firefox()


def _open(browser: Browser, address: str, **wishes: object) -> Page:
    page = browser.new_context(**{"viewport": DESK, **wishes}).new_page()  # type: ignore[arg-type]
    page.goto(address)
    return page


def _shown(page: Page, links: str) -> list[str]:
    return [link.inner_text().strip() for link in page.locator(links).all() if link.is_visible()]


def test_a_section_unfolds_and_another_one_folds_it(browser: Browser, address: str) -> None:
    """By the keyboard alone; Escape folds it and stays there."""
    page = _open(browser, address + ONE)
    page.locator(f"{BAR}:nth-child(2) > details > summary").focus()
    page.keyboard.press("Enter")
    assert _shown(page, f"{BAR} details a") == ["One", "Two"]
    page.keyboard.press("Escape")
    assert _shown(page, f"{BAR} details a") == []
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Pages in Guide"
    page.keyboard.press("Enter")
    page.locator(f"{BAR}:nth-child(3) > details > summary").click()
    assert page.locator(f"{BAR} > details[open]").count() == 1
    assert _shown(page, f"{BAR} details a") == ["One", "Two"]
    page.locator("h1").click()
    assert _shown(page, f"{BAR} details a") == []
    page.context.close()


def test_menus_need_no_script(browser: Browser, address: str) -> None:
    """On a desk and on a phone, where the section that one is in stands open."""
    desk = _open(browser, address + ONE, java_script_enabled=False)
    desk.locator(f"{BAR}:nth-child(2) > details > summary").click()
    assert _shown(desk, f"{BAR} details a") == ["One", "Two"]
    desk.context.close()
    phone = _open(browser, address + ONE, java_script_enabled=False, viewport=PHONE)
    phone.locator(".site-menu > summary").click()
    assert _shown(phone, ".site-menu a") == ["Home", "Guide", "One", "Two"]
    phone.locator(".site-menu a", has_text="Two").first.click()
    assert phone.url == f"{address}guide/two/"
    phone.context.close()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_page_is_no_wider_with_its_menus_unfolded(browser: Browser, address: str, viewport: dict[str, int]) -> None:
    """Each of them stands within the window."""
    page = _open(browser, address + ONE, viewport=viewport)
    for menu in page.locator(f"{BAR} > details > summary, .site-menu > summary").all():
        if menu.is_visible():
            menu.click()
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
            box = page.locator(f"{BAR} > details[open] > ul, .site-menu[open] > nav").first.bounding_box()
            assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= viewport["width"]
    page.context.close()


def test_the_bar_says_which_part_one_reads(browser: Browser, address: str) -> None:
    """After a jump too, which passes no heading on its way; above the first part it says nothing."""
    page = _open(browser, address + ONE, viewport=PHONE)
    here = page.locator(".contents__here")
    assert here.text_content() == ""
    page.evaluate("document.getElementById('part-4').scrollIntoView()")
    page.wait_for_function("() => document.querySelector('.contents__here').textContent === 'Part 4'")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("() => document.querySelector('.contents__here').textContent === ''")
    page.context.close()


def test_a_button_leads_back_from_the_second_screen_on(browser: Browser, address: str) -> None:
    """Not before: the top is in sight. It covers nothing but itself."""
    page = _open(browser, address + ONE, viewport=PHONE, java_script_enabled=False)
    button = page.locator(".top a")
    box = button.bounding_box()
    assert box is None or box["y"] > PHONE["height"]
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(600)
    box = button.bounding_box()
    assert box is not None and PHONE["height"] - 80 < box["y"] < PHONE["height"] - box["height"]
    button.click()
    page.wait_for_timeout(600)
    box = button.bounding_box()
    assert box is None or box["y"] > PHONE["height"]
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 800}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(browsers: Browsers, address: str, viewport: dict[str, int], scheme: str) -> None:
    """In the menus, in the way down to a page and in those on from it, all unfolded."""
    page = _open(browsers.chromium(), address + ONE, viewport=viewport, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    options = {"resultTypes": ["violations"], "rules": {rule: {"enabled": True} for rule in _ASKED}}
    found = Axe().run(page, options=options).response["violations"]
    assert [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]] == []
    page.context.close()
