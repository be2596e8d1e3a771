"""The front page and the frame of every page: columns, one masthead, a field where an address leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

WITHOUT_NOTES = ("briefs/", "topics/", "topics/development-finance/", "people/", "people/data-desk/", "about/",
                 "search/", "sources/", "404.html")  # fmt: skip
LANGUAGES = ("", "briefs/one-flood-two-bills-ar/", "briefs/a-list-without-dates-zh/")
_ROOM = """() => {
  const box = document.querySelector('.md-content').getBoundingClientRect();
  return [box.left, document.documentElement.clientWidth - box.right];
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _box(page: Page, selector: str) -> dict[str, float]:
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return dict(box)


def test_the_lead_has_the_newest_beside_it_where_there_is_room(page: Page, address: str) -> None:
    """Two columns from 66rem, one below the other before; topics and people below both."""
    page.goto(address)
    lead, side, topics = (_box(page, f".front-{name}") for name in ("lead", "side", "topics"))
    assert lead["x"] + lead["width"] < side["x"]
    assert lead["width"] > side["width"]
    assert topics["y"] >= max(lead["y"] + lead["height"], side["y"] + side["height"])
    page.set_viewport_size({"width": 1040, "height": 900})
    lead, side = (_box(page, f".front-{name}") for name in ("lead", "side"))
    assert lead["y"] + lead["height"] <= side["y"]
    assert lead["x"] == side["x"]


def test_the_name_of_the_publication_is_seen_once(page: Page, address: str) -> None:
    """In the masthead; who hears the page has it as the heading too, and the lead is the first below it."""
    page.goto(address)
    heading = page.get_by_role("heading", level=1)
    assert heading.inner_text().strip("#\n ") == "Tidewater Briefs"
    assert heading.evaluate("one => getComputedStyle(one).clipPath") == "inset(50%)"
    assert "Who votes in a bank" in page.get_by_role("heading", level=2).first.inner_text()
    assert page.locator(".contents").count() == 0


@pytest.mark.parametrize("width", [1100, 1280, 1600])
@pytest.mark.parametrize("kind", WITHOUT_NOTES)
def test_a_page_without_notes_stands_in_the_middle(page: Page, address: str, kind: str, width: int) -> None:
    """Beside an empty margin it would hang to one side."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + kind)
    left, right = page.evaluate(_ROOM)
    assert abs(left - right) <= 2


def test_a_page_with_notes_has_its_margin(page: Page, address: str) -> None:
    """At the side where its lines end."""
    page.goto(address + "briefs/what-a-favour-is-worth/")
    left, right = page.evaluate(_ROOM)
    assert right > left + 200


@pytest.mark.parametrize("width", [320, 360, 768, 960, 1280])
@pytest.mark.parametrize("kind", LANGUAGES)
def test_the_masthead_is_one_row(page: Page, address: str, kind: str, width: int) -> None:
    """In each language and at each width its parts stand beside one another, in the middle of the row."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + kind)
    middles = page.evaluate(
        """() => [...document.querySelector('.site-header__inner').children].filter((one) => one.offsetParent)
          .map((one) => one.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2)"""
    )
    assert len(middles) >= 2
    assert max(middles) - min(middles) <= 2


def test_a_long_name_in_chinese_stays_beside_the_tools(page: Page, address: str) -> None:
    """It goes on in a second line of its own, and pushes nothing below it."""
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(address)
    page.evaluate("document.querySelector('.site-header .site-name').textContent = '海港研究所政策简报与评论季刊'")
    name, tools = _box(page, ".site-header .site-name"), _box(page, ".site-tools")
    assert name["x"] + name["width"] <= tools["x"]
    assert abs(name["y"] + name["height"] / 2 - tools["y"] - tools["height"] / 2) <= 2


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without"])
def test_a_lost_address_has_a_field_to_search(browser: Browser, address: str, has_scripts: bool) -> None:
    """What is typed goes to the page of the search, and the lists stand below it."""
    context = browser.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(address + "404.html")
    assert page.locator(".find + ul").get_by_role("link", name="Sources").is_visible()
    page.get_by_role("searchbox", name="Search").fill("flood bills")
    page.get_by_role("searchbox", name="Search").press("Enter")
    page.wait_for_url("**/search/?q=flood+bills*")
    context.close()


def test_the_foot_is_at_the_foot_of_the_window_under_a_short_page(page: Page, address: str) -> None:
    """And nothing of it is cut off."""
    page.set_viewport_size({"width": 1280, "height": 1600})
    page.goto(address + "people/")
    foot = _box(page, ".site-footer")
    assert abs(foot["y"] + foot["height"] - 1600) <= 1
    assert page.evaluate("document.documentElement.scrollHeight") <= 1600


@pytest.mark.parametrize("kind", ["", "404.html", "topics/", "people/"])
def test_what_stands_alone_in_the_frame_can_be_touched(page: Page, address: str, kind: str) -> None:
    """24 px each way and more (WCAG 2.5.8)."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + kind)
    small = page.evaluate(
        """() => [...document.querySelectorAll(`header :is(a, button, summary), .site-links a, .to-top, .find :is(input,
          button), .find + ul a, .front-side > p:last-child a, .front-people p a`)].filter((one) => one.offsetParent)
          .filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 24).map((one) => one.outerHTML.slice(0, 99))"""
    )
    assert small == []


def test_links_of_a_lost_address_lead_on_from_any_depth(page: Page, address: str) -> None:
    """A host shows the page at the address that was asked for, however deep: its links are seen from the root."""
    lost = page.request.get(f"{address}404.html").text()
    page.route("**/no/such/place/", lambda route: route.fulfill(status=404, body=lost, content_type="text/html"))
    page.goto(f"{address}no/such/place/")
    page.locator(".find + ul").get_by_role("link", name="Sources").click()
    page.wait_for_url(f"{address}sources/")


def test_the_way_to_the_top_is_for_wide_windows(page: Page, address: str) -> None:
    """On a phone it is not seen."""
    page.goto(address + "people/")
    assert page.locator(".to-top").is_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.locator(".to-top").is_hidden()
