"""Where the parts of an entry stand in its text, for whoever changes one of them and leaves the others as they are."""

from __future__ import annotations

from typing import NamedTuple

from briefsite.read.bibliography import grammar


class FieldSpan(NamedTuple):
    """A field: its name in small letters, where that begins, and where its value, with its braces, begins and ends."""

    name: str
    start: int
    value: int
    end: int


class EntrySpan(NamedTuple):
    """An entry: its key and fields, and where the sign stands that closes it."""

    key: tuple[int, int]
    fields: tuple[FieldSpan, ...]
    close: int


def entry_span(text: str, start: int, end: int) -> EntrySpan | None:
    """The parts of the entry at `text[start:end]`; None if it is not written as BibTeX has it."""
    head = grammar.HEAD.match(text, start, end)
    close = end - 1
    if head is None or not head[3] or text[close : close + 1] != {"{": "}", "(": ")"}[head[2]]:
        return None
    fields: list[FieldSpan] = []
    position = head.end()
    while text.startswith(",", position):
        name = grammar.FIELD_START.match(text, position + 1, close)
        if name is None:
            position += 1
            break
        last = finish = position = name.end()
        while piece := grammar.PIECE.match(text, position, close):
            last, position = max(piece.end(group) for group in (1, 2, 3)), piece.end()
            finish = last + (piece.lastindex != 3)  # its closing brace or quotation mark
            if not text.startswith("#", position):
                break
            position += 1
        if finish == name.end():
            return None
        fields.append(FieldSpan(name[1].lower(), name.start(1), name.end(), finish))
    return EntrySpan(head.span(3), tuple(fields), close) if not text[position:close].strip() else None
