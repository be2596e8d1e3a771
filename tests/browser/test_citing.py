"""How a brief is cited, and what of a source can be taken along, in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

BRIEF = "briefs/what-a-favour-is-worth/"


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A window that may use the clipboard; no script may fail."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []
    context.close()


def test_other_styles_unfold_where_their_link_stands(desk: Page, address: str) -> None:
    """Below the text, each with a button that copies it, without another page; the way there is below the title."""
    desk.goto(f"{address}{BRIEF}")
    desk.locator(".byline").get_by_role("link", name="Cite this brief").click()
    own = desk.locator("#cite-this ~ p").first
    own.get_by_role("button", name="Copy").click()
    expect(own.get_by_role("status")).to_have_text("Copied")
    text = desk.evaluate("navigator.clipboard.readText()")
    assert text and own.inner_text().startswith(text)
    desk.get_by_role("link", name="In other styles").click()
    names = desk.locator(".in-styles dt")
    expect(names).to_have_text(["APA", "Chicago", "Harvard", "MLA"])
    desk.locator(".in-styles dd").nth(1).get_by_role("button", name="Copy").click()
    expect(desk.locator(".in-styles dd").nth(1).get_by_role("status")).to_have_text("Copied")
    assert desk.url.endswith(f"{BRIEF}#cite-this")


def test_the_page_of_styles_is_whole_without_scripts(browser: Browser, address: str) -> None:
    """The link leads to it; its citations are plain text."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{BRIEF}")
    page.get_by_role("link", name="In other styles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cite this brief")
    expect(page.locator("dd")).to_have_count(5)
    context.close()


def test_a_source_that_is_unfolded_can_be_taken_along(desk: Page, address: str) -> None:
    """In three formats, each a file with it alone; programs find it in the page (COinS)."""
    desk.goto(f"{address}sources/#source-favours86")
    record = desk.locator("details[open] .take-along")
    expect(record.get_by_role("link")).to_have_text(["BibTeX", "RIS", "CSL-JSON"])
    assert "ctx_ver=Z39.88-2004" in (record.locator(".Z3988").get_attribute("title") or "")
    with desk.expect_download() as download:
        record.get_by_role("link", name="BibTeX").click()
    assert download.value.suggested_filename == "favours86.bib"
    assert Path(download.value.path()).read_text("utf-8").count("\n@") == 0
    assert Path(download.value.path()).read_text("utf-8").startswith("@")


def test_a_source_is_cited_in_other_styles_where_it_is_looked_at(desk: Page, address: str) -> None:
    """Below its entry, and in the preview of a note: each can be copied; the files are asked for then."""
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.goto(f"{address}{BRIEF}")
    desk.locator("a.footnote-ref").first.focus()
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("Tab")
    preview = desk.locator(".note-preview")
    assert not [url for url in asked if "/references/" in url]
    preview.get_by_role("button", name="In other styles").first.click()
    expect(preview.locator(".in-styles dt")).to_have_text(["APA", "Chicago", "Harvard", "MLA"])
    preview.locator("dd").first.get_by_role("button", name="Copy").click()
    expect(preview.locator("dd").first.get_by_role("status")).to_have_text("Copied")
    text = desk.evaluate("navigator.clipboard.readText()")
    assert text and preview.locator("dd").first.inner_text().startswith(text)
    desk.goto(f"{address}sources/#source-favours86")
    open_entry = desk.locator("details[open]")
    open_entry.get_by_role("button", name="In other styles").click()
    expect(open_entry.locator(".in-styles dd")).to_have_count(4)
    expect(open_entry.locator(".in-styles")).to_be_focused()
