"""A part of a language's file, and words that go with a number."""

from __future__ import annotations

from msgspec import Struct


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a file: all of its names must be there, and no other."""


class Plural(Section, frozen=True, omit_defaults=True):
    """The forms of words that go with a number, by category of the CLDR."""

    other: str
    zero: str | None = None
    one: str | None = None
    two: str | None = None
    few: str | None = None
    many: str | None = None
