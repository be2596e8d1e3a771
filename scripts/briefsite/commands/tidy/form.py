"""The tidy form of a bibliography, as pure functions.

An entry has a line for each field: two spaces, the name filled up to twelve signs, ` = ` and the value, in braces where
it was in quotation marks; no comma behind the last one. One empty line stands between entries. `@string` comes
first; entries are in the order of their keys, those named by a `crossref` last, as BibTeX wants it. A comment right
above an entry belongs to it. One that stands apart is a heading: entries stay below theirs, in the order that somebody
gave them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from briefsite.commands.tidy.blocks import Block, Kind, blocks_of
from briefsite.model import Bibliography, Lines, Place, TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.bibliography.spans import EntrySpan, entry_span

WIDTH = 12
_QUOTED = re.compile(r'"((?:[^"{}\\]|\\.|\{[^{}\\]*\})*)"', re.DOTALL)
_NUMBER = re.compile(r"\d+")
_ENTRY_IN_WORDS = re.compile(r"%.*@\w+\s*[{(]")


class Change(Struct, frozen=True):
    """Something that is not in the tidy form, and what would be."""

    place: Place
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


class Tidied(Struct, frozen=True):
    """The text in the tidy form, what is different in it, and why not all of it could be done."""

    text: str
    changes: tuple[Change, ...] = ()
    remark: str = ""


def tidied(file: TextFile, *, sort: bool = False) -> Tidied:
    """The bibliography in the tidy form. `sort`: entries below headings are put in the order of their keys, too."""
    before = parse_bibliography(file)
    blocks = blocks_of(file)
    remark = ""
    for may_sort in (True, False):
        ordered = _ordered(blocks, everywhere=sort) if may_sort else blocks
        text = _written(ordered)
        if _meaning(before) == _meaning(parse_bibliography(TextFile(file.path, text))):
            changes = tuple(_changes(file, blocks, ordered)) if text != file.text else ()
            return Tidied(text, changes or _only_room(file, text), remark)
        remark = "the order stays: in another one entries would say something else"
    return Tidied(file.text, (), "it stays as it is: in another form it would be read otherwise; see `briefsite check`")


def _meaning(bibliography: Bibliography) -> object:
    """What a bibliography says, and what is wrong in it, wherever that stands."""
    nowhere = Place("")
    said = {key: reference._replace(place=nowhere) for key, reference in bibliography.references.items()}
    return said, sorted(
        (problem.rule, re.sub(r"line \d+", "line", problem.message)) for problem in bibliography.problems
    )


def _ordered(blocks: Sequence[Block], *, everywhere: bool) -> list[Block]:
    """The blocks in their order: within each stretch between headings, or nowhere if somebody made groups."""
    entries = [block.group for block in blocks if block.kind is Kind.ENTRY]
    has_groups = len(set(entries)) > 1
    if any(map(_is_unsure, blocks)) or (has_groups and not everywhere):
        return list(blocks)
    heights = _heights([block for block in blocks if block.kind is Kind.ENTRY])
    groups = groupby(blocks, key=lambda block: block.group)
    return [block for _, group in groups for block in sorted(group, key=lambda block: _rank(block, heights))]


def _is_unsure(block: Block) -> bool:
    """Whether it is not understood, or words that become an entry where they stand on a line with one."""
    return block.kind is Kind.UNKNOWN or (block.kind is Kind.APART and _ENTRY_IN_WORDS.search(block.text) is not None)


def _rank(block: Block, heights: Mapping[str, int]) -> tuple[int, int, str]:
    """Headings before strings before entries; entries of which others take fields behind those."""
    key = block.key.casefold()
    order = {Kind.APART: 0, Kind.STRING: 1, Kind.UNKNOWN: 1, Kind.ENTRY: 2}
    return (order[block.kind], heights.get(key, 0), key) if block.kind is Kind.ENTRY else (order[block.kind], 0, "")


def _heights(entries: Sequence[Block]) -> Mapping[str, int]:
    """How many generations of entries take fields of each, by its key; where they go in a circle, at least one."""
    above = {block.key.casefold(): [key.casefold() for key in block.parents] for block in entries}
    waiting = Counter(parent for parents in above.values() for parent in parents)
    heights = dict.fromkeys(waiting, 1)
    ready = [key for key in above if not waiting[key]]
    while ready:
        key = ready.pop()
        for parent in above.get(key, ()):
            heights[parent] = max(heights[parent], heights.get(key, 0) + 1)
            waiting[parent] -= 1
            if not waiting[parent]:
                ready.append(parent)
    return heights


def _written(blocks: Sequence[Block]) -> str:
    texts = [block.comment + written(block) + block.tail for block in blocks]
    return "\n\n".join(texts) + "\n" if texts else ""


def written(block: Block) -> str:
    """A block alone: an entry in the tidy form, if its parts can be told apart and no comment stands among them."""
    text = block.text
    span = entry_span(text, 0, len(text)) if block.kind is Kind.ENTRY else None
    if span is None or text[span.close] != "}" or "%" in _without_values(text, span):
        return text
    kind, key = text[1 : text.index("{")].strip().lower(), text[slice(*span.key)]
    lines = [f"  {field.name:<{WIDTH}} = {_value(text[field.value : field.end])}" for field in span.fields]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}" if lines else f"@{kind}{{{key}}}"


def _without_values(text: str, span: EntrySpan) -> str:
    parts, done = list[str](), 0
    for field in span.fields:
        parts.append(text[done : field.value])
        done = field.end
    return "".join((*parts, text[done:]))


def _value(written_value: str) -> str:
    """The value in braces; names of strings, and what `#` joins, as it is."""
    value = written_value.strip()
    if _NUMBER.fullmatch(value):
        return f"{{{value}}}"
    quoted = _QUOTED.fullmatch(value)
    return f"{{{quoted[1]}}}" if quoted else value


def _changes(file: TextFile, blocks: Sequence[Block], ordered: Sequence[Block]) -> Iterator[Change]:
    """What differs, in the order of the file."""
    lines = Lines.of(file.path, file.text)
    places = {id(block): number for number, block in enumerate(ordered)}
    highest, first = -1, None
    for block in blocks:
        place = lines.place(block.offset)
        number = places[id(block)]
        if number < highest and first is not None:
            yield Change(place, f"{_named(block)} would stand before {_named(first)}")
        else:
            highest, first = number, block
        if block.kind is Kind.ENTRY and written(block) != block.text:
            yield Change(place, f"{_named(block)} would have the tidy layout")
        elif not block.has_room:
            yield Change(place, f"one empty line would stand before {_named(block)}")


def _only_room(file: TextFile, text: str) -> tuple[Change, ...]:
    """Where nothing differs but empty lines, the first place at which they do."""
    if text == file.text:
        return ()
    same = next((at for at, (old, new) in enumerate(zip(file.text, text, strict=False)) if old != new), len(text))
    place = Lines.of(file.path, file.text).place(min(same, max(len(file.text) - 1, 0)))
    return (Change(place, "empty lines, or spaces at the end of a line, would go, or one be added"),)


def _named(block: Block) -> str:
    if block.kind is Kind.ENTRY:
        return f"`{block.key}`"
    return "the `@string`" if block.kind is Kind.STRING else "the comment"
