"""The words of every language fit the places they are put into."""

from __future__ import annotations

import pytest

from briefsite.labels import label
from briefsite.words import WORDS

SAME_AS_ENGLISH = {"fr": {"notes", "note", "chart-source", "separator", "clause"}, "es": {"separator", "clause"}}


@pytest.mark.parametrize("lang", sorted(WORDS))
def test_words_take_as_many_values_as_in_english(lang: str) -> None:
    """A name that is misspelt, or a gap too many or too few, would show on every page of the language."""
    for name, words in WORDS[lang].items():
        assert words.count("{}") == WORDS["en"][name].count("{}"), (lang, name)


@pytest.mark.parametrize("lang", sorted(WORDS))
def test_no_word_is_missing(lang: str) -> None:
    """What a language lacks would be shown in English; where the two are the same, it is said here."""
    missing = set(WORDS["en"]) - set(WORDS[lang])
    assert missing <= SAME_AS_ENGLISH.get(lang, set())


def test_a_language_without_words_is_served_in_english() -> None:
    """A brief in Swahili is a page all the same."""
    assert label("sw", "related") == "Related briefs"
