"""Keys, semicolons, quotation marks and emphasis that stand directly in a bracket: what parts a citation into items."""

from __future__ import annotations

import re

from msgspec import Struct

from briefsite.read.markdown.parts import Part, PartKind

_SEMICOLON = re.compile(";")
MARK = re.compile(r"\*+|_+|~~|[;\"']")
_ENCLOSING = re.compile(r"[*_\"']|~~")


class Event(Struct, frozen=True):
    """A key or a mark that stands directly in a bracket: `;` parts items, the others may enclose a stretch of text."""

    mark: str
    start: int
    end: int
    key: Part | None = None


def events_in(text: str, bracket: Part) -> list[Event] | None:
    """Keys and semicolons that stand directly in a bracket, not in emphasis, quotes or a bracket within it.

    None if emphasis opens here and does not close: in Pandoc it then swallows the closing bracket.
    """
    can_enclose = _ENCLOSING.search(text, *bracket.inner) is not None
    marks = _marks(text, bracket, MARK if can_enclose else _SEMICOLON)
    if not can_enclose:
        return marks
    events: list[Event] = []
    unclosed: set[str] = set()
    index = 0
    while index < len(marks):
        event = marks[index]
        close = _closing(text, marks, index) if event.mark not in unclosed else None
        if close is not None:
            index = close
        elif event.mark[0] in "*_" and _opens(text, event):
            return None
        elif event.mark[0] in "\"'~":
            unclosed.add(event.mark)
        elif event.mark in ";@":
            events.append(event)
        index += 1
    return events


def _marks(text: str, bracket: Part, pattern: re.Pattern[str]) -> list[Event]:
    marks: list[Event] = []
    position, end = bracket.inner
    for part in bracket.parts:
        marks += [Event(m.group(), m.start(), m.end()) for m in pattern.finditer(text, position, part.start)]
        if part.kind == PartKind.KEY:
            marks.append(Event("@", part.start, part.end, part))
        position = part.end
    marks += [Event(m.group(), m.start(), m.end()) for m in pattern.finditer(text, position, end)]
    return marks


def _opens(text: str, event: Event) -> bool:
    if text[event.end : event.end + 1].isspace() or event.end >= len(text):
        return False
    after_word = text[event.start - 1].isalnum()
    if event.mark[0] == "*":
        return len(event.mark) <= 3
    if event.mark[0] == "_":
        return len(event.mark) <= 3 and not after_word
    return event.mark in ('"', "~~") or (event.mark == "'" and not after_word)


def _closing(text: str, marks: list[Event], index: int) -> int | None:
    """The index of the mark that closes the one at `index`, if that opens anything and is closed."""
    opening = marks[index]
    if opening.mark[0] not in "*_\"'~" or not _opens(text, opening):
        return None
    length = len(opening.mark)
    for later in range(index + 1, len(marks)):
        event = marks[later]
        if event.mark[0] != opening.mark[0] or (event.mark[0] in "_'" and text[event.end : event.end + 1].isalnum()):
            continue
        if event.mark[0] in "\"'~" or (len(event.mark) != 2 if length == 1 else len(event.mark) >= min(length, 2)):
            return later
    return None
