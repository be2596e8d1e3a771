"""A bibliography as the blocks that may be moved and formatted: entries with what belongs to them, and headings."""

from __future__ import annotations

import re
from enum import Enum, auto

from msgspec import Struct

from briefsite.model import Lines, TextFile
from briefsite.read.bibliography.entries import BibtexEntry, StringDefinition, UnreadableBlock, read_blocks

_APART = re.compile(r"[\s,]+")
_LINES = re.compile(r"(?:^[ \t]*[^ \t\n].*\n?)+", re.MULTILINE)
"""Lines without an empty one among them."""


class Kind(Enum):
    """What a block is. What is UNKNOWN is not understood; where there is such a block, none is moved."""

    ENTRY = auto()
    STRING = auto()
    APART = auto()
    UNKNOWN = auto()


class Block(Struct, frozen=True):
    """An entry, with the comment right above it and what stands behind it on its last line; or something else."""

    kind: Kind
    offset: int
    text: str
    comment: str = ""
    tail: str = ""
    key: str = ""
    parents: tuple[str, ...] = ()
    """The keys that its `crossref` names."""
    group: int = 0
    """How many headings stand before it."""
    has_room: bool = True
    """Whether just one empty line stands before it, as there should."""


def blocks_of(file: TextFile) -> list[Block]:
    """The blocks of a bibliography in their order: all of its text but the empty lines between them."""
    splitter = _Splitter(file.text)
    for block in read_blocks(file.text, Lines.of(file.path, file.text)):
        if isinstance(block, BibtexEntry | StringDefinition) and block.end:
            splitter.take(block)
        elif isinstance(block, BibtexEntry | StringDefinition | UnreadableBlock):
            splitter.has_unknown = True
    splitter.between(len(file.text))
    return splitter.blocks


class _Splitter:
    """Goes through the text; `done` is the end of what was taken."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done = 0
        self.group = 0
        self.has_unknown = False
        self.blocks: list[Block] = []

    def take(self, block: BibtexEntry | StringDefinition) -> None:
        """Take an entry or a string, and all that stands before it."""
        comment, room = self.between(block.offset)
        line_end = self.text.find("\n", block.end)
        line_end = len(self.text) if line_end < 0 else line_end
        tail = self.text[block.end : line_end].rstrip()
        tail = tail if "@" not in tail else ""
        text = self.text[block.offset : block.end]
        is_entry = isinstance(block, BibtexEntry)
        parents = _APART.split(_crossref(block)) if isinstance(block, BibtexEntry) else []
        self.blocks.append(
            Block(
                (Kind.ENTRY if is_entry else Kind.STRING) if comment[-1:] in ("", "\n") else Kind.UNKNOWN,
                block.offset,
                text,
                comment,
                tail,
                block.key if isinstance(block, BibtexEntry) else block.name,
                tuple(filter(None, parents)),
                self.group,
                room,
            )
        )
        self.done = block.end + len(tail)

    def between(self, end: int) -> tuple[str, bool]:
        """Take what stands before `end`: what is apart, as blocks of its own; given back is the comment that is not.

        It ends with its line, or on the line of the entry. And whether there is the right room.
        """
        gap = self.text[self.done : end]
        if not gap.strip(" \t\n"):
            return "", gap == ("\n\n" if self.blocks else "")
        runs, above = list(_LINES.finditer(gap)), ""
        is_raw, last = self.has_unknown or any("@" in run[0] for run in runs[:-1]), runs[-1]
        touches = end < len(self.text) and not gap[last.end() :].strip(" \t")
        if touches and ("@" not in last[0] or not last[0].endswith("\n")):
            above = runs.pop()[0]  # right above the entry, or on its line
        if is_raw or (runs and "@" in runs[-1][0]):
            whole = gap[: runs[-1].end()] if runs else ""
            self._apart(whole, Kind.UNKNOWN if self.has_unknown else Kind.APART)
        else:
            for run in runs:
                self._apart(run[0], Kind.APART, self.done + run.start())
        self.has_unknown = False
        head = gap[: last.start()] if above else gap
        return above, head == "" if not (self.blocks or head) else len(head) - len(head.rstrip("\n")) == 2

    def _apart(self, text: str, kind: Kind, offset: int | None = None) -> None:
        own = text.strip("\n")
        if own:
            self.group += 1
            at = self.done + text.index(own) if offset is None else offset
            self.blocks.append(Block(kind, at, own, group=self.group))


def _crossref(entry: BibtexEntry) -> str:
    value = dict(entry.fields).get("crossref", "")
    return value if isinstance(value, str) else ""
