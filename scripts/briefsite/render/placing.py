"""Where the mark of a note or a citation stands in a text: behind which word, and behind which punctuation."""

from __future__ import annotations

import re

from msgspec import Struct

from csl.finished import visible_ends

# What a note mark moves behind, as in Pandoc: closing punctuation, but nothing that Markdown would read.
_MOVED = re.compile(r"(?:[.,;:!?…)”»›。，、；：！？）」』》،؛؟—–]|[’\"'](?!\w))+")
# Behind a name also its ending.
_MOVED_BEHIND_NAME = re.compile(rf"(?:[’']s(?!\w))?(?:{_MOVED.pattern})?")
# What stands between the beginning of a line and its text.
_MARKERS = re.compile(r"[ \t>]*(?:(?:[-*+:]|\d+[.)]|#{1,6}|\[\^[^\]\n]+\]:)[ \t]+)*")
# The title of a box or a tab up to a place in it: the quotation mark that ends it ends its line.
_IN_TITLE = re.compile(r"[ \t>]*(?:(?:[-*+:]|\d+[.)])[ \t]+)*(?:!!!|\?\?\?\+?|===[!+]{0,2})[^\"\n]*\"[^\n]*")
_TITLE_ENDS = re.compile(r"\"[ \t]*$", re.MULTILINE)


class Piece(Struct, frozen=True):
    """What is shown in place of `text[start:end]`."""

    start: int
    end: int
    text: str


def in_line(text: str, start: int, end: int, shown: str, *, is_empty: bool) -> Piece:
    """A citation in its place. Of two full stops that would meet behind it, its own is enough."""
    if is_empty:
        start = _behind_word(text, start)  # the style shows nothing of it, such as a name just written
    return Piece(start, end + _has_full_stop_twice(text, end, shown), shown)


def _has_full_stop_twice(text: str, end: int, shown: str) -> bool:
    """Whether what is shown ends as a sentence does, as in `et al.`, and a full stop follows that is no ellipsis."""
    if not text.startswith(".", end) or text.startswith("..", end):
        return False
    return visible_ends(shown)[1] in frozenset(".!?…")


def moved(text: str, start: int, end: int, mark: str, author: str = "") -> Piece:
    """A raised mark stands right behind the word and its punctuation, whatever the editor typed (Pandoc)."""
    if not author:
        start = _behind_word(text, start)
    elif _has_full_stop_twice(text, end, author):
        end += 1
    punctuation = (_MOVED_BEHIND_NAME if author else _MOVED).match(text, end, _end_of_title(text, start, end))
    if punctuation is None:
        return Piece(start, end, author + mark)
    return Piece(start, punctuation.end(), author + punctuation[0] + mark)


def _end_of_title(text: str, start: int, end: int) -> int:
    """Where the title of a box or a tab ends in which `start` to `end` stands: a mark behind that would end the box."""
    closing = _TITLE_ENDS.search(text, end, (text.find("\n", end) + 1 or len(text) + 1) - 1)
    if closing is None or not _IN_TITLE.fullmatch(text, text.rfind("\n", 0, start) + 1, start):
        return len(text)
    return closing.start()


def _behind_word(text: str, start: int) -> int:
    """Where the word ends that stands before `start`, on the same line or the one above; what begins a line stays."""
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip() and _MARKERS.fullmatch(text, line, start):
        return start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    if start > 0 and text[start - 1] == "\n" and text[:start].rstrip(" \t\n") and text[start - 2 : start] != "\n\n":
        start -= 1
    return start
