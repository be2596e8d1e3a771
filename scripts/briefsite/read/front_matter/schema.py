"""Validation of YAML against the published schemas, in words an editor understands.

The JSON Schema files in `schema/` say what is right; their annotations say how to say so: `x-must-be` completes
"must be …", `x-rule` names the rule a value breaks, `x-missing-rule` the rule its absence breaks, `examples` shows what
would be right.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from msgspec import Struct

from briefsite.model import Level
from briefsite.model.nearest import Nearest
from briefsite.model.rules import NAMED, Breach
from briefsite.model.rules import front_matter as rules
from briefsite.read.front_matter.formats import FORMATS
from briefsite.read.front_matter.words import MOST_CHARACTERS, KeyPath, listed, name_of, shown
from briefsite.read.front_matter.words import example as example_of
from briefsite.read.front_matter.yaml_text import YamlNode, YamlReader, plain
from briefsite.read.licenses import hint as license_hint
from briefsite.wording.languages import primary

FOLDER = Path(__file__).resolve().parent.parent / "schema"
_TYPES: dict[str, type] = {"object": dict, "array": list}

_LETTERS = {"ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h"}
"""Letters that are no other letter with a mark, as they are written without."""
_LETTERS_OF: Mapping[str, Mapping[str, str]] = {
    "de": {"ä": "ae", "ö": "oe", "ü": "ue"},
    **dict.fromkeys(("da", "nb", "nn", "no"), {"å": "aa", "ø": "oe"}),
}
"""What a language writes for its letters where it has to do without them; others leave their marks away."""

ErrorKind = jsonschema_rs.ValidationErrorKind


class Schema(Struct, frozen=True):
    """A published schema and its compiled validator."""

    document: dict[str, Any]
    validator: jsonschema_rs.Validator


@cache
def load_schema(name: str) -> Schema:
    """The schema `schema/<name>.json`."""
    document = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Schema(document, jsonschema_rs.validator_for(document, validate_formats=True, formats=FORMATS))


def validate(root: YamlNode, schema_name: str, reader: YamlReader, lang: str = "") -> object:
    """Report every breach of the schema and take the values that breach it out of `root`; what is left, plain.

    `lang` is the language whose letters names have.
    """
    schema, values = load_schema(schema_name), plain(root)
    errors = list(schema.validator.iter_errors(values))
    if errors:
        bad: set[int] = set()
        for error in errors:
            for breach in _SchemaError(schema.document, error, root, reader.broken, lang).breaches():
                reader.report(breach.offset, breach.breach)
                if breach.drop and breach.breach.level is Level.ERROR:
                    bad.add(id(breach.drop))
        _drop(root, bad)
        values = plain(root)
    return values


class _SchemaBreach(Struct, frozen=True):
    offset: int
    breach: Breach
    drop: YamlNode | None = None


class _SchemaError(Struct, frozen=True):
    schema: dict[str, Any]
    error: jsonschema_rs.ValidationError
    root: YamlNode
    broken: dict[str, int]
    lang: str

    @property
    def path(self) -> KeyPath:
        return tuple(self.error.instance_path)

    @property
    def _is_entry(self) -> bool:
        """Whether a whole topic or person is at fault: its id is kept, lest every brief that names it be blamed."""
        return len(self.path) == 1 and "properties" not in self.schema

    def breaches(self) -> Iterator[_SchemaBreach]:
        node, kind = _follow(self.root, self.path), self.error.kind
        described = _describe(self.schema, self.root, self.path)
        if isinstance(kind, ErrorKind.Required) and not self.path and kind.property in self.broken:
            return
        if isinstance(kind, ErrorKind.Required):
            yield self._missing(node, described, kind.property)
        elif isinstance(kind, ErrorKind.AdditionalProperties):
            yield from self._unknown(node, described, kind.unexpected)
        elif isinstance(kind, ErrorKind.PropertyNames):
            yield self._bad_name(node, kind.error)
        elif isinstance(kind, ErrorKind.UniqueItems):
            yield self._repeated(node)
        elif isinstance(kind, ErrorKind.MinItems):
            example = example_of(self.path[-1], described)
            breach = rules.MISSING_KEY.says("list", name=name_of(self.path), example=example)
            yield _SchemaBreach(node.key, breach, node)
        else:
            rule = "wrong-type" if kind.name == "type" else described.get("x-rule", "wrong-value")
            wanted, instead = described.get("x-must-be", "something else"), self._instead(node, described)
            breach = _breach_of(rule, name=name_of(self.path), wanted=wanted, instead=instead)
            yield _SchemaBreach(node.start, breach, None if self._is_entry else node)

    def _instead(self, node: YamlNode, described: dict[str, Any]) -> str:
        """An example of what would be right, and what stands there."""
        key, value = self.path[-1] if self.path else "", node.value
        if options := described.get("enum"):
            return f"; it is {shown(node)}{Nearest(options).hint(value) if isinstance(value, str) else ''}"
        example = example_of(key, described)
        if isinstance(value, str) and _is_list_of_words(described) and len(value) <= MOST_CHARACTERS:
            example = f"for example `{key}: [{value}]`"
        meant = license_hint(value) if described.get("format") == "license" and isinstance(value, str) else ""
        return f"{', ' + example if example else ''}; it is {shown(node)}{meant}"

    def _missing(self, node: YamlNode, described: dict[str, Any], key: str) -> _SchemaBreach:
        empty = node.value.get(key) if isinstance(node.value, dict) else None
        wanted = _resolve(self.schema, described.get("properties", {}).get(key, {}), empty or node)
        path = (*self.path, key)
        fault = "empty" if empty else "missing"
        example = example_of(key, wanted)
        add = f"add it, {example}" if example else f"add `{key}: …`"
        drop = node if key == "date" and self.path else None
        breach = _breach_of(wanted.get("x-missing-rule", "missing-key"), name=name_of(path), fault=fault, add=add)
        return _SchemaBreach((empty or node).key, breach, drop)

    def _unknown(self, node: YamlNode, described: dict[str, Any], names: list[str]) -> Iterator[_SchemaBreach]:
        known = Nearest(described.get("properties", {}))
        for name in names:
            child = _follow(node, (name,))
            where = f" in {name_of(self.path)}" if self.path else ""
            among = (
                ""
                if known.to(name) or len(described["properties"]) > 8
                else f"; known are {listed(described['properties'])}"
            )
            breach = rules.UNKNOWN_KEY.says(key=name, where=where, hint=known.hint(name), among=among)
            yield _SchemaBreach(child.key, breach, child)

    def _bad_name(self, node: YamlNode, error: jsonschema_rs.ValidationError) -> _SchemaBreach:
        name = str(error.instance)
        child = _follow(node, (name,))
        wanted = _resolve(self.schema, _describe(self.schema, self.root, self.path).get("propertyNames", {}), child)
        better = (
            f"; write `{slug}`" if wanted.get("x-rule") == "bad-slug" and (slug := slugify(name, self.lang)) else ""
        )
        instead, must_be = f", {example_of(0, wanted)}{better}", wanted.get("x-must-be")
        breach = _breach_of(wanted.get("x-rule", "wrong-value"), name=f"`{name}`", wanted=must_be, instead=instead)
        return _SchemaBreach(child.key, breach, child)

    def _repeated(self, node: YamlNode) -> _SchemaBreach:
        seen: list[object] = []
        for item in node.value if isinstance(node.value, list) else []:
            if plain(item) in seen:
                breach = rules.REPEATED_ITEM.says(name=name_of(self.path), item=shown(item))
                return _SchemaBreach(item.start, breach, item)
            seen.append(plain(item))
        raise AssertionError("the schema found an item twice")


def _breach_of(named: str, /, **values: object) -> Breach:
    """What the rule that a schema names says of a value."""
    rule = NAMED[named]
    return rule.says("schema" if "schema" in rule.others else "", **values)


def slugify(text: str, lang: str = "") -> str:
    """The nearest slug to a text in a language: lower case, ASCII, single hyphens. Empty when nothing is left."""
    letters = str.maketrans({**_LETTERS, **_LETTERS_OF.get(primary(lang), {})})
    plain_text = unicodedata.normalize("NFC", text).lower().translate(letters)
    ascii_text = unicodedata.normalize("NFKD", plain_text).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", ascii_text.lower()))


def _follow(node: YamlNode, path: KeyPath) -> YamlNode:
    for step in path:
        if isinstance(node.value, dict):
            node = node.value[str(step)]
        elif isinstance(node.value, list):
            node = node.value[int(step)]
    return node


def _describe(schema: dict[str, Any], root: YamlNode, path: KeyPath) -> dict[str, Any]:
    """What the schema says of the value at `path`: what is said where it is named goes before what it refers to."""
    node, described = root, _resolve(schema, schema, root)
    for step in path:
        node = _follow(node, (step,))
        key = described.get("items") if isinstance(step, int) else described.get("properties", {}).get(step)
        described = _resolve(schema, key or described.get("additionalProperties") or {}, node)
    return described


def _resolve(schema: dict[str, Any], described: dict[str, Any], node: YamlNode) -> dict[str, Any]:
    if reference := described.get("$ref"):
        described = {**_resolve(schema, schema["$defs"][reference.rpartition("/")[2]], node), **described}
    if condition := described.get("if"):
        branch = "then" if isinstance(node.value, _TYPES[condition["type"]]) else "else"
        described = {**described, **_resolve(schema, described[branch], node)}
    return described


def _is_list_of_words(described: dict[str, Any]) -> bool:
    examples = described.get("examples", [])
    return (
        described.get("type") == "array"
        and "enum" not in described.get("items", {})
        and bool(examples)
        and isinstance(examples[0][0], str)
        and " " not in examples[0][0]
    )


def _drop(node: YamlNode, bad: set[int]) -> None:
    if isinstance(node.value, dict):
        node.value = {key: child for key, child in node.value.items() if id(child) not in bad}
        children = list(node.value.values())
    elif isinstance(node.value, list):
        node.value = children = [child for child in node.value if id(child) not in bad]
    else:
        return
    for child in children:
        _drop(child, bad)
