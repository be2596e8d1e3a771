"""Every language has all words, and each fits the places it is put into."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping

import pytest
from babel import Locale
from msgspec.structs import asdict

from briefsite.wording import Plural, Words, counted, has_words, join, languages, whole_title, words

LANGUAGES = sorted(languages().values())
SHOWN_ELSEWHERE = {"search_page"}
"""Sections of Markdown, not of text that stands in HTML as it is."""


def texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its name: `brief.minutes.few`."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts(item, f"{name}.{number}")
    elif value is not None and not isinstance(value, bool):
        items = value if isinstance(value, Mapping) else asdict(value)  # type: ignore[type-var]
        for key, item in items.items():
            yield from texts(item, f"{name}.{key}".lstrip("."))


def placeholders(text: str) -> list[str]:
    """The names in braces."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def shape(own: Words) -> dict[str, set[str]]:
    """What can be filled in, by name; of a plural the form for any number stands for all, and a list is one text."""
    found: dict[str, set[str]] = {}
    for name, text in texts(own):
        whole = re.sub(r"\.(zero|one|two|few|many|other|\d+)$", "", name)
        found.setdefault(whole, set()).update(placeholders(text))
    return found


def plurals(own: Words) -> Iterator[tuple[str, Plural]]:
    for section, content in asdict(own).items():
        if not isinstance(content, str | bool | Mapping):
            yield from ((f"{section}.{key}", each) for key, each in asdict(content).items() if isinstance(each, Plural))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_the_words_and_the_gaps_of_english(lang: str) -> None:
    """A name that is missing or misspelt, or a gap too many, would show on every page of the language."""
    assert shape(words(lang)) == shape(words("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_form_has_the_same_gaps(lang: str) -> None:
    """But for the number, which “two passages” of some languages has in the word itself."""
    for name, forms in plurals(words(lang)):
        gaps = [set(placeholders(text)) - {"count"} for text in asdict(forms).values() if text]
        assert all(each == gaps[0] for each in gaps), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_finds_the_form_that_the_language_has_for_it(lang: str) -> None:
    """Up to a thousand; Arabic has six forms, Chinese one."""
    rule = Locale.parse(lang, sep="-").plural_form
    needed = {rule(number) for number in range(1001)}
    for name, forms in plurals(words(lang)):
        assert needed <= {category for category, text in asdict(forms).items() if text}, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_empty_or_is_markup(lang: str) -> None:
    """They stand in elements and attributes as they are."""
    for name, text in texts(words(lang)):
        assert text.strip(), name
        assert name.split(".")[0] in SHOWN_ELSEWHERE or not set(text) & set('<>&"'), name


def test_numbers_in_arabic() -> None:
    """One and two are words, a few and many are not the same, and a hundred is another form again."""
    arabic = words("ar")
    shown = [counted(arabic, arabic.counts.passages, number) for number in (0, 1, 2, 3, 11, 100)]
    assert shown == ["لا مواضع", "موضع واحد", "موضعان", "3 مواضع", "11 موضعًا", "100 موضع"]


def test_parts_are_joined_as_the_language_does() -> None:
    """Two, or more, or one, or none."""
    french = words("fr")
    assert join(words("en"), ["a", "b", "c"]) == "a, b and c"
    assert join(words("zh-Hans"), ["a", "b", "c"]) == "a、b和c"
    assert [whole_title(words(lang), "a", "b") for lang in ("en", "fr", "zh-Hans")] == ["a: b", "a\u00a0: b", "a：b"]
    assert whole_title(words("en"), "a", None) == "a"
    assert (join(french, ["a", "b"]), join(french, ["a"]), join(french, [])) == ("a et b", "a", "")


def test_a_language_without_words_is_served_in_english() -> None:
    """A brief in Swahili is a page all the same; a region has the words of its language."""
    assert words("sw").related.heading == "Related briefs"
    assert words("fr-CA") == words("fr")
    assert [has_words(lang) for lang in ("sw", "fr-CA", "zh-Hans", "EN")] == [False, True, True, True]


def test_a_sign_keeps_the_space_that_french_sets_before_it() -> None:
    """Narrow before `;`, `?` and `!`, wide before a colon and within quotation marks; none of them may break."""
    wrong = [text for _, text in texts(words("fr")) if re.search(r"(?<!\u202f)[;?!]|(?<!\u00a0)[:»]|«(?!\u00a0)", text)]
    assert wrong == []
