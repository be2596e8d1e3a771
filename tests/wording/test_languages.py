"""What is known of languages without any words: their dates, their letters, which of them a tag means."""

from __future__ import annotations

import datetime as dt

import pytest

from briefsite.finish.search.words import words_of
from briefsite.read.front_matter.schema import slugify
from briefsite.read.language_tags import is_unknown, meant
from briefsite.wording import words
from briefsite.wording.languages import (
    beginnings,
    capital,
    date_parts,
    is_one_language,
    language_name,
    long_date,
    script,
)
from csl.collation import collator

FIRST = dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("lang", "first", "tenth"),
    [
        ("en", "1 July 2026", "10 July 2026"),
        ("fr", "1er juillet 2026", "10 juillet 2026"),
        ("fr-CA", "1er juillet 2026", "10 juillet 2026"),
        ("pt", "1º de julho de 2026", "10 de julho de 2026"),
        ("pt-BR", "1º de julho de 2026", "10 de julho de 2026"),
        ("pt-PT", "1 de julho de 2026", "10 de julho de 2026"),
        ("de", "1. Juli 2026", "10. Juli 2026"),
        ("ru", "1 июля 2026\u202fг.", "10 июля 2026\u202fг."),
        ("tr", "1 Temmuz 2026", "10 Temmuz 2026"),
        ("zh-TW", "2026年7月1日", "2026年7月10日"),
        ("sr-Latn", "1. jul 2026.", "10. jul 2026."),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(lang: str, first: str, tenth: str) -> None:
    """The first of a month too, of which CLDR knows no ordinal."""
    assert (long_date(lang, FIRST), long_date(lang, FIRST.replace(day=10))) == (first, tenth)


def test_the_first_of_a_month_is_short_below_a_chart() -> None:
    """As in a whole date; in no other part of one."""
    assert [date_parts("fr", FIRST, parts) for parts in ("MMMd", "yMMMM")] == ["1er juil.", "juillet 2026"]


@pytest.mark.parametrize(
    ("tag", "words_tag"),
    [("pt-BR", "pt"), ("zh-Hans", "zh"), ("zh-TW", "zh"), ("fr-CA", "fr"), ("sr-Latn", "en"), ("DE-at", "de")],
)
def test_a_region_or_script_has_the_words_of_its_language(tag: str, words_tag: str) -> None:
    """English only where the language itself has none."""
    assert words(tag).lang == words_tag
    assert beginnings(tag)[-1] == tag.partition("-")[0].lower()


def test_two_tags_are_one_language_where_one_says_only_more() -> None:
    """What readers of a list are not told of, as it is the publication's language."""
    same = [("en", "en-GB"), ("zh-Hans", "zh"), ("de", "de")]
    other = [("pt-BR", "pt-PT"), ("en", "fr"), ("zh-Hans", "zh-Hant"), ("en", "enm")]
    assert all(is_one_language(*pair) and is_one_language(*pair[::-1]) for pair in same)
    assert not any(is_one_language(*pair) for pair in other)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("englsh", "en"), ("English", "en"), ("eng", "en"), ("Deutsch", "de"), ("turkce", "tr"), ("cn", "zh"),
        ("jp", "ja"), ("pt_BR", "pt-BR"), ("iw", "he"),
    ],
)  # fmt: skip
def test_a_name_or_a_slip_means_a_language(text: str, tag: str) -> None:
    """Its name in English or in itself, a country, a code of another list, an underscore."""
    assert meant(text) == tag


def test_a_language_that_few_know_is_no_slip() -> None:
    """There are thousands; those of two letters are all known."""
    assert not any(map(is_unknown, ("tet", "ksw", "pt-BR", "sr-Latn")))
    assert all(map(is_unknown, ("xx", "eng", "gr")))


@pytest.mark.parametrize(
    ("text", "lang", "slug"),
    [
        ("Häfen über", "de-AT", "haefen-ueber"),
        ("Ha\u0308fen", "de", "haefen"),
        ("Häfen über", "en", "hafen-uber"),
        ("Straße", "", "strasse"),
        ("København", "da", "koebenhavn"),
        ("København", "en", "kobenhavn"),
        ("Łódź", "pl", "lodz"),
    ],
)
def test_a_slug_is_written_as_its_language_does_without_its_letters(text: str, lang: str, slug: str) -> None:
    """German writes ae for ä, Danish oe for ø; elsewhere marks are left away, and no letter is lost."""
    assert slugify(text, lang) == slug


def test_turkish_has_two_kinds_of_i() -> None:
    """In capitals, in the order of its alphabet, in slugs, and in the search, which finds each by either."""
    assert [capital("tr", letter) for letter in "ıiş"] == ["I", "İ", "Ş"]
    assert [capital(lang, "i") for lang in ("en", "az", "de-TR")] == ["I", "İ", "I"]
    names = ["İzmir", "Irmak", "Ilıca", "Hatay", "Jale", "Çorum", "Cide", "Zonguldak", "Şile", "Sivas"]
    assert sorted(names, key=collator("tr")) == [
        "Cide", "Çorum", "Hatay", "Ilıca", "Irmak", "İzmir", "Jale", "Sivas", "Şile", "Zonguldak",
    ]  # fmt: skip
    assert sorted(["Jale", "Izmir", "Hatay"], key=collator("en")) == ["Hatay", "Izmir", "Jale"]
    assert slugify("Kırk Yıl: İstanbul’da IMF") == "kirk-yil-istanbulda-imf"
    assert set(words_of("ISPARTA Isparta ısparta İSPARTA isparta")) == {b"isparta"}
    assert language_name("tr") == "Türkçe"


@pytest.mark.parametrize(
    ("tag", "written_in"),
    [
        ("zh", "Hans"), ("zh-TW", "Hant"), ("zh-HK", "Hant"), ("zh-SG", "Hans"), ("zh-Hans-TW", "Hans"),
        ("zh-hant", "Hant"), ("fr-CA", "Latn"), ("ru-Latn", "Latn"), ("ar", "Arab"), ("qqq", ""),
    ],
)  # fmt: skip
def test_the_script_of_a_language_is_known_by_its_tag_or_its_region(tag: str, written_in: str) -> None:
    """So that words in simplified Chinese are not taken for those of a text in traditional."""
    assert script(tag) == written_in
