"""Publications with looks of their own, in a browser: colours, logos, fonts, contrast, paper, forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import served
from playwright.sync_api import Browser, Page, Request
from publications import BRIEFS, NAMES, build
from sharing import shared_folder

from briefsite.read.looks.colours import contrast

_AXE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_COLOUR = """([selector, name]) => {
  const value = getComputedStyle(document.querySelector(selector)).getPropertyValue(name);
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  canvas.fillStyle = value;
  canvas.fillRect(0, 0, 1, 1);
  const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  return '#' + parts.map((part) => part.toString(16).padStart(2, '0')).join('');
}"""
_FONTS = """async () => {
  await document.fonts.ready;
  return [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family.replaceAll('"', ''));
}"""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[dict[str, str]]:
    """Where each publication is served."""
    shared = shared_folder(tmp_path_factory, worker_id)
    folders = {name: build(name, shared / name).folder for name in NAMES}
    with served(folders["harbour"]) as one, served(folders["savanna"]) as two, served(folders["lantern"]) as three:
        yield dict(zip(NAMES, (one, two, three), strict=True))


def _open(browser: Browser, address: str, name: str, **wishes: object) -> Page:
    page = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **wishes}).new_page()  # type: ignore[arg-type]
    page.goto(f"{address}briefs/{BRIEFS[name]}/", wait_until="networkidle")
    return page


def _colour(page: Page, selector: str, name: str) -> str:
    return str(page.evaluate(_COLOUR, [selector, name]))


def test_colours_are_those_of_the_settings_in_both_designs(browser: Browser, addresses: dict[str, str]) -> None:
    """The masthead as written; links as written where that is clear, and of that hue in the dark."""
    light = _open(browser, addresses["harbour"], "harbour", color_scheme="light")
    assert _colour(light, ".site-header", "background-color") == "#0b3d5c"
    assert _colour(light, ".site-header", "color") == "#ffffff"
    assert _colour(light, "#cite-this + p a", "color") == "#0b3d5c"
    light.locator("#cite-this + p a").focus()
    light.keyboard.press("Shift+Tab")
    light.keyboard.press("Tab")
    assert _colour(light, "#cite-this + p a", "outline-color") == "#b45309"
    dark = _open(browser, addresses["harbour"], "harbour", color_scheme="dark")
    assert _colour(dark, ".site-header", "background-color") == "#0b3d5c"
    link = _colour(dark, "#cite-this + p a", "color")
    assert int(link[5:], 16) > int(link[3:5], 16) > int(link[1:3], 16), "blue, as it is in the light"
    dark.locator("#scheme").click()
    assert _colour(dark, "#cite-this + p a", "color") == "#0b3d5c"
    light.locator("#scheme").click()
    assert _colour(light, "#cite-this + p a", "color") == link


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_coloured_can_be_read(browser: Browser, addresses: dict[str, str], name: str, scheme: str) -> None:
    """Text at 4.5 to 1 on paper and in the masthead, outlines at 3 to 1 (WCAG 1.4.3, 1.4.11)."""
    page = _open(browser, addresses[name], name, color_scheme=scheme)
    paper, band = _colour(page, "body", "background-color"), _colour(page, ".site-header", "background-color")
    assert contrast(_colour(page, "#cite-this + p a", "color"), paper) >= 4.5
    assert contrast(_colour(page, ".brief-kind", "color"), paper) >= 4.5
    assert contrast(_colour(page, ".site-footer a", "color"), paper) >= 4.5
    assert contrast(_colour(page, ".site-header", "color"), band) >= 4.5
    for selector, ground in ((".site-header .search-open", band), ("#cite-this + p a", paper)):
        page.locator(selector).focus()
        assert contrast(_colour(page, selector, "outline-color"), ground) >= 3


def test_another_logo_is_shown_in_the_dark(browser: Browser, addresses: dict[str, str]) -> None:
    """As the system is set, or as the reader chooses; one is shown, and the other is not fetched in the light."""
    light, dark = ".site-logo--light", ".site-logo--dark"
    page = browser.new_context(color_scheme="light").new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(addresses["harbour"], wait_until="networkidle")
    assert "logo.svg" in asked
    assert "logo-dark.svg" not in asked
    assert page.locator(light).is_visible()
    assert not page.locator(dark).is_visible()
    page.locator("#scheme").click()
    assert page.locator(dark).is_visible()
    assert not page.locator(light).is_visible()
    page.wait_for_function("() => document.querySelector('.site-logo--dark').naturalWidth > 0")
    other = _open(browser, addresses["harbour"], "harbour", color_scheme="dark")
    assert other.locator(dark).is_visible()
    assert not other.locator(light).is_visible()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_of_another_host_and_nothing_is_refused(
    browser: Browser, addresses: dict[str, str], name: str
) -> None:
    """Every request goes to where the page is from, and the policy of the page lets all of them through."""
    page = browser.new_context().new_page()
    requests: list[Request] = []
    said: list[str] = []
    page.on("request", lambda request: requests.append(request))
    page.on("console", lambda message: said.append(message.text))
    for path in ("", f"briefs/{BRIEFS[name]}/", "sources/", "404.html"):
        page.goto(addresses[name] + path, wait_until="networkidle")
    assert {urlsplit(request.url).netloc for request in requests} == {urlsplit(addresses[name]).netloc}
    assert [text for text in said if "favicon" not in text] == []


def test_fonts_are_the_publications_own_and_used(browser: Browser, addresses: dict[str, str]) -> None:
    """The text and the headings are set in them; what is preloaded is used."""
    page = _open(browser, addresses["savanna"], "savanna")
    assert {*page.evaluate(_FONTS)} >= {"Publication text", "Publication headings"}
    family = "([selector]) => getComputedStyle(document.querySelector(selector)).fontFamily"
    assert page.evaluate(family, ["article p"]).startswith('"Publication text"')
    assert page.evaluate(family, ["article h1"]).startswith('"Publication headings"')
    assert page.evaluate(family, [".site-name"]).startswith('"Publication headings"')
    assert page.evaluate(family, ["article code"]).startswith("ui-monospace")
    plain = _open(browser, addresses["harbour"], "harbour")
    assert [*page.evaluate(_FONTS)] != plain.evaluate(_FONTS) == ["Publication headings"]
    assert plain.evaluate(family, ["article p"]).startswith('"Iowan Old Style"')


def test_on_paper_colours_are_those_of_the_theme(browser: Browser, addresses: dict[str, str]) -> None:
    """No masthead, black text and links on white; the fonts stay."""
    page = _open(browser, addresses["savanna"], "savanna", color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".site-header").is_visible()
    assert _colour(page, "body", "background-color") == "#ffffff"
    assert _colour(page, "#cite-this + p a", "color") == "#000000"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Publication')


def test_forced_colours_win(browser: Browser, addresses: dict[str, str]) -> None:
    """A reader who forces colours gets those in the masthead too, and still sees name, logo and tools."""
    page = _open(browser, addresses["harbour"], "harbour", forced_colors="active", color_scheme="dark")
    band, ink = _colour(page, ".site-header", "background-color"), _colour(page, ".site-name", "color")
    assert band != "#0b3d5c"
    assert band == _colour(page, "body", "background-color")
    assert contrast(ink, band) >= 7
    assert page.locator(".site-logo--dark").is_visible()


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(browser: Browser, addresses: dict[str, str], name: str, scheme: str, width: int) -> None:
    """On the home page and on a brief, with the menu unfolded; and nothing scrolls sideways."""
    wishes = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    page = _open(browser, addresses[name], name, **wishes)
    for path in (f"briefs/{BRIEFS[name]}/", ""):
        page.goto(addresses[name] + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = Axe().run(page, options=_AXE).response["violations"]
        assert [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", NAMES)
def test_nothing_scrolls_sideways_when_the_text_is_enlarged(
    browser: Browser, addresses: dict[str, str], name: str
) -> None:
    """At 320 px, and with letters twice as large; also where the name is one long word."""
    page = _open(browser, addresses[name], name, viewport={"width": 320, "height": 600})
    for size, width in (("100%", 320), ("200%", 640)):
        page.set_viewport_size({"width": width, "height": 600})
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("document.querySelector('.site-name').lastChild.data = 'Bundesforschungsinstitut'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
