"""What a file of another program holds: sources as CSL-JSON, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from briefsite.model import Place


class RecordsError(Exception):
    """A file that cannot be read at all; its text says why, and what to do, in a sentence or two."""


class Record(Struct, frozen=True):
    """One source, and the `entry` as it is written, where it comes from BibTeX."""

    csl: Mapping[str, Any]
    entry: str | None = None
    place: Place = Place("")
    key: str = ""
    """The citation key that it has there; empty where it has none."""
    parents: tuple[str, ...] = ()
    """The keys of the entries of which it takes over fields."""
    is_shared: bool = False
    """Whether it is no source, but holds fields for others (`@xdata`)."""


class Unread(Struct, frozen=True):
    """Something of a file that could not be read, and why."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class Records(Struct, frozen=True):
    """All sources of a file, in their order, and what could not be read."""

    items: tuple[Record, ...]
    problems: tuple[Unread, ...] = ()
