"""References as RIS, which every program for references reads: one tag a line, a record ends with `ER`.

Tags and types are those that Zotero and EndNote agree on (RIS Format Specifications, 2011, appendix of each type).
EndNote divides a name of several words that has no comma, so a whole one ends in a comma; Zotero reads it as the same.
No sign keeps a comma within a whole name (EndNote wants two, behind which Zotero reads nothing): it is a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from briefsite.model import Csl

TYPES: Mapping[str, str] = {
    "article-journal": "JOUR", "article": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "bill": "BILL", "book": "BOOK", "broadcast": "MPCT", "chapter": "CHAP", "collection": "BOOK", "dataset": "DATA",
    "document": "GEN", "entry": "ENCYC", "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "graphic": "ART",
    "hearing": "HEAR", "interview": "PCOMM", "legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT",
    "map": "MAP", "motion_picture": "VIDEO", "pamphlet": "PAMP", "paper-conference": "CPAPER", "patent": "PAT",
    "periodical": "JFULL", "personal_communication": "PCOMM", "post": "BLOG", "post-weblog": "BLOG",
    "regulation": "STAT", "report": "RPRT", "review": "JOUR", "review-book": "JOUR", "software": "COMP",
    "song": "SOUND", "speech": "SLIDE", "standard": "STAND", "thesis": "THES", "treaty": "STAT", "webpage": "ELEC",
}  # fmt: skip
"""The type of RIS for each of CSL."""
_NAMES = (("author", "AU"), ("editor", "ED"), ("translator", "A4"), ("container-author", "A2"), ("director", "A3"))
_TEXTS = (
    ("title", "TI"), ("title-short", "ST"), ("container-title", "T2"), ("event", "C3"), ("collection-title", "T3"),
    ("volume", "VL"), ("issue", "IS"), ("number", "M1"), ("edition", "ET"), ("version", "ET"), ("genre", "M3"),
    ("publisher", "PB"), ("publisher-place", "CY"), ("ISBN", "SN"), ("ISSN", "SN"), ("DOI", "DO"), ("URL", "UR"),
    ("language", "LA"), ("number-of-pages", "SP"), ("note", "N1"),
)  # fmt: skip
_TAG = re.compile(r"</?(?:i|b|sub|sup|span)\b[^<>]*>")
_RANGE = re.compile(r"\s*(\w[\w.:]*)\s*[-–—]+\s*(\w[\w.:]*)\s*")


def record(csl: Csl) -> str:
    """One reference, given as CSL-JSON."""
    lines = (f"{tag}  - {value}" for tag, value in _lines(csl) if value)
    return "\n".join((*lines, "ER  - ", "", ""))


def _lines(csl: Csl) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(csl.get("type", ""), "GEN")
    yield "ID", plain_line(csl["id"])
    for role, tag in _NAMES:
        yield from ((tag, _name(name)) for name in csl.get(role, ()))
    yield from ((tag, plain_line(csl[variable])) for variable, tag in _TEXTS if variable in csl)
    yield from _pages(csl)
    year, whole = _date(csl.get("issued"))
    yield "PY", year
    yield "DA", whole
    yield "Y2", _date(csl.get("accessed"))[1]


def _pages(csl: Csl) -> Iterator[tuple[str, str]]:
    pages = plain_line(csl.get("page", ""))
    if span := _RANGE.fullmatch(pages):
        yield "SP", span[1]
        yield "EP", span[2]
    else:
        yield "SP", pages


def _date(date: Mapping[str, Any] | None) -> tuple[str, str]:
    """The year of a date, and all of it: `2026/05/01/`, with nothing where a part is not known."""
    parts: Sequence[object] = ((date or {}).get("date-parts") or [()])[0]
    if not parts:
        return "", ""
    year, month, day = (*map(str, parts), "", "")[:3]
    return year.zfill(4), f"{year.zfill(4)}/{month and month.zfill(2)}/{day and day.zfill(2)}/"


def _name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        whole = re.sub(r"\s*,\s*", " – ", plain_line(name["literal"]))
        return f"{whole}," if " " in whole else whole
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    return ", ".join(plain_line(part) for part in (family, given, name.get("suffix")) if part)


def plain_line(value: object) -> str:
    """A value on one line, without the markup that CSL-JSON may hold."""
    text = str(value)
    if "<" in text or "&" in text:
        text = unescape(_TAG.sub("", text))
    return " ".join(text.split())
