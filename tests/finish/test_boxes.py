"""Boxes in the language of their page, and pull quotes, which readers get once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import reference

from briefsite.finish.boxes import ALIASES, name_boxes, show_pull_quotes
from briefsite.finish.search.documents import cut
from briefsite.wording import words

BOXES = """!!! warning

    Text.

??? caution

    Text.

!!! tip "Note"

    Text.

!!! harbour

    Text.
"""


def titles(html: str) -> list[str]:
    return re.findall(r'<(?:p class="admonition-title"|summary)>(.*?)</', html)


def test_a_box_without_a_title_is_called_what_it_is_in_the_language_of_its_page() -> None:
    """Other names of a kind too; a title that somebody wrote stays, and so does a kind that has no word."""
    html = reference(BOXES).content
    assert titles(name_boxes(html, {"lang": "fr"})) == ["Attention", "Attention", "Note", "Harbour"]
    assert titles(name_boxes(html, {"lang": "ar"})) == ["تنبيه", "تنبيه", "Note", "Harbour"]


@pytest.mark.parametrize("lang", ["en", "fr", "es", "pt", "de", "ru", "tr", "id", "ar", "zh"])
def test_every_kind_of_box_has_a_word(lang: str) -> None:
    """Those that Material knows, by any of their names."""
    kinds = {*words(lang).box_types, *ALIASES}
    assert set(ALIASES.values()) <= set(words(lang).box_types)
    html = "".join(reference(f"!!! {kind}\n\n    Text.\n").content for kind in sorted(kinds))
    expected = [words(lang).box_types[ALIASES.get(kind, kind)] for kind in sorted(kinds)]
    assert titles(name_boxes(html, {"lang": lang})) == expected


def test_words_of_the_text_are_shown_once_more_and_heard_once() -> None:
    """However they are set in either place, and with a note behind them in the text."""
    text = 'Ports *cost* “much”[^1], they say.\n\n!!! pull-quote\n\n    Ports cost "much"\n\n[^1]: Too much.'
    html = show_pull_quotes(reference(text).content, {})
    assert '<div class="pull-quote said-again" aria-hidden="true">\n<blockquote>\n<p>Ports cost "much"</p>' in html
    assert "Pull-quote" not in html


def test_words_of_somebody_else_are_heard_and_signed() -> None:
    """They stand nowhere else; a name that holds markup stays as it is."""
    html = show_pull_quotes(reference('Text.\n\n!!! pull-quote "A *captain*"\n\n    Nobody asked.\n').content, {})
    assert '<div class="pull-quote of-another">' in html
    assert '<p class="signed">A <em>captain</em></p>' in html
    assert "aria-hidden" not in html


def test_a_link_is_never_hidden() -> None:
    """Who goes through a page by the tab key would stand on nothing."""
    text = "Ports cost much.\n\n!!! pull-quote\n\n    Ports [cost](https://example.org/) much.\n"
    assert "aria-hidden" not in show_pull_quotes(reference(text).content, {})


def test_a_pull_quote_that_holds_a_box_stays_a_box() -> None:
    """No element is torn apart."""
    html = reference("!!! pull-quote\n\n    !!! note\n\n        Text.\n\n    Text.\n").content
    assert show_pull_quotes(html, {}) == html


def test_the_search_finds_words_once() -> None:
    """Those that are shown again are no text of the page; those of somebody else are."""
    text = 'Ports cost.\n\n!!! pull-quote\n\n    Ports cost.\n\n!!! pull-quote "A captain"\n\n    Nobody asked.\n'
    page = f'<html lang="en"><article data-search-body>{show_pull_quotes(reference(text).content, {})}</article>'
    (document,) = cut("ports/", page, "texts")
    assert document.text.split() == ["Ports", "cost.", "Nobody", "asked.", "A", "captain"]


@given(st.lists(st.sampled_from(["!!! pull-quote\n\n    A b.\n", "A b.\n", "!!! note\n\n    A b.\n", "- x\n"])))
def test_no_word_is_lost(blocks: list[str]) -> None:
    """What is shown as a pull quote holds the words that were written, and elements stay balanced."""
    html = reference("\n".join(blocks)).content
    shown = show_pull_quotes(html, {})
    plain = [re.sub(r"\s+|Pull-quote", "", re.sub(r"<[^>]*>", "", each)) for each in (html, shown)]
    assert plain[0] == plain[1]
    assert len(re.findall("<div", shown)) == len(re.findall("</div", shown))
