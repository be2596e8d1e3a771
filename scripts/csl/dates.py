"""Dates of references: read from every form that CSL-JSON allows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spr": 1, "sum": 2, "fal": 3, "aut": 3, "win": 4}
_EDTF = re.compile(r"(y?)(-?)(\d{4,})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")
_LONGEST = 9
"""Digits of the number of a year, as in EDTF."""


PARTS = ("year", "month", "day")


class Point(NamedTuple):
    """A year, with a month or a season and a day where they are known; 0 is unknown.

    ``season_name`` is a season that is none of the four: "Michaelmas".
    """

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0
    season_name: str = ""


class Date(Struct, frozen=True):
    """A date, a range (``end`` is given; an empty `Point` leaves it open), or words instead of a date."""

    start: Point = Point()
    end: Point | None = None
    circa: bool = False
    literal: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not self.literal and self.start == Point() and not self.end


def sort_date(date: Date, names: tuple[str, ...] = PARTS) -> str:
    """A date as digits that sort in time, with zeros for the parts that are unknown or not shown."""
    if date.literal and not date.start.year:
        return date.literal
    text = _sort_point(date.start, names)
    return text if date.end is None else text + _sort_point(date.end, names)


def _sort_point(point: Point, names: tuple[str, ...]) -> str:
    year = point.year if "year" in names else 0
    month = point.month if "month" in names else 0
    day = point.day if "day" in names else 0
    era = f"1{year:09d}" if year >= 0 else f"0{999999999 + year:09d}"
    return f"{era}{month:02d}{day:02d}"


def read_date(value: object) -> Date:
    """A date from CSL-JSON: an object with date-parts, raw or literal, or plain text.

    What cannot be read as a date is kept as a literal; ``ValueError`` if the value is of a wrong kind altogether.
    """
    if isinstance(value, (str, int)):
        return _read_text(str(value))
    if not isinstance(value, Mapping):
        raise ValueError("expected an object with date-parts")
    circa = value.get("circa") in (True, "true", 1, "1")
    literal = str(value.get("literal") or "")
    if value.get("raw"):
        raw = _read_text(str(value["raw"]))
        return Date(raw.start, raw.end, circa or raw.circa, raw.literal)
    points = [p for p in (_point(parts) for parts in value.get("date-parts") or ()) if p is not None]
    season = _season(value.get("season"))
    if points and not points[0].month:
        points[0] = points[0]._replace(season=season or points[0].season, season_name=_season_name(value, season))
    if not points and not literal and isinstance(value.get("season"), str) and not season:
        literal = str(value["season"])
    start = points[0] if points else Point()
    return Date(start, points[1] if len(points) > 1 else None, circa, literal)


def _season_name(value: Mapping[str, object], season: int) -> str:
    name = str(value.get("season") or "").strip()
    return "" if season or name.isdecimal() else name


def _season(value: object) -> int:
    text = str(value if value is not None else "").strip().lower()
    if text.isdecimal():
        number = int(text[-_LONGEST:])
        return number if number <= 4 else number - 20 if 21 <= number <= 24 else 0
    return _SEASONS.get(text[:3], 0)


def _point(parts: object) -> Point | None:
    """Date-parts as a point; an empty list is none, wrong parts are a ``ValueError``."""
    if not isinstance(parts, Sequence) or isinstance(parts, str):
        raise ValueError("date-parts must be a list of lists of numbers")
    given = [part for part in parts if type(part) is int or (part is not None and str(part).strip())]
    numbers = [part if type(part) is int else int(str(part).strip()[: _LONGEST + 1]) for part in given]
    if not numbers:
        return None
    return _make(*numbers[:3])


def _make(year: int, month: int = 0, day: int = 0) -> Point:
    """A point; months from 13 on are seasons (13–20 in old data, 21–24 in EDTF)."""
    if 13 <= month <= 24:
        return Point(year, 0, 0, (month - 13) % 4 + 1)
    if not 1 <= month <= 12:
        return Point(year)
    return Point(year, month, day if 1 <= day <= 31 else 0)


def _read_text(text: str) -> Date:
    return _read_edtf(text.strip()) or _read_words(text.strip()) or Date(literal=text)


def _read_edtf(text: str) -> Date | None:
    """Extended Date/Time Format (ISO 8601-2) at the levels that references use."""
    circa = "~" in text or "?" in text or "%" in text
    sides = [side.strip(" ~?%") for side in text.split("/")]
    if len(sides) == 1 and re.fullmatch(r"\d{2,3}[uX]{1,2}", sides[0]):
        sides = [re.sub("[uX]", "0", sides[0]), re.sub("[uX]", "9", sides[0])]
    if len(sides) > 2:
        return None
    points = [_edtf_point(side) for side in sides]
    if points[0] is None or None in points:
        return None
    return Date(points[0], points[1] if len(points) > 1 else None, circa)


def _edtf_point(text: str) -> Point | None:
    if text in ("", "..", "open", "unknown"):
        return Point()
    match = _EDTF.fullmatch(text[: 10 * _LONGEST])
    if match is None or len(match[3]) > _LONGEST or (len(match[3]) > 4 and not match[1]):
        return None
    year = int(match[3])
    # In EDTF the year 0000 is 1 BC and -0001 is 2 BC; CSL counts 1 BC as -1.
    year = -year - 1 if match[2] else year or -1
    return _make(year, int(match[4] or 0), int(match[5] or 0))


def _read_words(text: str) -> Date | None:
    """Dates as people write them: "March 2003", "5/12/2003", "Spring 2003 - Fall 2004"."""
    circa = re.match(r"(?i)(circa|ca?\.)\s+", text)
    if circa:
        text = text[circa.end() :]
    sides = re.split(r"\s*[-–]\s*", text)
    points = [_words_point(side) for side in sides]
    if len(points) > 2 or None in points:
        return None
    end = points[1] if len(points) > 1 else None
    start = points[0]
    assert start is not None
    if end and not start.year:
        start = start._replace(year=end.year)
    return Date(start, end, bool(circa)) if start.year else None


def _words_point(text: str) -> Point | None:
    words = [word for word in re.split(r"[\s/,.]+", text) if word]
    month = season = 0
    numbers: list[int] = []
    for word in words:
        key = word.lower()[:3]
        if word.isdecimal() and len(word) <= _LONGEST:
            numbers.append(int(word))
        elif key in _MONTHS:
            month = _MONTHS.index(key) + 1
        elif key in _SEASONS:
            season = _SEASONS[key]
        else:
            return None
    if not numbers or len(numbers) > 3:
        return Point(0, month, 0, season) if month or season else None
    year = numbers.pop() if len(str(numbers[-1])) > 2 or len(numbers) == 1 else numbers.pop(0)
    if not month and numbers:
        month = numbers.pop(0)
    return Point(year, month if month <= 12 else 0, numbers[0] if numbers else 0, season)
