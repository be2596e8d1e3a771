"""References: CSL-JSON items made ready for formatting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from csl import variables
from csl.dates import Date, read_date
from csl.errors import Warning
from csl.personal import Name, read_names

# Everything that is not taken as it stands where it is text.
_READ = variables.NAMES | variables.DATES | variables.ALIASES.keys() | {"id", "type"}
_NOTE_FIELD = re.compile(r"\{:([\-_A-Za-z0-9]+):\s*([^{}]+)\}\s*")
_NOTE_LINE = re.compile(r"([\-_A-Za-z ]+):[ \t]*(.+)")


class ParsedReference(Struct, eq=False):
    """One work: text and number variables as they were given, names and dates read."""

    id: str
    type: str = ""
    values: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the work, if it is known."""
        return self.values.get("language", "")


References = Mapping[str, Mapping[str, object]] | Sequence[Mapping[str, object]]


def read_references(items: References, warnings: list[Warning]) -> dict[str, ParsedReference]:
    """The references by id, in order. Of two with one id the last counts; what cannot be read is a warning."""
    pairs: Iterable[tuple[object, Mapping[str, object]]]
    if isinstance(items, Mapping):
        pairs = items.items()
    else:
        pairs = [(item.get("id") if isinstance(item, Mapping) else None, item) for item in items]
    read: dict[str, ParsedReference] = {}
    for key, item in pairs:
        if not isinstance(item, Mapping):
            warnings.append(Warning(f"a reference is not an object but {item!r}; it was left out"))
        elif key is None or key == "":
            title = item.get("title") or "without a title"
            warnings.append(Warning(f"a reference ({title}) has no id; it was left out"))
        else:
            read[str(key)] = read_reference(str(key), item, warnings)
    return read


def read_reference(id: str, item: Mapping[str, object], warnings: list[Warning]) -> ParsedReference:
    """One reference. Values of the wrong kind are left out with a warning that names the variable.

    `languages` in an item, which is ours and not CSL-JSON's, has the tags of the languages of some of its texts.
    """
    reference = ParsedReference(id, str(item.get("type") or ""))
    reference.values["id"] = id
    for key, value in item.items():
        if type(value) is str and key not in _READ:
            if value:
                reference.values[key] = value
            continue
        name = variables.ALIASES.get(key, key)
        if key in ("id", "type", "languages") or value is None or value == "" or (name != key and item.get(name)):
            continue
        _read_variable(reference, name, value, warnings)
    note = reference.values.get("note")
    if note is not None and ":" in note:
        _read_note(reference, note, warnings)
    languages = item.get("languages")
    if isinstance(languages, Mapping):
        _mark_languages(reference.values, languages)
    return reference


def _mark_languages(values: dict[str, str], languages: Mapping[str, object]) -> None:
    for name, tag in languages.items():
        if name in values:
            values[name] = f'<span lang="{tag}">{values[name]}</span>'


def _read_variable(reference: ParsedReference, name: str, value: object, warnings: list[Warning]) -> None:
    try:
        if name in variables.DATES:
            date = read_date(value)
            if not date.is_empty:
                reference.dates[name] = date
        elif name in variables.NAMES:
            names = read_names(value)
            if names:
                reference.names[name] = names
        elif isinstance(value, str):
            reference.values[name] = value
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            reference.values[name] = str(value)
    except (ValueError, TypeError) as error:
        message = f"the variable {name!r} of {reference.id!r} was left out: {error}; its value is {value!r}"
        warnings.append(Warning(message, reference.id, name))


def _read_note(reference: ParsedReference, note: str, warnings: list[Warning]) -> None:
    """Variables written in the note, as Zotero allows: "{:DOI: 10.1/x}", or lines "DOI: 10.1/x" at its beginning."""
    fields = [(m[1], m[2].strip()) for m in _NOTE_FIELD.finditer(note)]
    rest = _NOTE_FIELD.sub("", note)
    lines = rest.split("\n")
    while lines:
        match = _NOTE_LINE.fullmatch(lines[0].strip())
        name = _variable_name(match[1]) if match else None
        if match is None or name is None:
            break
        fields.append((name, match[2].strip()))
        lines.pop(0)
    names: dict[str, list[str]] = {}
    for key, text in fields:
        name = _variable_name(key)
        if name == "type":
            reference.type = text
        elif name in variables.NAMES:
            names.setdefault(name, []).append(text)
        elif name and name not in reference.values:
            _read_variable(reference, name, text, warnings)
    for name, texts in names.items():
        _read_variable(reference, name, texts, warnings)
    if fields:
        reference.values["note"] = "\n".join(lines).strip()
        if not reference.values["note"]:
            del reference.values["note"]


def _variable_name(written: str) -> str | None:
    """The variable that a name in a note means: "Original Date" is original-date, "doi" is DOI."""
    name = written.strip().replace(" ", "-")
    for candidate in (name, name.lower(), name.upper()):
        candidate = variables.ALIASES.get(candidate, candidate)
        if candidate in variables.ALL or candidate == "type":
            return candidate
    return None
