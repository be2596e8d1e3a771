"""CSL-JSON from anywhere, in the form that our own reader gives it: older names, texts for numbers, dates in words.

What comes from a document or a program is untrusted: whatever has no form in CSL is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from briefsite.model import Csl
from briefsite.read.bibliography.dates import LONGEST, read_date
from briefsite.read.bibliography.languages import tag_of_language
from briefsite.read.bibliography.latex import plain
from briefsite.read.bibliography.particles import Name, with_particles

ALIASES = {
    "event-title": "event", "journalAbbreviation": "container-title-short", "shortTitle": "title-short",
    "publisher-location": "publisher-place",
}  # fmt: skip
"""Names of variables in other versions of CSL → those that our reader gives."""
DATES = frozenset({"issued", "accessed", "event-date", "original-date", "available-date", "submitted"})
NAMES = frozenset({
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer",
    "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "translator",
})  # fmt: skip
NOT_SAID = frozenset({"id", "citation-key", "citation-label", "system_id", "categories", "custom", "schema"})
"""What says nothing of the source."""
_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
_MOST_NAMES = 5000
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")


def normal(csl: Csl) -> dict[str, Any]:
    """What `csl` says, without its id; a variable that says nothing is left out."""
    found: dict[str, Any] = {}
    for variable, value in csl.items():
        name = ALIASES.get(variable, variable) if isinstance(variable, str) else ""
        if not name or name in NOT_SAID or (name != variable and name in csl):
            continue
        read: Callable[[Any], Any] = _date if name in DATES else _names if name in NAMES else _READ.get(name, _text)
        if said := read(value):
            found[name] = said
    if tag := tag_of_language(found.get("language", "")):
        found["language"] = tag
    if found.get("type") == "document":  # that it is something
        del found["type"]
    return found


def _text(value: Any) -> str:
    return plain(_line(value))


def _line(value: Any) -> str:
    """A value as text on one line."""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_line, value)))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = _CONTROLS.sub("", str(value))
    return _SPACES.sub(" ", text).strip(" ")


def _names(value: Any) -> list[Name]:
    names = value[:_MOST_NAMES] if isinstance(value, list | tuple) else [value]
    return list(filter(None, map(_name, names)))


def _name(value: Any) -> Name:
    if not isinstance(value, Mapping):
        return {"literal": text} if (text := _text(value)) else {}
    parts: Name = {part: text for part in _PARTS if (text := _text(value.get(part)))}
    if "literal" in parts:
        return {"literal": parts["literal"]}
    if parts and value.get("comma-suffix") is True:
        parts["comma-suffix"] = True
    return with_particles(parts) if "family" in parts or "given" in parts else {}


def _date(value: Any) -> dict[str, Any]:
    if isinstance(value, str | int):
        return read_date(str(value)) or _literal(value)
    if not isinstance(value, Mapping):
        return {}
    parts = value.get("date-parts")
    points = [point for part in parts[:2] if (point := _point(part))] if isinstance(parts, list | tuple) else []
    if not points:
        written = value.get("raw") or value.get("literal")
        return (read_date(str(written)[: LONGEST + 1]) or _literal(written)) if isinstance(written, str | int) else {}
    season = str(value.get("season", ""))
    if len(points) == 1 and len(points[0]) == 1 and season in ("1", "2", "3", "4"):
        points = [[*points[0], 20 + int(season)]]
    circa: dict[str, Any] = {"circa": True} if value.get("circa") not in (None, False, 0, "", "0", "false") else {}
    return circa | {"date-parts": points}


_READ: dict[str, Callable[[Any], str]] = dict.fromkeys(("DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID"), _line)
"""What is no text that a typesetter would touch."""


def _literal(value: Any) -> dict[str, Any]:
    return {"literal": text} if (text := _text(value)) else {}


def _point(value: Any) -> list[int]:
    """Year, month and day, as far as they are numbers that can be some."""
    found: list[int] = []
    for part in value[:3] if isinstance(value, list | tuple) else [value]:
        text = str(part).strip() if isinstance(part, str | int) else ""
        if not text.removeprefix("-").isdecimal() or len(text) > 8:
            break
        number = int(text)
        if (len(found) == 1 and not (1 <= number <= 12 or 21 <= number <= 24)) or (
            len(found) == 2 and not 1 <= number <= 31
        ):
            break
        found.append(number)
    return found
