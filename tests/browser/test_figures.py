"""Charts in a browser: one of the two drawings, with letters of one size, at each width of a window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

_LETTERS = """() => [...document.querySelectorAll('.chart-picture [role="img"]')]
  .filter((drawing) => drawing.getBoundingClientRect().width)
  .map((drawing) => (drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width) * 13)"""


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1600])
def test_letters_of_a_chart_have_one_size(browser: Browser, address: str, width: int) -> None:
    """A reader sees one drawing of it, whose letters are as large on a phone as beside a text."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}briefs/who-votes-in-a-bank/")
    (size,) = page.evaluate(_LETTERS)
    assert 11 <= size <= 15
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.close()


def test_the_files_of_a_chart_are_there(browser: Browser, address: str) -> None:
    """Both links lead to what they say."""
    page = browser.new_page()
    page.goto(f"{address}briefs/who-votes-in-a-bank/")
    addresses = page.locator(".chart-files a").evaluate_all("links => links.map((link) => link.href)")
    numbers, picture = map(page.request.get, addresses)
    assert numbers.ok and "Without the climate,1.5" in numbers.text()
    assert picture.ok and picture.text().startswith("<svg")
    page.close()
