"""What another program knows of a source that the bibliography has: fields that the entry lacks are put into it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple

from msgspec import Struct

from briefsite.model import Csl, Reference
from briefsite.read.bibliography.entries import BibtexEntry
from briefsite.read.bibliography.spans import entry_span
from briefsite.read.bibliography.writing.entry import fields_of
from briefsite.read.bibliography.writing.normal import normal
from briefsite.read.records.appending import layout_of

_NEVER = frozenset({"type", "title-short", "accessed", "other-ids"})
_NO_CONFLICT = frozenset({"note", "annote", "abstract", "keyword", "language", "genre", "page", "call-number"})
"""Variables of which two that differ are no mistake, or say the same in other words."""


class Merged(Struct, frozen=True):
    """The fields that were put into an entry, and where it says something else than the other program."""

    fields: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


class Insertion(NamedTuple):
    """Lines that are put into the text of the bibliography, and where."""

    at: int
    lines: str


def merged(text: str, block: BibtexEntry | None, reference: Reference, csl: Csl) -> tuple[Merged, Insertion | None]:
    """What `csl` knows besides an entry, and where it is put; what the entry says itself stays as it is.

    `block` is the entry as it stands in `text`.
    """
    ours, theirs = normal(reference.csl), normal(csl)
    conflicts = tuple(
        f"`{name}` is “{_said(ours[name])}” here and “{_said(value)}” there"
        for name, value in sorted(theirs.items())
        if name in ours and name not in _NEVER | _NO_CONFLICT and _folded(ours[name]) != _folded(value)
    )
    span = entry_span(text, block.offset, block.end) if block and block.end else None
    new = _lacking(ours, theirs, reference)
    if span is None or block is None or not new:
        return Merged((), conflicts), None
    layout = layout_of(text[block.offset : block.end] if len(span.fields) > 1 else text)
    lines = "".join(f",\n{layout.indent}{name:<{layout.width}}{layout.equals}{{{new[name]}}}" for name in new)
    at = span.fields[-1].end if span.fields else span.key[1]
    return Merged(tuple(new), conflicts), Insertion(at, lines)


def _lacking(ours: dict[str, Any], theirs: dict[str, Any], reference: Reference) -> dict[str, str]:
    """The fields for what an entry does not say."""
    lacking = {name: value for name, value in theirs.items() if name not in ours and name not in _NEVER}
    if "URL" in lacking and "accessed" in theirs and "accessed" not in ours:
        lacking["accessed"] = theirs["accessed"]
    beside = {"language": ours["language"]} if "language" in ours else {}
    found = fields_of({**beside, **lacking}, reference.entry_type)
    known = reference.fields.keys() | ({"langid"} if beside else set())
    return {name: value for name, value in found.items() if name not in known}


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("literal") or "/".join("-".join(map(str, point)) for point in value["date-parts"]))
    if isinstance(value, list):
        return "; ".join(str(name.get("literal") or name.get("family") or name.get("given")) for name in value)
    return str(value)


def _folded(value: Any) -> Any:
    """What counts of a value: of names the families, of a date the year, of a text its letters."""
    if isinstance(value, dict):
        return value["date-parts"][0][0] if "date-parts" in value else _folded(value["literal"])
    plain = unicodedata.normalize("NFKD", re.sub(r"</?[a-z]+\b[^<>]*>", "", _said(value))).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
