"""Dates: biblatex's `date` (EDTF) and BibTeX's `year`, `month`, `day`, as CSL.

An open end of a range is the part [0], a season the month 21 to 24, a year before our era a negative number, as Pandoc
writes them. Unlike Pandoc, dates in words are read (`Spring 2020`, `12 mars 2020`, `Sep--Oct`), and what is no date is
kept: `literal`. Nothing here decides between day and month: `05/12/2020` is no date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from briefsite.read.bibliography import latex
from briefsite.read.bibliography.month_names import NUMBERS

Date = dict[str, Any]
LONGEST = 100
"""Characters of a date. What is longer is none, and is not looked through."""
DateParts = tuple[int, ...]
"""A month or season, and the day if there is one; or a year with what follows it."""

_OPEN = frozenset({"", "..", "open", "unknown"})
_EDTF = re.compile(r"(y?)(-?)(\d{4,9})(?:-(\d{1,2}|XX|uu))?(?:-(\d{1,2}|XX|uu))?(?:T[\d:.Z+-]+)?([?~%]*)")
_UNSPECIFIED = re.compile(r"(\d{1,3})[Xu]{1,3}([?~%]*)")
_DAY_MONTH = re.compile(r"(?:(\d{1,2})\.?\s+(?:de\s+|of\s+)?)?([^\W\d]+|\d{1,2}[月월])\.?(?:\s+(\d{1,2}))?(?:\s*,)?")
_YEARS = re.compile(r"^(\d{4})(?:–|-)(\d{4})$")
_YEAR_LAST = re.compile(r"(\D.*?|\d{1,2}\D.*?)[\s,./-]*\b(?:de\s+|of\s+|d[’']\s*)?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[\s,./-]+(\D.*|\d{1,2}\D.*)")
_NUMBERS = re.compile(
    r"(\d{4})([./])(\d{1,2})\2(\d{1,2})|(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})|(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?"
)
_CIRCA = re.compile(r"(?:circa|ca?\.|about|um|vers)\s+", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_HYPHENED = re.compile(r"(?<=\b\d{4})-(?=[^\W\d]+-\d)|(?<=\d)-(?=[^\W\d]+-\d{4}\b)|(?<=[^\W\d])-(?=\d{1,2}$|\d{4}$)")
"""The hyphens of `12-Mar-2020` and `2020-Mar-12`."""
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[–—/&-]|\s(?:and|to|und|bis|et|au|y|e|al?)\s)\s*", re.IGNORECASE)
_SPANS = re.compile(r"\s+[–—-]\s+|\s*[–—]\s*")


@lru_cache(maxsize=4096)
def _edtf(text: str) -> tuple[tuple[tuple[int, ...], ...], bool] | None:
    """The parts of an EDTF date or range, and whether it is approximate; None if it is neither."""
    ends = [end.strip() for end in text.split("/")]
    if len(ends) == 1 and (decade := _UNSPECIFIED.fullmatch(ends[0])) and len(re.sub(r"[?~%]", "", ends[0])) == 4:
        low = int(decade[1]) * 10 ** (4 - len(decade[1]))
        return ((low,), (low + 10 ** (4 - len(decade[1])) - 1,)), "~" in decade[2] or "%" in decade[2]
    if len(ends) > 2 or all(end in _OPEN for end in ends):
        return None
    parts: list[tuple[int, ...]] = []
    circa = False
    for end in ends:
        if end in _OPEN:
            parts.append((0,))
            continue
        match = _EDTF.fullmatch(end)
        if match is None or (len(match[3]) > 4 and not match[1]):
            return None
        year = -int(match[3]) - 1 if match[2] else int(match[3])
        numbers = [int(number) for number in match.group(4, 5) if number and number.isdigit()]
        parts.append((year, *numbers))
        circa = circa or match[6].endswith("~")
    return tuple(parts), circa


@lru_cache(maxsize=4096)
def _without_latex(text: str) -> str:
    text = text.strip().replace("\u00a0", "~").replace("\\textasciitilde", "~").strip("{}").strip()
    return _YEARS.sub(r"\1/\2", text.replace("--", "–"))


def read_date(text: str) -> Date | None:
    """The date in a `date` field, or None if it is no date."""
    text = _without_latex(text)
    if len(text) > LONGEST:
        return None
    if circa := _CIRCA.match(text):
        found = read_date(text[circa.end() :])
        return {"circa": True} | found if found else None
    edtf = _edtf(text)
    if edtf is not None:
        parts, is_circa = edtf
        date: Date = {"circa": True} if is_circa else {}
        return date | {"date-parts": [list(part) for part in parts]}
    points = _parse_words(text)
    return {"date-parts": [list(point) for point in points]} if points else None


@lru_cache(maxsize=4096)
def _parse_words(text: str) -> tuple[DateParts, ...]:
    """A date in words or with full stops, or from one to another: `12 March 2004`, `Spring 2020`, `Sep–Oct 2020`."""
    if numbers := _NUMBERS.fullmatch(text):
        groups = numbers.groups()
        found = groups[0:1] + groups[2:4] if groups[0] else groups[6:3:-1] if groups[6] else groups[7:]
        return (tuple(int(number) for number in found if number),)
    text = _HYPHENED.sub(" ", _WEEKDAY.sub("", text))
    for pattern, year_at, span_at in ((_YEAR_LAST, 2, 1), (_YEAR_FIRST, 1, 2)):
        match = pattern.fullmatch(text)
        if match and (span := month_span(match[span_at])):
            return tuple((int(match[year_at]), *part) for part in span)
    ends = _SPANS.split(text)
    if len(ends) == 2:
        points = [_parse_words(end) for end in ends]
        if all(len(point) == 1 for point in points) and points[0] <= points[1]:
            return points[0] + points[1]
    return ()


@lru_cache(maxsize=2048)
def month_span(text: str) -> tuple[DateParts, ...] | None:
    """The month or season, with its day, in a `month` field, or the first and the last of several; None if it is none.

    `jan`, `January`, `1`, `12 March`, `spring`; `Sep--Oct`, `9/10`, `March 12--15`, `Autumn/Winter`.
    """
    text = latex.plain(latex.csl_text(text)).replace("\u00a0", " ").replace("~", " ").strip(" .,")
    if len(text) > LONGEST:
        return None
    text = _ORDINAL.sub("", text)
    if only := _month_and_day(text):
        return (only,)
    ends = _BETWEEN.split(text)
    if len(ends) != 2:
        return None
    texts = [end.strip(" .,") for end in ends]
    first, last = map(_month_and_day, texts)
    if first and texts[1].isdecimal() and len(first) == 2:
        last = (first[0], _small_number(texts[1]))  # March 12–15
    elif last and texts[0].isdecimal() and len(last) == 2:
        first = (last[0], _small_number(texts[0]))  # 12–15 March
    elif texts[0].isdecimal() is not texts[1].isdecimal():
        return None  # `3-May` may be a day
    return (first, last) if first and last and first < last else None


def _month_and_day(text: str) -> DateParts | None:
    if text.isdecimal():
        number = _small_number(text)
        return (number,) if 1 <= number <= 12 or 21 <= number <= 24 else None
    match = _DAY_MONTH.fullmatch(text)
    if match is None:
        return None
    number = NUMBERS.get(match[2].casefold(), 0)
    day = _small_number(match[1] or match[3] or "0")
    if not number or day > 31 or (day and number > 12):
        return None
    return (number, day) if day else (number,)


def _small_number(text: str) -> int:
    """A number of one or two digits; 0 for everything else."""
    return int(text) if len(text) < 3 and text.isdecimal() else 0


def read_parts(fields: Mapping[str, str], prefix: str = "") -> Date | None:
    """The date in `year`, `month`, `day`, `endyear` …, each with `prefix` (`url`, `event`, `orig`), or None."""
    if prefix + "year" not in fields:
        return None
    year = latex.csl_text(fields[prefix + "year"]).strip()
    if not year:
        return None
    number = _number(year)
    if number is None:
        bare = year.strip("[]().,; ")
        return read_date(_YEARS.sub(r"\1/\2", bare)) or {"literal": year}
    ends = [[number, *part] for part in _months(fields, prefix)]
    end = _number(latex.csl_text(fields.get(prefix + "endyear", "")))
    if end is not None:
        ends = [ends[0], [end, *_months(fields, prefix + "end")[-1]]]
    return {"date-parts": ends}


def _number(text: str) -> int | None:
    bare = text.strip().strip("()").strip()
    sign = bare.removeprefix("-")
    return int(bare) if len(sign) < 7 and sign.isdecimal() and sign.isascii() else None


def _months(fields: Mapping[str, str], prefix: str) -> tuple[DateParts, ...]:
    """What follows the year, once or from the first to the last; an empty part if nothing does."""
    span = month_span(fields[prefix + "month"]) if prefix + "month" in fields else None
    if not span:
        return ((),)
    day = read_day(fields.get(prefix + "day", ""))
    return ((*span[0], day),) if day and len(span) == 1 and len(span[0]) == 1 else span


def read_day(text: str) -> int:
    """The day in a `day` field; 0 if it is none."""
    if len(text) > LONGEST:
        return 0
    day = _small_number(_ORDINAL.sub("", latex.csl_text(text).strip(" ~.")))
    return day if day <= 31 else 0
