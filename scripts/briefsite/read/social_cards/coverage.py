"""Which characters a font has, read from its table `cmap` (OpenType 1.9, formats 4 and 12)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_MOST = 64_000_000
_FONTS = (b"\x00\x01\x00\x00", b"OTTO", b"true")


class Coverage:
    """The characters that a font has."""

    def __init__(self, spans: Iterator[tuple[int, int]]) -> None:
        """`spans`: the first and the last of each run."""
        self._spans = sorted(spans)
        self._starts = [first for first, _ in self._spans]
        self._known: dict[str, bool] = {}

    def has(self, character: str) -> bool:
        """Whether the font has a character."""
        if character not in self._known:
            code = ord(character)
            at = bisect_right(self._starts, code) - 1
            self._known[character] = at >= 0 and code <= self._spans[at][1]
        return self._known[character]


@cache
def coverage(path: str, index: int) -> Coverage:
    """The characters of the font of that number in a file; none for what is no font."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(_MOST)
        return Coverage(iter([*_spans(content, _offset(content, index))]))
    except (OSError, struct.error, IndexError):
        return Coverage(iter(()))


def _offset(content: bytes, index: int) -> int:
    """Where a font begins in a file, which may be a collection of several."""
    if content[:4] != b"ttcf":
        return 0
    count: int = struct.unpack_from(">L", content, 8)[0]
    offset: int = struct.unpack_from(">L", content, 12 + 4 * min(index, count - 1))[0]
    return offset


def _spans(content: bytes, start: int) -> Iterator[tuple[int, int]]:
    if content[start : start + 4] not in _FONTS:
        return
    (tables,) = struct.unpack_from(">H", content, start + 4)
    for number in range(tables):
        tag, _, at, _ = struct.unpack_from(">4sLLL", content, start + 12 + 16 * number)
        if tag == b"cmap":
            (count,) = struct.unpack_from(">H", content, at + 2)
            for each in range(count):
                platform, _, below = struct.unpack_from(">HHL", content, at + 4 + 8 * each)
                if platform in (0, 3):  # Unicode, and Windows
                    yield from _of_table(content, at + below)


def _of_table(content: bytes, at: int) -> Iterator[tuple[int, int]]:
    (kind,) = struct.unpack_from(">H", content, at)
    if kind == 12:
        (groups,) = struct.unpack_from(">L", content, at + 12)
        for number in range(groups):
            first, last, _ = struct.unpack_from(">LLL", content, at + 16 + 12 * number)
            yield first, last
    elif kind == 4:
        (doubled,) = struct.unpack_from(">H", content, at + 6)
        lasts = struct.unpack_from(f">{doubled // 2}H", content, at + 14)
        firsts = struct.unpack_from(f">{doubled // 2}H", content, at + 16 + doubled)
        yield from ((first, last) for first, last in zip(firsts, lasts, strict=True) if first != 0xFFFF)
