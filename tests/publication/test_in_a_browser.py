"""Every page of this publication in a real Chromium, whatever it says: what axe finds, what scrolls, what is marked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import served
from html_site import HtmlSite
from night import by_day
from playwright.sync_api import Browser
from quoted_passages import marked_otherwise, passages

_DESIGNS = (("light", 1440), ("dark", 360), ("dark", 1440), ("light", 360))
_COLOURED = 2
"""So many pages in each design are asked for the contrast of their colours: it takes longest, and colours are those of
the theme and of mkdocs.yml on every page."""


def _axe(number: int) -> dict[str, object]:
    rules = {"target-size": {"enabled": True}, "color-contrast": {"enabled": number < _COLOURED}}
    return {"resultTypes": ["violations"], "rules": rules}


@pytest.fixture(scope="module")
def home(repository_site: HtmlSite) -> Iterator[str]:
    """The address of its home page."""
    with served(repository_site.folder) as address:
        yield address


def _pages(site: HtmlSite) -> list[str]:
    """Its own: the manual below it is no content of the publication, and what leads on elsewhere is no page."""
    return [
        address
        for address, page in site.pages.items()
        if not address.startswith("manual/") and not page.tree.xpath("//meta[@http-equiv='refresh']")
    ]


@pytest.mark.parametrize("turn", by_day((0, len(_DESIGNS) - 1), range(len(_DESIGNS))))
def test_axe_finds_nothing_on_briefs_lists_and_pages_by_hand(
    turn: int, repository_site: HtmlSite, home: str, browser: Browser
) -> None:
    """By turns in the light and in the dark, on a desk and on a phone, with all that unfolds unfolded. (What a brief
    said before it was corrected is not looked at once more.)"""
    pages = _pages(repository_site)
    written = [address for address in pages if address.count("/") < 2 + address.startswith("briefs/")]
    scheme, width = _DESIGNS[turn]
    found = {}
    for number, address in enumerate(written[turn :: len(_DESIGNS)]):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(home + address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        rules = Axe().run(page, options=_axe(number)).response["violations"]
        found[address] = [f"{rule['id']}: {node['html'][:160]}" for rule in rules for node in rule["nodes"]]
        context.close()
    assert {address: said for address, said in found.items() if said} == {}


def test_no_page_scrolls_sideways(repository_site: HtmlSite, home: str, browser: Browser) -> None:
    """On the narrowest phone tables, formulas and addresses fit or scroll by themselves, and no script fails."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    wide = []
    for address in _pages(repository_site):
        page.goto(home + address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    context.close()
    assert (wide, errors) == ([], [])


def test_every_sentence_that_a_source_quotes_is_the_one_that_is_marked(
    repository_site: HtmlSite, home: str, browser: Browser
) -> None:
    """The scripts find in each brief what was found in its text."""
    context = browser.new_context()
    page = context.new_page()
    lists = [address for address in _pages(repository_site) if address.startswith("sources/")]
    quoted = [passage for address in lists for passage in passages(page, home + address)]
    wrong = marked_otherwise(page, quoted)
    context.close()
    assert wrong == {}
