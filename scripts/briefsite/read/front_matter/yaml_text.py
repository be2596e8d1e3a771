"""YAML as editors write it: nodes that know where they stand, and every problem in plain words.

YAML 1.2's habits (its core schema): `no` is a word and `010` keeps its zero. All scalars are text but for `true`,
`false` and nothing; what is a date or a number is for the schema to say. What could surprise (anchors, tags, a second
document) is refused, so that no text can grow when it is read.

Why not a library alone: PyYAML parses, but the values that it makes of the nodes are not used, for they have no places,
and `no` is false to it, `010` eight and `1:30` ninety. ruamel.yaml has most of these habits, but reads `010` as ten,
tells problems in its own words and took twenty times as long on the briefs; strictyaml (last released in 2023) stands
on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NoReturn, TypeAlias, cast

import yaml
from msgspec import Struct, field

from briefsite.model import FrontMatter, Lines, Person, Place, Problem, Topic
from briefsite.model.rules import Breach
from briefsite.model.rules import front_matter as rules
from briefsite.model.text_fields import text_fields
from briefsite.read.front_matter.yaml_errors import explain, no_colon

Loader = cast(type[yaml.SafeLoader], getattr(yaml, "CSafeLoader", yaml.SafeLoader))
MAX_DEPTH = 12
"""Deeper nesting than any vocabulary or front matter has."""

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_COMMENT = re.compile(r"[ \t]*(#[^\n]*)")
_TEXT_KEYS = {path.rpartition(".")[2] for kind in (FrontMatter, Topic, Person) for path in text_fields(kind)}
"""Keys whose values are texts, in which a `#` was hardly meant to begin a comment."""
_FIRST_WORD = re.compile(r"[\w-]+")
_NEW_ENTRY = re.compile(r"^(?=[^\s#\-\]}])", re.MULTILINE)

Value: TypeAlias = "str | int | float | bool | None | list[YamlNode] | dict[str, YamlNode]"


class YamlNode(Struct):
    """A value, the offset at which it starts and, in a mapping, the offset of its key."""

    value: Value
    start: int
    key: int


class UnreadableYamlError(Exception):
    """YAML that is refused: the offset and why. Never leaves this module."""

    def __init__(self, offset: int, breach: Breach) -> None:
        super().__init__(breach.message)
        self.offset, self.breach = offset, breach


class YamlReader(Struct):
    """Reads the YAML between two offsets of a text; `problems` grows with what is found."""

    text: str
    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    broken: dict[str, int] = field(default_factory=dict)
    """Keys that stand in the text, but in entries that could not be read, and where."""

    def place(self, offset: int) -> Place:
        """The place of an offset into the whole text."""
        return self.lines.place(offset)

    def sorted_problems(self) -> tuple[Problem, ...]:
        """What was found, in the order of the text."""
        return tuple(sorted(self.problems, key=lambda problem: problem.place))

    def report(self, offset: int, breach: Breach) -> None:
        """Note a problem at an offset into the whole text."""
        self.problems.append(breach.at(self.place(offset)))

    def read(self, start: int, end: int) -> YamlNode | None:
        """The one document between `start` and `end`; where it is broken, what its unbroken entries hold."""
        try:
            return self._read_part(start, end)
        except UnreadableYamlError as broken:
            # In block style a key at the margin begins an entry, whatever is wrong with the entry before it.
            bounds = [match.start() for match in _NEW_ENTRY.finditer(self.text, start, end)] + [end]
            if len(bounds) > 2:
                return self._read_entries(list(pairwise(bounds)))
            self._note_broken(broken, start, end)
            return None

    def _read_entries(self, entries: list[tuple[int, int]]) -> YamlNode:
        whole: dict[str, YamlNode] = {}
        for start, end in entries:
            for key, node in self._read_entry(start, end).items():
                self.add(whole, key, node)
        return YamlNode(whole, entries[0][0], entries[0][0])

    def _read_entry(self, start: int, end: int) -> dict[str, YamlNode]:
        try:
            part = self._read_part(start, end)
            if part is None:
                return {}
            if isinstance(part.value, dict):
                return part.value
            reason = no_colon(self.text[start:end].partition("\n")[0], self.text[:start])
            raise UnreadableYamlError(start, rules.BROKEN_YAML.says(reason=reason))
        except UnreadableYamlError as broken:
            self._note_broken(broken, start, end)
            return {}

    def _note_broken(self, broken: UnreadableYamlError, start: int, end: int) -> None:
        self.report(broken.offset, broken.breach)
        first_word = _FIRST_WORD.search(self.text, start, end)
        if first_word:
            self.broken.setdefault(first_word[0], first_word.start())

    def _read_part(self, start: int, end: int) -> YamlNode | None:
        text = self.text[start:end]
        if stray := _NOT_TEXT.search(text):
            breach = rules.BROKEN_YAML.says("control", code=ord(stray[0]))
            raise UnreadableYamlError(start + stray.start(), breach)
        try:
            return _Builder(self, start).build(iter(Loader(text).get_event, None))
        except yaml.MarkedYAMLError as error:
            offset, message = explain(text, error)
            raise UnreadableYamlError(start + offset, rules.BROKEN_YAML.says(reason=message)) from None

    def add(self, mapping: dict[str, YamlNode], key: str, node: YamlNode) -> None:
        """Put an entry into a mapping, unless its key stands there already."""
        if key in mapping:
            first = self.place(mapping[key].key).line
            self.report(node.key, rules.REPEATED_KEY.says(key=key, line=first))
        else:
            mapping[key] = node


class _OpenCollection(Struct):
    """A list or mapping that has begun and not ended."""

    node: YamlNode
    name: str
    """The key that it is the value of; in a list, that of the list."""
    key: str | None
    """Of a mapping the key whose value comes next, None where a key comes next; of a list its name."""
    key_start: int = 0


class _Builder:
    """Turns the events of one document into nodes, without recursion: depth is the text's to choose."""

    def __init__(self, reader: YamlReader, shift: int) -> None:
        self.reader, self.shift = reader, shift
        self.documents: list[YamlNode] = []
        self.open = [_OpenCollection(YamlNode(self.documents, shift, shift), "", "")]
        self.is_commented = "#" in reader.text

    def build(self, events: Iterator[yaml.Event]) -> YamlNode | None:
        for event in events:
            offset = self.shift + event.start_mark.index  # type: ignore[union-attr]
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, offset)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event, offset)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open.pop()
            elif isinstance(event, yaml.AliasEvent):
                _refuse(offset, "a YAML alias", f"*{event.anchor}")
            elif isinstance(event, yaml.DocumentStartEvent) and self.documents:
                raise UnreadableYamlError(offset, rules.UNSUPPORTED_YAML.says("second"))
        return self.documents[0] if self.documents else None

    def _scalar(self, event: yaml.ScalarEvent, offset: int) -> None:
        _refuse_properties(event, offset)
        text = event.value.strip()
        if self.open[-1].key is None:
            self.open[-1].key, self.open[-1].key_start = text, offset
            return
        if not text.isprintable() and (stray := _CONTROL.search(text)):
            self.reader.report(offset, rules.BROKEN_YAML.says("control-in-value", code=ord(stray[0])))
            text = _CONTROL.sub(" ", text)
        is_plain = event.implicit[0]
        if is_plain and self.is_commented:
            self._comment(event, text, offset)
        self._place(YamlNode(_WORDS.get(text, text) if is_plain else text, offset, offset))

    def _comment(self, event: yaml.ScalarEvent, text: str, offset: int) -> None:
        """What looks like the rest of a text and is a comment to YAML (YAML 1.2.2, section 6.6)."""
        end = self.shift + event.end_mark.index  # type: ignore[union-attr]
        found = _COMMENT.match(self.reader.text, end)
        if found and not _TEXT_KEYS.isdisjoint((*(part.name for part in self.open), self._key())):
            whole = f"{text} {found[1].strip()}".strip()
            shown = whole if len(whole) <= 60 else f"{whole[:59]}…"
            quoted = f'"{shown}"' if '"' not in shown else f"'{shown}'"
            self.reader.report(offset, rules.CUT_BY_COMMENT.says(shown=shown, quoted=quoted))
            if not text:
                self.reader.broken.setdefault(self._key(), offset)  # what is missing now is told already

    def _key(self) -> str:
        """The key whose value comes next; in a list, that of the list."""
        return self.open[-1].key or self.open[-1].name

    def _begin(self, event: yaml.CollectionStartEvent, offset: int) -> None:
        _refuse_properties(event, offset)
        if self.open[-1].key is None:
            raise UnreadableYamlError(offset, rules.UNSUPPORTED_YAML.says("key"))
        if len(self.open) > MAX_DEPTH:
            raise UnreadableYamlError(offset, rules.UNSUPPORTED_YAML.says("depth", most=MAX_DEPTH))
        is_mapping, name = isinstance(event, yaml.MappingStartEvent), self._key()
        node = YamlNode({} if is_mapping else [], offset, offset)
        self._place(node)
        self.open.append(_OpenCollection(node, name, None if is_mapping else name))

    def _place(self, node: YamlNode) -> None:
        parent = self.open[-1]
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
        elif isinstance(parent.node.value, dict) and parent.key is not None:
            node.key = parent.key_start
            self.reader.add(parent.node.value, parent.key, node)
            parent.key = None


def _refuse_properties(event: yaml.ScalarEvent | yaml.CollectionStartEvent, offset: int) -> None:
    if event.anchor:
        _refuse(offset, "a YAML anchor", f"&{event.anchor}")
    if event.tag:
        _refuse(offset, "a YAML tag", event.tag.replace("tag:yaml.org,2002:", "!!"))


def _refuse(offset: int, what: str, text: str) -> NoReturn:
    raise UnreadableYamlError(offset, rules.UNSUPPORTED_YAML.says(text=text, what=what))


def plain(node: YamlNode) -> object:
    """The node as lists, dicts and scalars. In a mapping, a key with nothing after it is as good as absent."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items() if child.value not in (None, "")}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value
