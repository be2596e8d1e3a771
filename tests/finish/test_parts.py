"""A finished page in parts: put together they are the page, and a step reaches the part that it is for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.finish.parts import Parts, around_article, cut, in_article, in_head

PAGE = "<html><head><title>T</title></head><body><nav></nav><article><p>A</p></article><footer></footer></body></html>"


def test_a_page_is_cut_at_its_head_and_around_its_article() -> None:
    """The head is open, so that what is put at its end stands in it; the article has its tags."""
    assert cut(PAGE) == Parts(
        "<html><head><title>T</title>",
        "</head><body><nav></nav>",
        "<article><p>A</p></article>",
        "<footer></footer></body></html>",
    )


@pytest.mark.parametrize(
    ("page", "parts"),
    [
        ("", Parts("", "", "", "")),
        ("<p>No page", Parts("", "<p>No page", "", "")),
        ("<head></head><p>No article", Parts("<head>", "</head><p>No article", "", "")),
        ("<article>No head</article>", Parts("", "", "<article>No head</article>", "")),
        ("<head></head><article>No end", Parts("<head>", "</head><article>No end", "", "")),
        ("</article><article>", Parts("", "</article><article>", "", "")),
    ],
)
def test_what_a_page_does_not_have_is_empty(page: str, parts: Parts) -> None:
    """Pages of other templates pass through, whatever they lack."""
    assert cut(page) == parts


@given(st.lists(st.sampled_from(["<head>", "</head>", "<article", ">", "</article>", "words"]), max_size=12))
def test_nothing_is_lost_or_moved(pieces: list[str]) -> None:
    """The parts of any text are the text."""
    page = "".join(pieces)
    assert "".join(cut(page)) == page


def test_a_step_reaches_the_part_that_it_is_for_and_no_other() -> None:
    """Nor does it run where a page has no such part."""

    def loud(text: str, _: object) -> str:
        return text.upper()

    page = Parts("<head>", "above", "text", "below")
    assert in_head(loud)(page, {}) == Parts("<HEAD>", "above", "text", "below")
    assert in_article(loud)(page, {}) == Parts("<head>", "above", "TEXT", "below")
    assert around_article(loud)(page, {}) == Parts("<HEAD>", "ABOVE", "text", "BELOW")

    def fails(text: str, _: object) -> str:
        raise AssertionError(text)

    nothing = Parts("", "above", "", "")
    assert in_head(fails)(nothing, {}) == in_article(fails)(nothing, {}) == nothing
