"""Titles of the work, its volume, its container and its series, from biblatex's twelve fields for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from briefsite.read.bibliography import latex
from briefsite.read.bibliography.inlines import Inline, append, to_csl, trimmed
from briefsite.read.bibliography.localisation import list_separators, localised
from briefsite.read.bibliography.sentencecase import sentence_case
from briefsite.read.bibliography.types import CHAPTERS

_AND = re.compile(" and ", re.IGNORECASE)
_IN_ENGLISH_NAME = re.compile(r"\b(?:of|for|on|the|in)\b", re.IGNORECASE)
_SINGLE_QUOTED = re.compile(
    r"(?:(?<![\w'’`\\])|(?<=[\u3040-\u9fff]))'(?=\w)(?!(?:\d\ds?|tis|twas|n|em|til)\b)((?:[^'`]|(?<=\w)'(?=\w))*[^\s'`\\])'(?:(?![\w'])|(?=[\u3040-\u9fff]))"
)
"""`'fair'`; not an apostrophe, or one that begins a word: `the '90s`, `rock 'n' roll`."""
_WORD = re.compile(r"\S+")

Read = Callable[[str], list[Inline]]


def title_variables(entry_type: str, fields: Mapping[str, str], is_english: bool) -> dict[str, str]:
    """The CSL variables for titles; English ones are put into sentence case."""

    def title(name: str) -> list[Inline]:
        text = fields.get(name)
        if not text:
            return []
        text = _series_name(text) if name == "series" else text
        return list(in_sentence_case(text) if is_english else _as_written(text))

    def as_is(name: str) -> list[Inline]:
        text = fields.get(name)
        return list(_as_written(text)) if text else []

    chapter, periodical, main = entry_type in CHAPTERS, entry_type == "periodical", "maintitle" in fields
    prefix = "issue" if periodical and "issuetitle" in fields else "main" if main and not chapter else ""
    short = title("shorttitle") if chapter or not main else []
    variables = {
        "title": _complete(title, prefix),
        "container-title": _container(entry_type, fields, title, as_is),
        "title-short": to_csl(short or _before_colon(title("title"), _has_more(fields) and not main)),
    }
    if "series" in fields or "origtitle" in fields:
        variables |= {"collection-title": to_csl(title("series")), "original-title": to_csl(title("origtitle"))}
    if main:
        variables["volume-title"] = _complete(title, "book" if chapter else "")
    short_container = "shorttitle" if periodical and not main and "shorttitle" in fields else "shortjournal"
    if short_container in fields:
        variables["container-title-short"] = to_csl(as_is(short_container))
    return variables


@lru_cache(maxsize=4096)
def in_sentence_case(text: str) -> tuple[Inline, ...]:
    """The inlines of a title in sentence case."""
    return tuple(sentence_case(latex.read(_quoted(text))))


@lru_cache(maxsize=4096)
def _as_written(text: str) -> tuple[Inline, ...]:
    return tuple(latex.read(_quoted(text)))


def _quoted(text: str) -> str:
    """`text` with quotation marks as LaTeX has them where straight single ones stand around words."""
    return _SINGLE_QUOTED.sub(r"`\1'", text) if text.count("'") > 1 else text


def _complete(read: Read, prefix: str) -> str:
    """Title, subtitle and addition, each with `prefix` before its name: `Title: Subtitle. Addition`."""
    addition = read("titleaddon" if prefix == "issue" else prefix + "titleaddon")
    return to_csl(_joined(read(prefix + "title"), read(prefix + "subtitle"), addition))


def _joined(title: list[Inline], subtitle: list[Inline], addition: list[Inline]) -> list[Inline]:
    if not title:
        return []
    for separator, further in ((": ", subtitle), (". ", addition)):
        if further:
            last = title[-1]
            ended = isinstance(last, str) and last[-1:] in tuple("!?.,:;")
            append(title, " " if ended else separator)
            for item in further:
                append(title, item)
    return title


def _container(entry_type: str, fields: Mapping[str, str], title: Read, as_is: Read) -> str:
    if entry_type == "periodical":
        return _complete(as_is, "") if "title" in fields else ""
    if entry_type in CHAPTERS and ("maintitle" in fields or "booktitle" in fields):
        return _complete(title, "main" if "maintitle" in fields else "book")
    name = next((name for name in ("journaltitle", "journal") if name in fields), "")
    if not name:
        return ""
    return to_csl(_joined(as_is(name), as_is("journalsubtitle"), []))


def _has_more(fields: Mapping[str, str]) -> bool:
    return bool(fields.get("subtitle") or fields.get("titleaddon"))


def _before_colon(title: list[Inline], whole: bool) -> list[Inline]:
    """The title up to its first colon, for the short title; without a colon nothing, or all of it if `whole`."""
    for index, item in enumerate(title):
        if isinstance(item, str) and ":" in item:
            return trimmed([*title[:index], item.partition(":")[0]])
    return title if whole else []


def _series_name(text: str) -> str:
    """The text of a `series` field: a number is an ordinal (`3rd series`), a localisation key what it stands for."""
    text = text.strip()
    if text.isdecimal() and len(text) < 5:
        return f"{text}{_ordinal(int(text))} series"
    return localised(text)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@lru_cache(maxsize=4096)
def list_text(text: str, language: str = "", localise: bool = False) -> str:
    """A list of biblatex as it prints one: `A, B and C`, with the `and` of the entry's language.

    Two parts with an English word between them are one English name, whatever the language: `Organisation for Economic
    Co-operation and Development`. `localise`: parts may be keys for it. See the biblatex manual, section 2.2.1.
    """
    if localise:
        text = _WORD.sub(lambda word: localised(word[0]), text)
    items = latex.read(text)
    count = sum(len(_AND.findall(item)) for item in items if isinstance(item, str))
    if not count:
        return to_csl(items)
    separator, last = list_separators(language)
    if count == 1 and _IN_ENGLISH_NAME.search(text):
        last = " and "
    separators = iter([separator] * (count - 1) + [last])
    return to_csl(_AND.sub(lambda _: next(separators), item) if isinstance(item, str) else item for item in items)
