"""One source of CSL-JSON as an entry of biblatex: it is read back as it is written, and what is different is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from briefsite.model import Csl
from briefsite.read.bibliography.convert import ResolvedEntry, to_csl_item
from briefsite.read.bibliography.languages import TAGS
from briefsite.read.bibliography.latex import address
from briefsite.read.bibliography.types import SUBTYPED
from briefsite.read.bibliography.writing import fields as tables
from briefsite.read.bibliography.writing.dates import written_date
from briefsite.read.bibliography.writing.names import written_names
from briefsite.read.bibliography.writing.normal import normal
from briefsite.read.bibliography.writing.text import Read, written_text, written_title

_WIDTH = 12
_LONGEST_SHOWN = 60
_SPAN = re.compile(r"(?<=\d)-(?=\d)")
_LANGIDS = {tag: name for name, tag in reversed(TAGS.items())}


class WrittenEntry(Struct, frozen=True):
    """An entry, and what of its source BibTeX has no place for: `medium` (“DVD”)."""

    text: str
    losses: tuple[str, ...] = ()


def bibtex_entry(csl: Csl, key: str) -> str:
    """The entry for a source, with a line break at its end. Our reader reads it as the same."""
    return written_entry(csl, key).text


def written_entry(csl: Csl, key: str) -> WrittenEntry:
    """The entry for a source, and what could not be said in it; anything may stand in `csl`.

    The short title that a reader cuts from a title at its colon, and typographic apostrophes, are no losses.
    """
    said = normal(csl)
    kind, fields = _fields(said)
    read = to_csl_item(_resolved(kind, fields))
    losses = [_shown(name, value) for name, value in sorted(said.items()) if read.get(name) != value]
    ordered = sorted(fields, key=tables.ORDER.index)
    lines = ",\n".join(f"  {name:<{_WIDTH}} = {{{fields[name]}}}" for name in ordered)
    return WrittenEntry(f"@{kind}{{{key},\n{lines}\n}}\n", tuple(losses))


def _resolved(kind: str, fields: Mapping[str, str]) -> ResolvedEntry:
    options = dict([option.split("=")]) if (option := fields.get("options")) else {}
    return ResolvedEntry("", kind, fields, options, False)


def _fields(said: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """The entry type, and what stands in each field."""
    kind, subtype = tables.ENTRY_TYPES.get(said.get("type", ""), ("misc", ""))
    if said.get("type") == "manuscript" and not said.keys().isdisjoint(("event", "event-date", "event-place")):
        kind = "misc"
    return kind, fields_of(said, kind, subtype)


def fields_of(said: Mapping[str, Any], kind: str, subtype: str = "") -> dict[str, str]:
    """What stands in the fields of an entry of the type `kind` for what is `said`, in the form of `normal`."""
    fixed: dict[str, str] = {}
    if subtype and kind in SUBTYPED:
        fixed["entrysubtype"] = subtype
    if language := said.get("language"):
        fixed["langid"] = _LANGIDS.get(language, language)
    if any(name.get("comma-suffix") for role in tables.NAMES for name in said.get(role, ())):
        fixed["options"] = "juniorcomma=true"
    found = (
        *_names(said, fixed),
        *_dates(said),
        *_texts(kind, said, fixed),
        *_addresses(said),
        *_titles(kind, said, fixed),
    )
    return fixed | {field: text for field, text in found if text}


_Pairs = Iterator[tuple[str, str]]


def _names(said: Mapping[str, Any], fixed: Mapping[str, str]) -> _Pairs:
    options = {"juniorcomma": "true"} if "options" in fixed else {}
    for role, field in tables.NAMES.items():
        if role in said:
            yield field, written_names(said[role], options).latex


def _dates(said: Mapping[str, Any]) -> _Pairs:
    yield from ((field, written_date(said[name]).latex) for name, field in tables.DATES.items() if name in said)


def _texts(kind: str, said: Mapping[str, Any], fixed: Mapping[str, str]) -> _Pairs:
    place = "address" if kind == "patent" else "location"
    of_kind = {"publisher": tables.publisher_field(kind), "publisher-place": place, tables.number_field(kind): "number"}
    if kind == "patent":
        of_kind["jurisdiction"] = "location"
    for variable, field in (tables.TEXTS | of_kind).items():
        if variable in said:
            yield field, _read_as(kind, variable, field, said[variable], fixed)


def _read_as(kind: str, variable: str, field: str, text: str, fixed: Mapping[str, str]) -> str:
    """The text for a field, of which the reader makes the variable."""
    read = _reader(kind, variable, field, _language(fixed))
    if variable == "page" and _SPAN.search(text) and read(spans := _SPAN.sub("--", text)) == text:
        return spans
    return written_text(text, read).latex


def _language(fixed: Mapping[str, str]) -> dict[str, str]:
    return {"langid": fixed["langid"]} if "langid" in fixed else {}


def _reader(kind: str, variable: str, field: str, beside: Mapping[str, str]) -> Read:
    """What the reader makes of a field's text for a variable, where other fields stand `beside`."""

    def read(latex: str) -> str:
        fields = {**beside, field: latex} if latex else beside
        said: str = to_csl_item(_resolved(kind, fields)).get(variable, "")
        return said

    return read


def _addresses(said: Mapping[str, Any]) -> _Pairs:
    for variable, field in tables.ADDRESSES.items():
        text = said.get(variable, "")
        if text and not re.search(r"[{}\\]", text) and address(text) == text:
            yield field, text


def _titles(kind: str, said: Mapping[str, Any], fixed: Mapping[str, str]) -> _Pairs:
    found: dict[str, str] = {}
    for variable, field in tables.title_fields(kind, "volume-title" in said).items():
        if variable not in said or field in found:
            continue
        read = _reader(kind, variable, field, {**_language(fixed), **found})
        if variable != "title-short" or read("") != said[variable]:  # which the reader cuts from the title
            found[field] = written_title(said[variable], read).latex
    yield from found.items()


def _shown(variable: str, value: Any) -> str:
    """`medium` (“DVD”)."""
    if isinstance(value, dict):
        value = value.get("literal") or "/".join("-".join(map(str, point)) for point in value["date-parts"])
    elif isinstance(value, list):
        words = (
            name.get("literal") or " ".join(filter(None, (name.get("given"), name.get("family")))) for name in value
        )
        value = "; ".join(words)
    text = str(value)
    return f"`{variable}` (“{text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + '…'}”)"
