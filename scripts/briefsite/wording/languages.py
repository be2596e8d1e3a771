"""What is known of a language without any words of ours: its direction, its dates and numbers, its name for itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import get_decimal_symbol, get_group_symbol


@lru_cache(maxsize=1024)
def primary(lang: str) -> str:
    """The language itself: `en` of `en-GB`."""
    return lang.split("-", 1)[0].lower()


def beginnings(lang: str) -> list[str]:
    """A tag and its beginnings in lower case, the longest first (RFC 4647, lookup): `zh-hant-tw`, `zh-hant`, `zh`."""
    parts = lang.replace("_", "-").lower().split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


@lru_cache(maxsize=1024)
def direction(lang: str) -> str:
    """`rtl` or `ltr`, the value of HTML's `dir`."""
    found = _known(lang)
    return "rtl" if found is not None and found.character_order == "right-to-left" else "ltr"


@lru_cache(maxsize=4096)
def plural_category(lang: str, count: int) -> str:
    """Which form of words the language uses with the number: a category of the CLDR, such as `few`."""
    category: str = number_locale(lang).plural_form(count)
    return category


@lru_cache(maxsize=4096)
def long_date(lang: str, date: dt.date) -> str:
    """The date as people write it in the language: 21 November 2026."""
    return format_date(date, format="long", locale=number_locale(lang))


def date_parts(lang: str, date: dt.date, parts: str) -> str:
    """The parts of the date as the language orders them, by a skeleton of CLDR: `yMMMM` gives November 2026."""
    return format_skeleton(parts, date, locale=number_locale(lang))


def number_signs(lang: str) -> tuple[str, str]:
    """The decimal sign and the sign between thousands, for Western digits."""
    locale = number_locale(lang)
    thousands = get_group_symbol(locale, numbering_system="latn")
    # A narrow space is missing in many fonts, and no font may move a chart's labels.
    return get_decimal_symbol(locale, numbering_system="latn"), thousands.replace("\u202f", "\u00a0")


@lru_cache(maxsize=1024)
def language_name(lang: str) -> str:
    """The language's own name for itself."""
    found = _known(lang)
    name = found.get_display_name() if found is not None else None
    return name[:1].upper() + name[1:] if name else lang


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
