"""From the text of a `.bib` file to raw entries and `@string` definitions, in file order.

Entries in the form that exporters write are read by the patterns of `grammar`; everything else goes to
bibtexparser: `@string`, `@preamble`, parentheses, and whatever the patterns do not match. The patterns take a small
part of its time. What neither can read is salvaged.
"""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections.abc import Iterator

from bibtexparser import model
from bibtexparser.splitter import Splitter
from msgspec import Struct

from briefsite.model import Lines
from briefsite.model.rules.bibliography import UNREAD_TEXT
from briefsite.read.bibliography import between, grammar, salvage
from briefsite.read.bibliography.between import UnreadText
from briefsite.read.bibliography.raw import Fields, Macro, Value

LONGEST_COMMENT = 1_000_000
"""Characters of a `@comment` that are looked through for its end, so that unclosed ones do not cost more and more."""

REREAD = 10
"""How often a text may be read by bibtexparser, in all."""

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # it logs what is returned here as UnreadableBlock


class BibtexEntry(Struct, frozen=True):
    """An entry as written. `offset` is that of its `@`; `type` and field names are in lower case."""

    key: str
    type: str
    offset: int
    fields: Fields
    end: int = 0
    """Where it ends; 0 where that is not known, for it is broken."""


class StringDefinition(Struct, frozen=True):
    """`@string{name = value}`; `name` in lower case."""

    name: str
    value: Value
    offset: int
    end: int = 0


class UnreadableBlock(Struct, frozen=True):
    """Something that could not be read, at `offset`: `subject` says what, `reason` why and what would be right."""

    offset: int
    subject: str
    reason: str


Block = BibtexEntry | StringDefinition | UnreadableBlock | UnreadText


class RereadBudget:
    """How many characters may still be read once more: many broken blocks on one line must not cost more and more."""

    def __init__(self, characters: int) -> None:
        self._left = characters

    def allows(self, characters: int) -> bool:
        """Whether so many may be read; they are taken off."""
        self._left -= characters
        return self._left >= 0


def read_blocks(text: str, lines: Lines) -> Iterator[Block]:
    """Everything in `text` but comments, in order.

    A broken entry yields an UnreadableBlock and the BibtexEntry that could be kept, text outside entries that is no
    comment an UnreadText.
    """
    starts = [match.start() for match in grammar.BLOCK_LINE.finditer(text)]
    position, budget = 0, RereadBudget(REREAD * len(text))
    while at := grammar.AT.search(text, position):
        start, kind = at.start(), at[1].lower()
        if start > position + 2 and (outside := _unread_between(text, position, start)):
            yield outside
        following = bisect_left(starts, start)
        end = starts[following] if following < len(starts) else len(text)
        if kind == "comment":
            position = _after_comment(text, start, end)
            if remark := _entries_in_comment(text, start, position):
                yield remark
            continue
        entry, position = _plain_entry(text, start, end, kind)
        if entry is not None and not grammar.STRAY_FIELD.match(text, position, end):
            yield entry
            continue
        if _is_commented_out(text, start):
            position = (text.find("\n", at.end()) + 1 or len(text) + 1) - 1
            continue
        blocks, position = _other_block(text, start, end, lines, budget)
        yield from blocks
    if rest := between.unread_text(text, position, len(text)):
        yield rest


def _unread_between(text: str, start: int, end: int) -> UnreadText | None:
    """What is not read between two blocks. A `%` before a block makes it no comment for BibTeX."""
    return between.unread_text(text, start, end - len(text[start:end]) + len(text[start:end].rstrip(" \t%")))


def _after_comment(text: str, start: int, end: int) -> int:
    """Where `@comment{…}` ends, which may hold whole entries; one never closed ends where the next block begins."""
    comment = grammar.COMMENT.match(text, start, start + LONGEST_COMMENT)
    return comment.end() if comment else max(end, start + 1)


def _entries_in_comment(text: str, start: int, end: int) -> UnreadText | None:
    if text[end - 1 : end] == "}" or "{" not in text[start : start + 100]:
        return between.entries_in_comment(text, start, end)
    return UnreadText(start, UNREAD_TEXT.says("open-comment"))


