"""The formats the schemas name beyond JSON Schema's own: whether a text has it, or the one spelling of it."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from functools import cache

from briefsite.read.addresses import fault
from briefsite.read.licenses import is_license

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_TIME = re.compile(_DATE.pattern + r"[Tt ]\d{2}:\d{2}(?::\d{2})?(?:Z|z| ?[+-]\d{2}:?\d{2})?")
_ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/?")
_DOI = re.compile(r"(?:https?://(?:www\.|dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}"  # language, extended language
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"  # script, region
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"  # variants
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",  # extensions, private use
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:\S+")


def parse_date(text: str) -> dt.date | None:
    """A date of the calendar written year-month-day."""
    try:
        return dt.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


@cache
def zone_of(name: str) -> dt.tzinfo:
    """The time zone of that name in the IANA database."""
    return dt.UTC if name == "UTC" else zoneinfo.ZoneInfo(name)


def midnight(day: dt.date, zone: dt.tzinfo = dt.UTC) -> dt.datetime:
    """The moment at which a day begins in a time zone."""
    return _in_zone(dt.datetime(day.year, day.month, day.day), zone)


def _in_zone(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """A moment of the clocks in a zone, with its distance from UTC alone: so it is kept, and so it is shown."""
    offset = moment.replace(tzinfo=zone).utcoffset()
    return moment.replace(tzinfo=dt.timezone(offset) if offset else dt.UTC)


def parse_moment(text: str, zone: dt.tzinfo = dt.UTC) -> tuple[dt.datetime, bool] | None:
    """A date (midnight at its start) or a date and time; and whether that lacked a zone and was taken as in `zone`."""
    if day := parse_date(text):
        return midnight(day, zone), False
    if not _DATE_TIME.fullmatch(text):
        return None
    try:
        moment = dt.datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-").upper())
    except ValueError:
        return None
    if moment.tzinfo is None:
        return _in_zone(moment, zone), True
    return moment, False


def bare_doi(text: str) -> str | None:
    """The DOI without the address of a resolver."""
    match = _DOI.fullmatch(text)
    return match[1] if match else None


def bare_orcid(text: str) -> str | None:
    """The ORCID iD without its address, if its check digit is right (ISO 7064, MOD 11-2)."""
    match = _ORCID.fullmatch(text)
    if not match:
        return None
    digits = match[1].upper().replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2 % 11
    check = (12 - total) % 11
    return match[1].upper() if digits[-1] == ("X" if check == 10 else str(check)) else None


def is_language(text: str) -> bool:
    """Whether the text is a well-formed BCP 47 tag that begins with an ISO 639 code (RFC 5646, section 2.1)."""
    return bool(_LANGUAGE.fullmatch(text))


FORMATS = {
    "date": lambda text: parse_date(text) is not None,
    "date-or-date-time": lambda text: parse_moment(text) is not None,
    "doi": lambda text: bare_doi(text) is not None,
    "orcid": lambda text: bare_orcid(text) is not None,
    "language": is_language,
    "license": is_license,
    "web-address": lambda text: bool(_ADDRESS.fullmatch(text)) and fault(text) is None,
}
