"""Pages that list are kept as lines, and each is read only when it is asked for."""

from __future__ import annotations

import pytest

from briefsite.render.list_pages import Output, decode_output, encode_output, ready
from briefsite.render.markup import Asset, Page
from briefsite.render.plan import Plan

PAGE = Page("topics/trade.md", "# Trade\n\nTwo lines.", {"title": "Trade"}, "briefs/topics.yml", "2026-05-01")
INDEX = Page("topics/index.md", "# Topics", {"title": "Topics"})
FEED = Asset("feed.xml", "<feed>\n</feed>")


def _says(plan: Plan) -> tuple[object, ...]:
    return plan.path, plan.title, plan.digest, plan.edit_path, plan.date


def test_what_was_made_comes_back() -> None:
    """Plans say of pages what those would say, and make them as they were; files come with them."""
    output = decode_output(encode_output(Output.of([PAGE, FEED, INDEX])))
    assert [_says(plan) for plan in output.plans] == [_says(ready(page)) for page in (PAGE, INDEX)]
    assert [plan.make() for plan in output.plans] == [PAGE, INDEX]
    assert output.plans[0].size > output.plans[1].size > 0
    assert output.assets == (FEED,)
    assert decode_output(encode_output(Output.of([]))).plans == ()


def test_a_page_that_nobody_asks_for_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of most lists the finished page is known; to read them all would take longer than the rest."""
    output = decode_output(encode_output(Output.of([PAGE, INDEX])))
    monkeypatch.setattr("briefsite.render.list_pages.Page", None)
    assert [plan.title for plan in output.plans] == ["Trade", "Topics"]


def test_another_date_is_another_page() -> None:
    """The digest of a plan covers everything that is shown of the page."""
    assert ready(PAGE).digest != ready(Page(PAGE.path, PAGE.markdown, PAGE.front, PAGE.edit_path, "2026-05-02")).digest
