"""`@string` definitions and the month macros, and the text of values that use them."""

from __future__ import annotations

from briefsite.read.bibliography.localisation import KEYS, MONTHS
from briefsite.read.bibliography.raw import Macro, Value

LONGEST = 10_000
"""Characters of a string that are kept: a string made of strings made of strings must not fill the memory."""


class Strings:
    """The strings defined so far; names do not distinguish capitals."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {month: month for month in MONTHS} | KEYS
        self.names: list[str] = list(MONTHS)
        """Every name that is defined, without the localisation keys."""

    def define(self, name: str, value: Value) -> tuple[tuple[str, ...], bool]:
        """Define `name`; a later definition replaces an earlier one.

        Returns the unknown names in `value`, and whether it is longer than what is kept.
        """
        text, unknown = self.text_of(value)
        self.names.append(name)
        self._texts[name.lower()] = text[:LONGEST]
        return unknown, len(text) > LONGEST

    def text_of(self, value: Value) -> tuple[str, tuple[str, ...]]:
        """The text of `value`, and the names in it that are not defined, which stand for themselves."""
        if isinstance(value, str):
            return value, ()
        unknown: list[str] = []
        parts: list[str] = []
        for piece in value:
            if isinstance(piece, Macro):
                text = self._texts.get(piece.name.lower())
                if text is None:
                    unknown.append(piece.name)
                    text = piece.name
                parts.append(text)
            else:
                parts.append(piece)
        return "".join(parts), tuple(unknown)
