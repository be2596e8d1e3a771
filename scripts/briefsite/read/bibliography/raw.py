"""What an entry holds before its strings are put in: text and the names of strings."""

from __future__ import annotations

from msgspec import Struct


class Macro(Struct, frozen=True):
    """The name of a string, as written: `jan`, or something defined by `@string`."""

    name: str


Value = str | tuple[str | Macro, ...]
"""A text, or the pieces joined by `#`."""

Fields = tuple[tuple[str, Value], ...]
"""Names in lower case, with their values, in the order of the entry."""

FIELD_ALIASES = {"archiveprefix": "eprinttype", "primaryclass": "eprintclass"}
"""Fields of other programs → biblatex's name."""
