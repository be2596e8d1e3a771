"""The parts that the block structure of a Markdown text is made of."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import Struct, field

from briefsite.model import Formula, LookAlike
from briefsite.model.rules import Breach

BreachAt = tuple[int, Breach]
"""Where, and what a rule says of it."""
CITED = re.compile(r"\[(?:[^\[\]<>\n]{0,40}\s)?-?@[\w{][^\[\]<>\n]{0,40}\]?")
"""A citation in what is no text."""


class Container(Struct):
    """A list item, quote, note, definition or panel that is open. What it holds is indented by `width`."""

    kind: str
    width: int = 0
    label: str = ""
    start: int = 0
    content: int = 0
    column: int = 0
    """Of an item, how far its mark stands from the list's own margin."""
    is_numbered: bool = False


class Region(NamedTuple):
    """A paragraph, heading or row of a table: text in which citations are looked for."""

    start: int
    end: int
    note: str | None = None
    is_row: bool = False


class Blocks(Struct):
    """What the blocks of a text are. `blanks` are the offsets of what is not prose, in order."""

    regions: list[Region] = field(default_factory=list)
    blanks: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[int, int, int]] = field(default_factory=list)
    """Level, start and end of each; the region before a heading's end is its text."""
    heading_regions: list[Region] = field(default_factory=list)
    notes: list[tuple[str, int, int, int]] = field(default_factory=list)
    """Label, start, end, and where the content starts."""
    definitions: dict[str, str] = field(default_factory=dict)
    examples: set[str] = field(default_factory=set)
    """Labels of numbered examples, `(@label)`."""
    attributes: list[tuple[int, int]] = field(default_factory=list)
    """Offsets of HTML tags and attribute lists, which may give identifiers."""
    fences: list[tuple[str, int, int, int, int]] = field(default_factory=list)
    """Info string, start and end of each that is closed, start and end of its content."""
    problems: list[BreachAt] = field(default_factory=list)
    """Rule, offset and message."""
    look_alikes: list[LookAlike] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    """Where each item of a list begins."""
    tables: list[int] = field(default_factory=list)
    """Where each table begins."""
    formulas: list[Formula] = field(default_factory=list)
