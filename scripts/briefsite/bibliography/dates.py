"""Dates: biblatex's `date` (EDTF) and BibTeX's `year`, `month`, `day`, as CSL.

An open end of a range is the part [0], a season the month 21 to 24, a year before our era a negative number, as Pandoc
writes them. Unlike Pandoc, full names of months and one-digit months are read, and what is no date is kept: `literal`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from briefsite.bibliography import latex
from briefsite.bibliography.localisation import MONTHS

Date = dict[str, Any]

_SEASONS = {"spr": 21, "sum": 22, "aut": 23, "fal": 23, "win": 24}
_OPEN = frozenset({"", "..", "open", "unknown"})
_EDTF = re.compile(r"(y?)(-?)(\d{4,})(?:-(\d{1,2}|XX|uu))?(?:-(\d{1,2}|XX|uu))?(?:T[\d:.Z+-]+)?([?~%]*)")
_UNSPECIFIED = re.compile(r"(\d{1,3})[Xu]{1,3}([?~%]*)")
_DAY_MONTH = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d]+)\.?(?:\s+(\d{1,2}))?(?:\s*,)?")
_YEARS = re.compile(r"^(\d{4})(?:–|-)(\d{4})$")
_WRITTEN = re.compile(r"(.*?)[\s,]*\b(\d{4})")


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
    found = _edtf(text)
    if found is not None:
        parts, circa = found
        date: Date = {"circa": True} if circa else {}
        return date | {"date-parts": [list(part) for part in parts]}
    return _written(text)


def _written(text: str) -> Date | None:
    """A date in words: `12 March 2004`, `March 12, 2004`."""
    match = _WRITTEN.fullmatch(text)
    month = month_and_day(match[1]) if match and match[1] else None
    return {"date-parts": [[int(match[2]), *month]]} if match and month else None


@lru_cache(maxsize=1024)
def month_and_day(text: str) -> tuple[int, ...] | None:
    """The month, and the day if it is there: `jan`, `January`, `1`, `12 March`, `spring`; None if none of these."""
    text = latex.plain(latex.csl_text(text)).replace("\u00a0", " ").replace("~", " ").strip(" .,")
    if text.isdecimal():
        return (int(text),) if 1 <= int(text) <= 12 or 21 <= int(text) <= 24 else None
    match = _DAY_MONTH.fullmatch(text)
    if match is None:
        return None
    name = match[2].lower()
    number = MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else _SEASONS.get(name[:3])
    day = match[1] or match[3]
    return None if number is None else (number, int(day)) if day else (number,)


def read_parts(fields: Mapping[str, str], prefix: str = "") -> Date | None:
    """The date in `year`, `month`, `day`, `endyear` …, each with `prefix` (`url`, `event`, `orig`), or None."""
    if prefix + "year" not in fields:
        return None
    year = latex.csl_text(fields[prefix + "year"]).strip()
    if not year:
        return None
    ends: list[list[int]] = []
    number = _number(year)
    if number is not None:
        ends.append([number, *_months(fields, prefix)])
        end = _number(latex.csl_text(fields.get(prefix + "endyear", "")))
        if end is not None:
            ends.append([end, *_months(fields, prefix + "end")])
        return {"date-parts": ends}
    bare = year.strip("[]().,; ")
    return read_date(_YEARS.sub(r"\1/\2", bare)) or {"literal": year}


def _number(text: str) -> int | None:
    bare = text.strip().strip("()").strip()
    sign = bare.removeprefix("-")
    return int(bare) if sign.isdecimal() and sign.isascii() and len(sign) < 7 else None


def _months(fields: Mapping[str, str], prefix: str) -> tuple[int, ...]:
    month = month_and_day(fields.get(prefix + "month", ""))
    if not month:
        return ()
    day = latex.csl_text(fields.get(prefix + "day", "")).strip()
    return (*month, int(day)) if len(month) == 1 and day.isdecimal() and 1 <= int(day) <= 31 else month
