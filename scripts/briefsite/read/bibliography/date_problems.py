"""Dates that are none, or that lose a part in reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.model.rules.bibliography import UNREADABLE_DATE
from briefsite.read.bibliography.dates import month_span, read_date, read_day
from briefsite.read.bibliography.judged import ConvertedEntry, FieldBreach, quoted_field

_DATES = {
    "issued": ("date", ""),
    "accessed": ("urldate", "url"),
    "event-date": ("eventdate", "event"),
    "original-date": ("origdate", "orig"),
}
"""CSL variable → the field for it, and the prefix of the fields for year, month and day."""
_PARTS = {prefix: frozenset(prefix + part for part in ("year", "month", "day")) for _, prefix in _DATES.values()}
DATE_FIELDS = frozenset(name for name, _ in _DATES.values()).union(*_PARTS.values())
_UNDATED = re.compile(
    r"n\.?\s?[da]\.?|s\.?\s?[ad]\.?|o\.?\s?[jd]\.?|no date|(?:not |un)dated|(?:date )?unknown|none|\?+|-+",
    re.IGNORECASE,
)
"""What people write for a document without a date; styles have their own word for it."""
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def wrong_dates(entry: ConvertedEntry) -> Iterator[FieldBreach]:
    """What is wrong with the dates of the entry, the field at fault named."""
    for variable, (name, prefix) in _DATES.items():
        date = entry.csl.get(variable)
        if date and ("literal" in date or not _is_possible(date["date-parts"])):
            yield from _literal(entry, name, prefix + "year")
        if not _PARTS[prefix].isdisjoint(entry.own):
            yield from _parts(entry, name, prefix)
            if entry.own.get(name, "").strip():
                yield from _replaced(entry, name, prefix + "year")


def _literal(entry: ConvertedEntry, name: str, year: str) -> Iterator[FieldBreach]:
    """A date that is kept as it is written, or is not in the calendar."""
    field = name if name in entry.fields else year
    if field in entry.own and (field == year or year not in entry.own):
        is_undated = _UNDATED.fullmatch(entry.own[field].strip("{}[]() "))
        yield _finding(entry, field, "undated" if is_undated else "")


def _parts(entry: ConvertedEntry, name: str, prefix: str) -> Iterator[FieldBreach]:
    """A month or a day that is not read."""
    year, month, day = (prefix + part for part in ("year", "month", "day"))
    if month in entry.own and entry.own[month].strip(" ~{}"):
        if month_span(entry.own[month]) is None:
            yield _finding(entry, month, "month")
        elif year not in entry.fields and name not in entry.fields:
            yield _finding(entry, month, "no-year", year=year)
        elif _lacks_month(entry, name):
            yield _finding(entry, month, "month-left-out", date=name)
    if day in entry.own and entry.own[day].strip() and name not in entry.fields:
        span = month_span(entry.fields.get(month, "")) or ()
        if not read_day(entry.own[day]):
            yield _finding(entry, day, "day", day=day)
        elif len(span) != 1 or len(span[0]) != 1 or year not in entry.fields:
            yield _finding(entry, day, "no-month", month=month)


def _lacks_month(entry: ConvertedEntry, name: str) -> bool:
    """Whether the date beside the month says no month itself."""
    date = read_date(entry.fields.get(name, ""))
    return date is not None and len(date["date-parts"][0]) == 1


def _replaced(entry: ConvertedEntry, name: str, year: str) -> Iterator[FieldBreach]:
    """A date that is none, or another one, beside a year."""
    if year not in entry.own:
        return
    date = read_date(entry.own[name])
    if date is None:
        yield _finding(entry, name, "year-instead", year=year)
        return
    found = read_date(entry.own[year])
    if found and date["date-parts"][0][:1] != found["date-parts"][0][:1]:
        yield _finding(entry, year, "other-year", date=name)


def _finding(entry: ConvertedEntry, field: str, variant: str, **values: str) -> FieldBreach:
    return FieldBreach(field, UNREADABLE_DATE.says(variant, field=quoted_field(field, entry), **values))


def _is_possible(parts: list[list[int]]) -> bool:
    for part in parts:
        if len(part) == 1:
            continue
        month, day = (*part[1:], 0, 0)[:2]
        if not (1 <= month <= 12 or 21 <= month <= 41) or (day and (month > 12 or day > _DAYS[month - 1])):
            return False
    return True
