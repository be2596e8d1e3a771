"""Sources from another bibliography: what each says, and its entry as it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefsite.model import Lines, TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.bibliography.entries import BibtexEntry, StringDefinition, read_blocks
from briefsite.read.bibliography.localisation import KEYS, MONTHS
from briefsite.read.bibliography.raw import Macro, Value
from briefsite.read.bibliography.spans import entry_span
from briefsite.read.bibliography.strings import Strings
from briefsite.read.records.record import Record, Records, Unread

_LEFT_OUT = frozenset({"broken-entry", "duplicate-key"})
"""Rules whose breach leaves something out."""
_APART = re.compile(r"[\s,]+")


def bibtex_records(name: str, text: str) -> Records:
    """The entries of a bibliography. What is broken is left out and told; names of its strings become their texts."""
    bibliography = parse_bibliography(TextFile(name, text))
    lines, strings, items = Lines.of(name, text), Strings(), dict[str, Record]()
    for block in read_blocks(text, lines):
        if isinstance(block, StringDefinition):
            strings.define(block.name, block.value)
        if not isinstance(block, BibtexEntry) or not block.end or block.key in items:
            continue
        reference = bibliography.references.get(block.key)
        if reference is None and block.type != "xdata":
            continue
        fields = dict(block.fields)
        named = [value for field in ("crossref", "xdata") if isinstance(value := fields.get(field, ""), str)]
        items[block.key] = Record(
            reference.csl if reference else {},
            _without_names(text[block.offset : block.end], fields, strings),
            lines.place(block.offset),
            block.key,
            tuple(key for value in named for key in _APART.split(value) if key),
            block.type == "xdata",
        )
    told = (Unread(p.place, p.message) for p in bibliography.problems if p.rule in _LEFT_OUT)
    return Records(tuple(items.values()), tuple(told))


def _without_names(entry: str, fields: Mapping[str, Value], strings: Strings) -> str:
    """An entry that needs no `@string` of its file: a value with such a name is written out."""
    changed: dict[str, str] = {}
    for field, value in fields.items():
        names = (
            {piece.name.lower() for piece in value if isinstance(piece, Macro)} if isinstance(value, tuple) else set()
        )
        if not names <= {*MONTHS, *KEYS}:
            changed[field] = strings.text_of(value)[0]
    return with_values(entry, changed) if changed else entry


def with_values(entry: str, changed: Mapping[str, str]) -> str:
    """An entry whose fields of these names have these values; all else stays as it is written."""
    span = entry_span(entry, 0, len(entry))
    for field in reversed(span.fields if span else ()):
        if field.name in changed:
            entry = f"{entry[: field.value]}{{{changed[field.name]}}}{entry[field.end :]}"
    return entry
