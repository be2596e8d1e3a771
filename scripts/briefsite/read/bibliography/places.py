"""Where the fields of an entry stand: looked up only where a problem is to be named."""

from __future__ import annotations

from briefsite.model import Lines, Place
from briefsite.read.bibliography import grammar
from briefsite.read.bibliography.raw import FIELD_ALIASES


class FieldPlaces:
    """Finds fields in the text of a bibliography. The entry asked for last is kept, so each is walked through once."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._text = text
        self._lines = lines
        self._entry = -1
        self._offsets: dict[str, int] = {}

    def place(self, entry: int, field: str = "") -> Place:
        """The place of `field` in the entry whose `@` is at the offset `entry`; that of the `@` if it is not there."""
        if not field:
            return self._lines.place(entry)
        if entry != self._entry:
            self._entry, self._offsets = entry, self._walk(entry)
        return self._lines.place(self._offsets.get(field, entry))

    def _walk(self, entry: int) -> dict[str, int]:
        """The offset of each field of the entry, by its name; of those that are there twice the last, which counts."""
        offsets: dict[str, int] = {}
        head = grammar.HEAD.match(self._text, entry)
        following = grammar.BLOCK_LINE.search(self._text, entry + 1)
        end = following.start() if following else len(self._text)
        position = head.end() if head else entry
        if not self._text.startswith(",", position):  # a key with a space, or without its comma
            position = max(self._text.find(",", position, end), position)
        while begin := grammar.FIELD_START.match(self._text, position + self._text.startswith(",", position), end):
            name = begin[1].lower()
            offsets[FIELD_ALIASES.get(name, name)] = begin.start(1)
            position = self._after_value(begin.end(), end)
        for line in grammar.FIELD_LINE.finditer(self._text, position, end):
            offsets.setdefault(line[1].lower(), line.start(1))
        return offsets

    def _after_value(self, position: int, end: int) -> int:
        while piece := grammar.PIECE.match(self._text, position, end):
            position = piece.end()
            if not self._text.startswith("#", position):
                break
            position += 1
        return position
