"""Titles of the work, its volume, its container and its series, from biblatex's twelve fields for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from briefsite.bibliography import latex
from briefsite.bibliography.inlines import Inline, Node, append, to_csl, trimmed
from briefsite.bibliography.localisation import KEYS, localised
from briefsite.bibliography.sentencecase import sentence_case
from briefsite.bibliography.types import ARTICLES, CHAPTERS

_AND = re.compile(r" and(?= )")
_WORD = re.compile(r"[^ ]+")

Read = Callable[[str], list[Inline]]


def title_variables(entry_type: str, fields: Mapping[str, str], is_english: bool) -> dict[str, str]:
    """The CSL variables for titles; English ones are put into sentence case."""

    def title(name: str) -> list[Inline]:
        text = fields.get(name)
        return list(_cased(text) if is_english else _uncased(text)) if text else []

    def as_is(name: str) -> list[Inline]:
        text = fields.get(name)
        return list(_uncased(text)) if text else []

    chapter, periodical = entry_type in CHAPTERS, entry_type == "periodical"
    main = "maintitle" in fields
    short = title("shorttitle") if chapter or not main else []
    variables = {
        "title": _complete(
            title, "issue" if periodical and "issuetitle" in fields else "main" if main and not chapter else ""
        ),
        "container-title": _container(entry_type, fields, title, as_is),
        "collection-title": _series(title("series")),
        "original-title": to_csl(title("origtitle")),
        "title-short": to_csl(short or _before_colon(title("title"), _has_more(fields) and not main)),
    }
    if main:
        variables["volume-title"] = _complete(title, "book" if chapter else "")
    if periodical and not main and "shorttitle" in fields:
        variables["container-title-short"] = to_csl(as_is("shorttitle"))
    elif "shortjournal" in fields:
        variables["container-title-short"] = to_csl(as_is("shortjournal"))
    return variables


@lru_cache(maxsize=4096)
def _cased(text: str) -> tuple[Inline, ...]:
    return tuple(sentence_case(latex.read(text)))


@lru_cache(maxsize=4096)
def _uncased(text: str) -> tuple[Inline, ...]:
    return tuple(latex.read(text))


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


def _series(title: list[Inline]) -> str:
    """The name of the series; a number is an ordinal: `3rd series`."""
    if len(title) == 1 and isinstance(title[0], str):
        text = title[0]
        if text.isdecimal():
            return f"{text}{_ordinal(int(text))} series"
    return to_csl(_localised(title))


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _localised(items: list[Inline]) -> list[Inline]:
    changed: list[Inline] = []
    for item in items:
        if isinstance(item, str):
            known = any(word.lower() in KEYS for word in item.split(" "))
            changed.append(_WORD.sub(lambda word: localised(word[0]), item) if known else item)
        else:
            changed.append(Node(item.kind, tuple(_localised(list(item.children)))))
    return changed


def literal_list(text: str, localise: bool = False) -> list[Inline]:
    """A list of biblatex: its parts, divided by `and`, joined by semicolons. `localise`: each may be a localisation key."""
    items = latex.read(text)
    if localise:
        items = _localised(items)
    return [_AND.sub(";", item) if isinstance(item, str) else item for item in items]


__all__ = ["ARTICLES", "literal_list", "title_variables"]
