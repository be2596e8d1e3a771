"""Pages that list are kept as lines, and each is read only when it is asked for."""

from __future__ import annotations

import pytest

from briefsite.render.list_pages import Made, decode_made, encode_made, ready
from briefsite.render.markup import Asset, Page
from briefsite.render.plan import Plan

PAGE = Page("topics/trade.md", "# Trade\n\nTwo lines.", {"title": "Trade"}, "briefs/topics.yml", "2026-05-01")
INDEX = Page("topics/index.md", "# Topics", {"title": "Topics"})
FEED = Asset("feed.xml", "<feed>\n</feed>")


def _says(plan: Plan) -> tuple[object, ...]:
    return plan.path, plan.title, plan.given, plan.edit_path, plan.date


def test_what_was_made_comes_back() -> None:
    """Plans say of pages what those would say, and make them as they were; files come with them."""
    found = decode_made(encode_made(Made.of([PAGE, FEED, INDEX])))
    assert [_says(plan) for plan in found.plans] == [_says(ready(page)) for page in (PAGE, INDEX)]
    assert [plan.make() for plan in found.plans] == [PAGE, INDEX]
    assert found.plans[0].size > found.plans[1].size > 0
    assert found.assets == (FEED,)
    assert decode_made(encode_made(Made.of([]))).plans == ()


def test_a_page_that_nobody_asks_for_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of most lists the finished page is known; to read them all would take longer than the rest."""
    found = decode_made(encode_made(Made.of([PAGE, INDEX])))
    monkeypatch.setattr("briefsite.render.list_pages.Page", None)
    assert [plan.title for plan in found.plans] == ["Trade", "Topics"]


def test_another_date_is_another_page() -> None:
    """The digest of a plan covers everything that is shown of the page."""
    assert ready(PAGE).given != ready(Page(PAGE.path, PAGE.markdown, PAGE.front, PAGE.edit_path, "2026-05-02")).given
