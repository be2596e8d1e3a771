"""Charts of a brief, as they are drawn."""

from __future__ import annotations

from msgspec import Struct


class Drawing(Struct, frozen=True):
    """A chart drawn for one width: an `svg` element in one line, and what its colours stand for."""

    svg: str
    key: tuple[tuple[str, str], ...] = ()
    """The colour and its name, where that is not written in the drawing."""


class Chart(Struct, frozen=True, kw_only=True):
    """A chart drawn from a `vega-lite` block. Offsets are into the file's text."""

    start: int
    end: int
    title: str
    unit: str
    """What is counted, and in what; empty where the title says it."""
    alternative: str
    wide: Drawing
    narrow: Drawing
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The numbers, as text in the language of the brief."""
    numeric: tuple[int, ...]
    """Which columns hold numbers."""
    comma_separated: str
    """The numbers as a file."""
    source: tuple[int, int]
    """The paragraph below the block, which says where the numbers come from."""
