"""What is known of a language without any words of ours: its direction, its dates and numbers, its name for itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.numbers import get_decimal_symbol, get_group_symbol

_FIRST = {"fr": "er", "pt": "º", "pt-PT": "", "pt-AO": "", "pt-MZ": ""}
"""What follows the number of the first of a month, where that is an ordinal and CLDR has none."""
_TWO_KINDS_OF_I = ("tr", "az")


@lru_cache(maxsize=1024)
def primary(lang: str) -> str:
    """The language itself: `en` of `en-GB`."""
    return lang.split("-", 1)[0].lower()


def beginnings(lang: str) -> list[str]:
    """A tag and its beginnings in lower case, the longest first (RFC 4647, lookup): `zh-hant-tw`, `zh-hant`, `zh`."""
    parts = lang.replace("_", "-").lower().split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def is_one_language(lang: str, other: str) -> bool:
    """Whether two tags name the same language, or one of them a kind of the other: `en` and `en-GB`, not `pt-BR`."""
    return lang.lower() in beginnings(other) or other.lower() in beginnings(lang)


@lru_cache(maxsize=1024)
def direction(lang: str) -> str:
    """`rtl` or `ltr`, the value of HTML's `dir`."""
    locale = _known(lang)
    return "rtl" if locale is not None and locale.character_order == "right-to-left" else "ltr"


@lru_cache(maxsize=1024)
def script(lang: str) -> str:
    """The script the language is written in (ISO 15924), by its tag or as CLDR knows of its region; or `""`."""
    parts = lang.split("-")
    named = next((part.title() for part in parts[1:3] if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in parts[1:] if len(part) == 2), "")
    likely = get_global("likely_subtags")
    found = named or likely.get(f"{parts[0].lower()}_{region}") or likely.get(parts[0].lower()) or ""
    return found if named or not found else found.split("_")[1]


@lru_cache(maxsize=1024)
def locale_name(lang: str) -> str:
    """The language with a region, as programs name it: `en_GB`, `pt_BR`; the likeliest where the tag names none."""
    region = next((part.upper() for part in lang.split("-")[1:] if len(part) == 2), "")
    likely = "GB" if lang == "en" else get_global("likely_subtags").get(primary(lang), "").rpartition("_")[2]
    found = region or ("TW" if script(lang) == "Hant" else likely)
    return f"{primary(lang)}_{found}" if found else primary(lang)


@lru_cache(maxsize=4096)
def plural_category(lang: str, count: int) -> str:
    """Which form of words the language uses with the number: a category of the CLDR, such as `few`."""
    category: str = number_locale(lang).plural_form(count)
    return category


@lru_cache(maxsize=4096)
def long_date(lang: str, date: dt.date) -> str:
    """The date as people write it in the language: 21 November 2026."""
    return _with_first(lang, format_date(date, format="long", locale=number_locale(lang)))


def date_parts(lang: str, date: dt.date, parts: str) -> str:
    """The parts of the date as the language orders them, by a skeleton of CLDR: `yMMMM` gives November 2026."""
    return _with_first(lang, format_skeleton(parts, date, locale=number_locale(lang)))


def _with_first(lang: str, date: str) -> str:
    """The date with its first of a month as the language writes that, where CLDR does not: 1er juillet."""
    return f"1{of_the_first(lang)}{date[1:]}" if date.startswith("1 ") else date


def of_the_first(lang: str) -> str:
    """What follows the number of the first of a month: `er` in French; in most languages nothing."""
    return _FIRST.get(lang, _FIRST.get(primary(lang), ""))


def number_signs(lang: str) -> tuple[str, str]:
    """The decimal sign and the sign between thousands, for Western digits."""
    locale = number_locale(lang)
    thousands = get_group_symbol(locale, numbering_system="latn")
    # A narrow space is missing in many fonts, and no font may move a chart's labels.
    return get_decimal_symbol(locale, numbering_system="latn"), thousands.replace("\u202f", "\u00a0")


def capital(lang: str, letter: str) -> str:
    """A letter as a sentence in the language begins with it: Turkish has a capital for each of its two kinds of i."""
    return "İ" if letter == "i" and primary(lang) in _TWO_KINDS_OF_I else letter.upper()


@lru_cache(maxsize=1024)
def language_name(lang: str) -> str:
    """The language's own name for itself."""
    locale = _known(lang)
    name = locale.get_display_name() if locale is not None else None
    return capital(lang, name[:1]) + name[1:] if name else lang


def localised(others: Mapping[str, str], lang: str, default: str) -> str:
    """The text for the language out of those given by tag: `zh` serves `zh-Hans`, and the other way round."""
    if lang in others:
        return others[lang]
    return next((text for tag, text in others.items() if primary(tag) == primary(lang)), default)


@lru_cache(maxsize=1024)
def number_locale(lang: str) -> Locale:
    """The locale by which dates and numbers are written in the language."""
    # British order of day and month where English does not say which English it is.
    return _known("en-GB" if lang == "en" else lang) or Locale.parse("en_GB")


def _known(lang: str) -> Locale | None:
    for tag in (lang, primary(lang)):
        with suppress(ValueError, UnknownLocaleError):
            return Locale.parse(tag, sep="-")
    return None
