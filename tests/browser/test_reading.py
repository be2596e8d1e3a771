"""What a reader does, in a real Chromium: follow a note to its source and back, with or without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

BRIEF = "briefs/what-a-favour-is-worth/"
IN_TEXT = "briefs/who-votes-in-a-bank/"
KINDS = ("", "briefs/", BRIEF, IN_TEXT, "topics/", "topics/development-finance/", "people/", "people/data-desk/",
         "sources/", "about/")  # fmt: skip


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new page, once with and once without JavaScript."""
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def _is_in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    return box is not None and size is not None and -box["height"] < box["y"] < size["height"]


def test_a_reader_follows_a_note_to_its_source_and_back(page: Page, address: str) -> None:
    """Mark → note → source → mark: each click brings the target into view and its name into the address."""
    page.goto(address + BRIEF)
    mark = page.locator("article span.cite a.footnote-ref:visible").nth(3)
    place = mark.locator("xpath=ancestor::span[@class='cite'][1]").get_attribute("id")
    mark.click()
    note = urlsplit(page.url).fragment
    assert note.startswith("fn:")
    assert _is_in_view(page, f'[id="{note}"]')
    page.locator(f'[id="{note}"] a.source').first.click()
    source = urlsplit(page.url).fragment
    assert source.startswith("source-")
    assert _is_in_view(page, f'[id="{source}"]')
    page.locator(f'[id="back-{source}"] a[href="#{place}"]').click()
    assert urlsplit(page.url).fragment == place
    assert _is_in_view(page, f'[id="{place}"]')


def test_a_reader_follows_a_source_to_the_passages_that_cite_it(page: Page, address: str) -> None:
    """From the entry on a brief to the bibliography, and from a passage quoted there to its very note."""
    page.goto(address + BRIEF)
    if page.locator(".fold #sources").count():
        page.locator("#sources").click()
    page.locator("span.back a[href*='sources/#source-']").first.click()
    page.wait_for_url("**/sources/#source-*")
    source = urlsplit(page.url).fragment
    assert _is_in_view(page, f'[id="{source}"]')
    passage = page.locator(f'li:has([id="{source}"]) ul ul a').first
    passage.click()
    page.wait_for_url(re.compile(r"/briefs/[^/]+/(\?source=[^#]+)?#cite-"))
    assert _is_in_view(page, f'[id="{urlsplit(page.url).fragment}"]')


def test_an_in_text_citation_leads_to_the_source_list(page: Page, address: str) -> None:
    """With an author–date style the link stands in the sentence."""
    page.goto(address + IN_TEXT)
    page.locator("article span.cite a.source:visible").first.click()
    assert _is_in_view(page, f'[id="{urlsplit(page.url).fragment}"]')


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_scrolls_sideways(browser: Browser, address: str, width: int, scheme: str) -> None:
    """At every width tables and addresses fit or scroll by themselves, and scripts report no error."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for kind in KINDS:
        page.goto(address + kind)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (kind, width)
    context.close()
    assert errors == []


def test_no_request_leaves_the_host(browser: Browser, address: str) -> None:
    """Opening every kind of page asks nothing of any other host."""
    context = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    for kind in KINDS:
        page.goto(address + kind, wait_until="networkidle")
    context.close()
    assert asked == {urlsplit(address).netloc}
