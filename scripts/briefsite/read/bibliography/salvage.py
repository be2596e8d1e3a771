"""Reads what can be read of a broken entry, and says what is wrong with it and where.

Reading goes field by field. Where a value cannot be read it is taken up to the next line on which a field begins.
"""

from __future__ import annotations

import re

from msgspec import Struct

from briefsite.model import Lines
from briefsite.read.bibliography import grammar
from briefsite.read.bibliography.raw import Fields, Macro, Value

MOST_REASONS = 3
_CLOSING_EITHER = re.compile(rf"{grammar.SKIP},?{grammar.SKIP}[}})]?\s*")

_KEY_WITH_SPACE = re.compile(r"""[^\s,{}"\\=]++(?:[ \t]++[^\s,{}"\\=]++)++(?=,)""")


class SalvagedEntry(Struct, frozen=True):
    """What was saved: `key` is empty when there is none. `subject` names the entry in messages."""

    subject: str
    key: str
    type: str
    fields: Fields
    reasons: tuple[str, ...]


def pieces_of(piece: re.Match[str]) -> tuple[str | Macro, ...]:
    """The text or the macro that a match of `grammar.PIECE` holds."""
    braced, quoted, word = piece.groups()
    if word is None:
        return (braced if braced is not None else quoted,)
    return (word,) if word.isdigit() else (Macro(word),)


def value_of(source: str) -> Value | None:
    """The value written as `source`: `{…}`, `"…"`, a word, or several joined by `#`; None if it is none of these."""
    pieces: list[str | Macro] = []
    position = 0
    while piece := grammar.PIECE.match(source, position):
        pieces += pieces_of(piece)
        position = piece.end()
        if position == len(source):
            only = pieces[0]
            return only if len(pieces) == 1 and isinstance(only, str) else tuple(pieces)
        if source[position] != "#":
            return None
        position += 1
    return None


def salvage(text: str, start: int, end: int, lines: Lines) -> SalvagedEntry:
    """Read the block `text[start:end]`, which begins with `@`, as far as it goes."""
    head = grammar.HEAD.match(text, start, end)
    kind = head[1].lower() if head else ""
    if kind == "string":
        return SalvagedEntry(f"`{_quoted_start(text, start, end)}`", "", "", (), ('write `@string{name = "text"}`',))
    if kind == "preamble":
        reason = f"the brace opened on {_line(lines, start)} is never closed"
        return SalvagedEntry("`@preamble`", "", "", (), (reason,))
    if head is None or not head[3] or text.startswith("=", head.end()):
        reason = "it has no key; write `@type{key,` and then the fields"
        return SalvagedEntry(f"`{_quoted_start(text, start, end)}`", "", "", (), (reason,))
    spaced = _KEY_WITH_SPACE.match(text, head.start(3), end)
    key = spaced[0] if spaced else head[3]
    fields: list[tuple[str, Value]] = []
    reasons: list[str] = []
    position = spaced.end() if spaced else head.end()
    if not text.startswith(",", position) and grammar.CLOSING.match(text, position) is None:
        reasons.append(f"no comma follows its key on {_line(lines, head.end(3))}")
    while (field := _next_field(text, position, end, reasons, lines)) is not None:
        name, value, position = field
        fields.append((name.lower(), value))
    return SalvagedEntry(f"entry `{key}`", key, kind, tuple(fields), _first_reasons(reasons))


def _first_reasons(reasons: list[str]) -> tuple[str, ...]:
    """The first reasons, and how many more there are: one slip often causes many."""
    distinct = list(dict.fromkeys(reasons))
    more = len(distinct) - MOST_REASONS
    return (*distinct[:MOST_REASONS], f"{more} more like these") if more > 0 else tuple(distinct)


def _next_field(text: str, position: int, end: int, reasons: list[str], lines: Lines) -> tuple[str, Value, int] | None:
    """The next field after `position`, and where it ends; what is wrong on the way is added to `reasons`."""
    if text.startswith(",", position):
        position += 1
    begin = grammar.FIELD_START.match(text, position, end)
    if begin is None:
        line = grammar.FIELD_LINE.search(text, position, end)
        rest = text[position : line.start() if line else end].strip()
        closed_early = line is not None and rest.strip(" \n\t,") in ("}", ")")
        if line is None:
            if not _CLOSING_EITHER.fullmatch(rest):
                reasons.append(_unexpected(text, position, end, lines))
            elif not rest and not reasons:
                reasons.append("its closing brace is missing")
            return None
        if closed_early:
            reasons.append(
                f"it is closed on {_line(lines, text.find(rest[0], position))}, before its field `{line[1]}`"
            )
        elif rest:
            reasons.append(_unexpected(text, position, end, lines))
        begin = grammar.FIELD_START.match(text, text.index(line[1], line.start()), end)
        if begin is None:
            return None
    return _value_at(text, begin, end, reasons, lines)


