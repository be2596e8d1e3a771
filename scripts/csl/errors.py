"""What can go wrong: a style that cannot be used is an error, anything in the data is a warning."""

from __future__ import annotations

from msgspec import Struct


class StyleError(Exception):
    """A style that cannot be used.

    ``message`` says what is wrong and what would be right; ``line`` and ``element`` say where,
    when they are known.
    """

    def __init__(self, message: str, line: int | None = None, element: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.element = element

    def __str__(self) -> str:
        place = "" if self.line is None else f"line {self.line}: "
        return place + self.message


class Warning(Struct, frozen=True):
    """Something in the style (``element``, ``line``) or in a reference (``id``) that could not be taken account of."""

    message: str
    id: str | None = None
    element: str | None = None
    line: int | None = None
