"""Dates that are none, or that lose a part in reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.bibliography.dates import month_span, read_date, read_day
from briefsite.bibliography.judged import Finding, Judged, quoted_field

RULE = "unreadable-date"
_DATES = {
    "issued": ("date", ""),
    "accessed": ("urldate", "url"),
    "event-date": ("eventdate", "event"),
    "original-date": ("origdate", "orig"),
}
"""CSL variable → the field for it, and the prefix of the fields for year, month and day."""
_PARTS = {prefix: frozenset(prefix + part for part in ("year", "month", "day")) for _, prefix in _DATES.values()}
DATE_FIELDS = frozenset(name for name, _ in _DATES.values()).union(*_PARTS.values())
_EXAMPLE = "write `2004`, `2004-06-12`, `2004/2006` or `2004~`"
_UNDATED = re.compile(
    r"n\.?\s?[da]\.?|s\.?\s?[ad]\.?|o\.?\s?[jd]\.?|no date|(?:not |un)dated|(?:date )?unknown|none|\?+|-+",
    re.IGNORECASE,
)
"""What people write for a document without a date; styles have their own word for it."""
_MONTHS = '`jun`, `6` or, for an issue of two months, `jun # "--" # jul`'
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def wrong_dates(entry: Judged) -> Iterator[Finding]:
    """What is wrong with the dates of the entry, the field at fault named."""
    for variable, (name, prefix) in _DATES.items():
        date = entry.csl.get(variable)
        if date and ("literal" in date or not _is_possible(date["date-parts"])):
            yield from _literal(entry, name, prefix + "year")
        if not _PARTS[prefix].isdisjoint(entry.own):
            yield from _parts(entry, name, prefix)
            if entry.own.get(name, "").strip():
                yield from _replaced(entry, name, prefix + "year")


def _literal(entry: Judged, name: str, year: str) -> Iterator[Finding]:
    """A date that is kept as it is written, or is not in the calendar."""
    field = name if name in entry.fields else year
    if field in entry.own and (field == year or year not in entry.own):
        is_undated = _UNDATED.fullmatch(entry.own[field].strip("{}[]() "))
        mend = "leave the field out if the document has no date" if is_undated else _EXAMPLE
        yield Finding(RULE, field, f"{quoted_field(field, entry)} is no date; {mend}")


def _parts(entry: Judged, name: str, prefix: str) -> Iterator[Finding]:
    """A month or a day that is not read."""
    year, month, day = (prefix + part for part in ("year", "month", "day"))
    if month in entry.own and entry.own[month].strip(" ~{}"):
        if month_span(entry.own[month]) is None:
            yield Finding(
                RULE, month, f"{quoted_field(month, entry)} cannot be read as a month, and is left out; write {_MONTHS}"
            )
        elif year not in entry.fields and name not in entry.fields:
            yield Finding(RULE, month, f"{quoted_field(month, entry)} has no year; add `{year} = {{2004}}`")
        elif _adds(entry, name):
            right = f"`{name} = {{2004-06}}`"
            yield Finding(RULE, month, f"{quoted_field(month, entry)} is left out, for `{name}` counts; write {right}")
    if day in entry.own and entry.own[day].strip() and name not in entry.fields:
        span = month_span(entry.fields.get(month, "")) or ()
        if not read_day(entry.own[day]):
            yield Finding(RULE, day, f"{quoted_field(day, entry)} is no day, and is left out; write `{day} = {{12}}`")
        elif len(span) != 1 or len(span[0]) != 1 or year not in entry.fields:
            yield Finding(
                RULE, day, f"{quoted_field(day, entry)} is left out, for it has no month; add `{month} = {{6}}`"
            )


def _adds(entry: Judged, name: str) -> bool:
    """Whether the date beside the month says no month itself."""
    date = read_date(entry.fields.get(name, ""))
    return date is not None and len(date["date-parts"][0]) == 1


def _replaced(entry: Judged, name: str, year: str) -> Iterator[Finding]:
    """A date that is none, or another one, beside a year."""
    if year not in entry.own:
        return
    date = read_date(entry.own[name])
    if date is None:
        message = f"{quoted_field(name, entry)} is no date, and `{year}` is read instead; {_EXAMPLE}"
        yield Finding(RULE, name, message)
        return
    found = read_date(entry.own[year])
    if found and date["date-parts"][0][:1] != found["date-parts"][0][:1]:
        message = f"{quoted_field(year, entry)} is left out, for `{name}` names another year; take one of them out"
        yield Finding(RULE, year, message)


def _is_possible(parts: list[list[int]]) -> bool:
    for part in parts:
        if len(part) == 1:
            continue
        month, day = (*part[1:], 0, 0)[:2]
        if not (1 <= month <= 12 or 21 <= month <= 41) or (day and (month > 12 or day > _DAYS[month - 1])):
            return False
    return True