def _is_commented_out(text: str, start: int) -> bool:
    """Whether `%` begins the line. BibTeX knows no such comments, so an entry that can be read is read all the same."""
    nearby = text[max(0, start - 100) : start]
    return nearby.rpartition("\n")[2].lstrip().startswith("%")


def _plain_entry(text: str, start: int, end: int, kind: str) -> tuple[BibtexEntry | None, int]:
    """The entry at `start` and where it ends, if it is written as exporters write."""
    if kind in ("string", "preamble"):
        return None, start
    head = grammar.BRACED_HEAD.match(text, start, end)
    if head is None or not head[3]:
        return None, start
    fields: list[tuple[str, Value]] = []
    position = head.end()
    while text.startswith(",", position):
        position += 1
        field = grammar.FIELD.match(text, position, end)
        if field is None:
            break
        name, braced, quoted, word = field.groups()
        value: Value = braced if braced is not None else quoted if quoted is not None else _word(word)
        position = field.end()
        if text.startswith("#", position):
            pieces, position = _concatenation(text, position, end)
            value = (value if isinstance(value, tuple) else (value,)) + pieces
        fields.append((name.lower(), value))
    closing = grammar.CLOSING.match(text, position, end)
    if closing is None:
        return None, start
    return BibtexEntry(head[3], kind, start, tuple(fields), closing.end()), closing.end()


def _word(word: str) -> Value:
    return word if word.isdigit() else (Macro(word),)


def _concatenation(text: str, position: int, end: int) -> tuple[tuple[str | Macro, ...], int]:
    """The pieces after each `#` from `position`, and where they end."""
    pieces: list[str | Macro] = []
    while text.startswith("#", position):
        piece = grammar.PIECE.match(text, position + 1, end)
        if piece is None:
            break
        pieces += salvage.pieces_of(piece)
        position = piece.end()
    return tuple(pieces), position


def _other_block(text: str, start: int, end: int, lines: Lines, budget: RereadBudget) -> tuple[list[Block], int]:
    """What bibtexparser, or else salvage, makes of `text[start:end]`, and where reading goes on."""
    following = grammar.AT.search(text, start + 1, end)
    if following is not None:
        # Blocks that follow on the same line are read for themselves: else each would be read as often as it has others
        # before it.
        block, position = _by_library(text, start, following.start())
        if block is not None:
            return [block], position
    if budget.allows(end - start):
        block, position = _by_library(text, start, end)
        if block is not None:
            return [block], position
    saved = salvage.salvage(text, start, end, lines)
    broken: list[Block] = [UnreadableBlock(start, saved.subject, reason) for reason in saved.reasons]
    kept: list[Block] = [BibtexEntry(saved.key, saved.type, start, saved.fields)] if saved.key else []
    return broken + kept, end


def _by_library(text: str, start: int, end: int) -> tuple[Block | None, int]:
    """The block that bibtexparser finds in `text[start:end]`, and where it ends; None if it can read none."""
    source = text[start:end]
    blocks = Splitter(source).split().blocks
    first = blocks[0] if blocks else None
    if isinstance(first, model.DuplicateFieldKeyBlock):
        first = first.ignore_error_block
    length = len(first.raw or "") if first is not None else 0
    if isinstance(first, model.Preamble):
        return UnreadText(start, UNREAD_TEXT.says("preamble")), start + length
    if isinstance(first, model.String):
        value = salvage.value_of(first.value)
        if value is not None and first.key.strip():
            return StringDefinition(first.key.strip().lower(), value, start, start + length), start + length
    if isinstance(first, model.Entry) and first.key and not grammar.STRAY_FIELD.match(source, length):
        fields = [(field.key.lower(), salvage.value_of(str(field.value))) for field in first.fields]
        known = tuple((name, value) for name, value in fields if value is not None)
        if len(known) == len(fields):
            return BibtexEntry(first.key, first.entry_type.lower(), start, known, start + length), start + length
    return None, start
