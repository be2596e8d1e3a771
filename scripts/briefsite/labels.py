"""The words that pages add to a brief, in the brief's language; English where a language has none yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import get_decimal_symbol, get_group_symbol

from briefsite.words import WORDS

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@lru_cache(maxsize=4096)
def label(lang: str, name: str, *values: object) -> str:
    """The words called `name` in the language (a BCP 47 tag), its `{}` filled with `values`."""
    words = WORDS.get(primary(lang), {}).get(name) or WORDS["en"][name]
    return words.format(*values) if values else words


@lru_cache(maxsize=1024)
def primary(lang: str) -> str:
    """The language itself: `en` of `en-GB`."""
    return lang.split("-", 1)[0].lower()


def direction(lang: str) -> str:
    """`rtl` or `ltr`, the value of HTML's `dir`."""
    return "rtl" if primary(lang) in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=4096)
def long_date(lang: str, date: dt.date) -> str:
    """The date as people write it in the language: 21 November 2026."""
    return format_date(date, format="long", locale=_locale(lang))


def date_parts(lang: str, date: dt.date, parts: str) -> str:
    """The parts of the date as the language orders them, by a skeleton of CLDR: `yMMMM` gives November 2026."""
    return format_skeleton(parts, date, locale=_locale(lang))


def number_locale(lang: str) -> Locale:
    """The locale by which numbers are written in the language."""
    return _locale(lang)


def number_signs(lang: str) -> tuple[str, str]:
    """The decimal sign and the sign between thousands, for Western digits."""
    locale = _locale(lang)
    thousands = get_group_symbol(locale, numbering_system="latn")
    # A narrow space is missing in many fonts, and no font may move a chart's labels.
    return get_decimal_symbol(locale, numbering_system="latn"), thousands.replace("\u202f", "\u00a0")


@lru_cache(maxsize=1024)
def language_name(lang: str) -> str:
    """The language's own name for itself."""
    try:
        name = Locale.parse(lang, sep="-").get_display_name()
    except (ValueError, UnknownLocaleError):
        return lang
    return name[:1].upper() + name[1:] if name else lang


def localised(others: Mapping[str, str], lang: str, default: str) -> str:
    """The text for the language out of those given by tag: `zh` serves `zh-Hans`, and the other way round."""
    if lang in others:
        return others[lang]
    return next((text for tag, text in others.items() if primary(tag) == primary(lang)), default)


def join(lang: str, words: list[str]) -> str:
    """`a, b and c`, in the language."""
    if len(words) < 2:
        return "".join(words)
    return label(lang, "separator").join(words[:-1]) + label(lang, "list-end") + words[-1]


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    # British order of day and month where English does not say which English it is.
    try:
        return Locale.parse("en-GB" if lang == "en" else lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_GB")
