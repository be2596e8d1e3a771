"""Places in files, problems at places, and files as read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from enum import StrEnum
from itertools import accumulate
from typing import Any, NamedTuple

from msgspec import Struct

Csl = Mapping[str, Any]
"""One item of CSL-JSON, with the names of the CSL schema."""


class Place(NamedTuple):
    """Where something stands: path relative to the project's root (with `/`), line and column from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def nearest_place(places: Mapping[str, Place], key: str, default: Place) -> Place:
    """Where a key such as `authors.1.name` stands, or the key that holds it, or else `default`."""
    while key and key not in places:
        key = key.rpartition(".")[0]
    return places.get(key, default)


class Level(StrEnum):
    """How grave a problem is, gravest first.

    An error stops publication. A warning does not, but fails a check with `--strict`. A hint never fails anything.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Problem(Struct, frozen=True):
    """Something an editor should mend: the rule that found it, where, and what would be right."""

    rule: str
    place: Place
    message: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.level}: {self.rule}: {self.message}"

    @property
    def without_level(self) -> str:
        """The same where a log says the level."""
        return f"{self.place}: {self.rule}: {self.message}"


class Breach(NamedTuple):
    """What a rule says of a breach, wherever that is."""

    rule: str
    message: str
    level: Level

    def at(self, place: Place) -> Problem:
        """The problem at a place."""
        return Problem(self.rule, place, self.message, self.level)


class TextFile(Struct, frozen=True):
    """A file as read: decoded from UTF-8, without byte-order mark, every line ending a single `\\n`."""

    path: str
    text: str


class Lines(Struct, frozen=True):
    """Turns an offset into a text into a place, in logarithmic time."""

    path: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, path: str, text: str) -> Lines:
        """Index the lines of `text`; `path` is what the places will name."""
        lengths = [len(line) + 1 for line in text.split("\n")]
        return cls(path, tuple(accumulate(lengths[:-1], initial=0)))

    def place(self, offset: int) -> Place:
        """The place of the character at `offset` (from 0)."""
        line = bisect_right(self.starts, offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)
