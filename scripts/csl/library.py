"""References read once for many documents, and what of their output does not depend on the document.

A website formats the same references for page after page: their sort keys, and their entries in a bibliography
where nothing had to be told apart, are the same each time, so they are made once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple, TypeVar

from csl.errors import Warning
from csl.outputs import OutputFormat
from csl.program import Layout, Program
from csl.references import ParsedReference, References, read_references
from csl.shape import Shape

_Value = TypeVar("_Value")


class Learnt(NamedTuple):
    """What was made of some references in one style, language and format, by id: to be told to another process."""

    keys: Mapping[str, str]
    sort_texts: Mapping[str, list[str]]
    entries: Mapping[str, str]


def _some(values: Mapping[str, _Value], ids: Collection[str]) -> dict[str, _Value]:
    return {id: values[id] for id in ids if id in values}


class Kept:
    """What was made of references in one style and language so far, by id."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.shapes: dict[str, Shape] = {}
        self.english: dict[str, bool] = {}
        self.keys: dict[str, str] = {}  # the texts by which cites are told apart
        self._sort_texts: defaultdict[Layout, dict[str, list[str]]] = defaultdict(dict)
        self._entries: defaultdict[tuple[str, bool, bool], dict[str, str]] = defaultdict(dict)

    def meet(self, reference: ParsedReference) -> None:
        """Find out about a reference what does not depend on where it is cited."""
        if reference.id not in self.shapes:
            self.shapes[reference.id] = self.program.style.uses.shape(reference)
            self.english[reference.id] = self.program.is_english(reference.language)

    def sort_texts(self, layout: Layout) -> dict[str, list[str]]:
        """The texts to sort by, one for each key that was needed."""
        return self._sort_texts[layout]

    def entries(self, output: OutputFormat, are_alone: bool) -> dict[str, str]:
        """The entries of the bibliography in a format; `are_alone`: as each is by itself, if that differs."""
        return self._entries[output.name, output.links, are_alone and not self.program.style.has_entries_alone]

    def learnt(self, ids: Collection[str], output: OutputFormat) -> Learnt:
        """All that was made of those references for their bibliography."""
        return Learnt(_some(self.keys, ids), _some(self._texts_to_list_by, ids), _some(self.entries(output, True), ids))

    def learn(self, learnt: Learnt, output: OutputFormat) -> None:
        """Take over what another library learnt of the same references."""
        self.keys.update(learnt.keys)
        self._texts_to_list_by.update(learnt.sort_texts)
        self.entries(output, True).update(learnt.entries)

    @property
    def _texts_to_list_by(self) -> dict[str, list[str]]:
        layout = self.program.bibliography
        return {} if layout is None else self.sort_texts(layout)


class Library:
    """References to be formatted again and again. The items must not be changed while it is in use."""

    def __init__(self, items: References, *, when_cited: bool = False) -> None:
        """`when_cited` asks a mapping for each of its items when it is first cited, and warns of it only then."""
        self.warnings: list[Warning] = []
        self._kept: dict[Program, Kept] = {}
        self._items = items if when_cited and isinstance(items, Mapping) else {}
        self._unread = set(self._items)
        self._order = list(self._items)
        self._read = {} if self._unread else read_references(items, self.warnings)

    @property
    def read_so_far(self) -> int:
        """How many references were read since the beginning."""
        return len(self._read)

    @property
    def references(self) -> dict[str, ParsedReference]:
        """All references by id, in order."""
        if self._order:
            self._read = self.read(self._order)
            self._order = []
        return self._read

    def read(self, ids: Collection[str]) -> dict[str, ParsedReference]:
        """Those of the references, by id, in the order of the ids."""
        for id in ids if self._unread else ():
            if id in self._unread:
                self._unread.remove(id)
                self._read |= read_references({id: self._items[id]}, self.warnings)
        return {id: self._read[id] for id in ids if id in self._read}

    def kept(self, program: Program) -> Kept:
        """What was made of the references in this style and language so far."""
        if program not in self._kept:
            self._kept[program] = Kept(program)
        return self._kept[program]
