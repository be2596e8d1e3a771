"""The parts that a paragraph is made of."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from msgspec import Struct, field


class PartKind(IntEnum):
    """What a part of a paragraph is."""

    TEXT = 1
    KEY = 2
    BRACKET = 3
    LINK = 4
    IMAGE = 5
    NOTE = 6
    NOTE_REFERENCE = 7
    OPAQUE = 8
    """Code, math, HTML tags, addresses, attribute lists, escaped characters: never prose."""
    ESCAPED = 9


class Part(Struct):
    """A stretch of a paragraph. For brackets `inner` holds the offsets between them and `parts` what stands there."""

    kind: PartKind
    start: int
    end: int
    value: str = ""
    """A key, a note's label, or the address of a link."""
    inner: tuple[int, int] = (0, 0)
    parts: list[Part] = field(default_factory=list)
    is_followed: bool = False
    """Whether a bracket is followed by an address, a reference or attributes, so that it is no citation."""
    is_shortcut: bool = False
    """Whether a bracket's own text is a link definition."""


def descend(parts: list[Part]) -> Iterator[Part]:
    """Every part and the parts within it, in the order of the text, however deep they stand."""
    waiting = [iter(parts)]
    while waiting:
        for part in waiting[-1]:
            yield part
            if part.parts:
                waiting.append(iter(part.parts))
                break
        else:
            waiting.pop()