def _value_at(text: str, begin: re.Match[str], end: int, reasons: list[str], lines: Lines) -> tuple[str, Value, int]:
    """The value after `begin`, a match of FIELD_START: read whole, or up to the next line on which a field begins."""
    name = begin[1]
    if text[begin.end() : begin.end() + 1] in ("", ",", "}", ")"):
        reasons.append(f"its field `{name}`, {_line(lines, begin.start(1))}, has no value; write `{name} = {{…}}`")
        return name, "", begin.end()
    pieces, position = _split_value(text, begin.end(), end)
    if pieces and (position >= end or text[position] in ",})"):
        return name, _joined(pieces), position
    if pieces and grammar.FIELD_START.match(text, position, end):
        reasons.append(f"a comma is missing after its field `{name}`, {_line(lines, begin.start(1))}")
        return name, _joined(pieces), position
    following = grammar.FIELD_LINE.search(text, begin.end(), end)
    stop = following.start() if following else end
    reasons.append(_why_unread(text, begin, stop, lines))
    raw = text[begin.end() : stop].rstrip().rstrip(",").rstrip()
    if following is None:
        raw = re.sub(r"\s*[})]$", "", raw)
    return name, _unbraced(raw), stop


def _split_value(text: str, position: int, end: int) -> tuple[list[str | Macro], int]:
    """The pieces of the value at `position` and where they end; none if a field begins in one: it was never closed."""
    pieces: list[str | Macro] = []
    start = position
    while piece := grammar.PIECE.match(text, position, end):
        if grammar.FIELD_LINE.search(text, piece.start(), piece.end()):
            return [], start
        pieces += pieces_of(piece)
        position = piece.end()
        if not text.startswith("#", position):
            break
        position += 1
    return pieces, position


def _joined(pieces: list[str | Macro]) -> Value:
    only = pieces[0]
    return only if len(pieces) == 1 and isinstance(only, str) else tuple(pieces)


def _why_unread(text: str, begin: re.Match[str], stop: int, lines: Lines) -> str:
    name, place = begin[1], _line(lines, begin.start(1))
    source = text[begin.end() : stop]
    opening = source[:1]
    depth = source.count("{") - source.count(r"\{") - source.count("}") + source.count(r"\}")
    if opening == "{" and depth > 0:
        return f"a `}}` is missing: the value of its field `{name}`, {place}, is never closed"
    if opening == '"' and source.count('"') % 2:
        return f'a `"` is missing: the value of its field `{name}`, {place}, is never closed'
    return f'the value of its field `{name}`, {place}, must be one `{{…}}`, one `"…"` or several joined by `#`'


def _unbraced(raw: str) -> str:
    """`raw` without the delimiter that opens it, and without the braces in it that have no partner."""
    if raw[:1] in '{"':
        raw = raw[1:-1] if len(raw) > 1 and raw[-1] == {"{": "}", '"': '"'}[raw[0]] else raw[1:]
    kept: list[str] = []
    opened: list[int] = []
    for character in raw:
        if character == "{":
            opened.append(len(kept))
        elif character == "}":
            if not opened:
                continue
            opened.pop()
        kept.append(character)
    for index in opened:
        kept[index] = ""
    return "".join(kept)


def _unexpected(text: str, position: int, end: int, lines: Lines) -> str:
    rest = text[position:end]
    begin = position + len(rest) - len(rest.lstrip())
    shown = _quoted_start(text, begin, end)
    return f"`{shown}` on {_line(lines, begin)} cannot be read; write `name = {{value}},` for each field"


def _quoted_start(text: str, start: int, end: int) -> str:
    line = text[start:end].split("\n", 1)[0].strip()
    return line if len(line) <= 40 else line[:39] + "…"


def _line(lines: Lines, offset: int) -> str:
    return f"line {lines.place(offset).line}"
