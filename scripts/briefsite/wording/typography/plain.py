"""Finds what each straight mark of a paragraph stands for: a quotation begun or ended, an apostrophe, a prime; or none.

A mark begins a quotation where a word begins behind it, and ends one where a word ends before it; only a pair of two
such marks is set. What closes nothing, or is never closed, stays as typed, but for an apostrophe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from briefsite.wording.typography.languages import Marks

STRAIGHT = re.compile(r"[\"']")
_RUN = re.compile(r"(?:https?://|\bwww\.|\b10\.\d{4,9}/)[^\s\"<>]*[^\s\"'<>.,;:!?)\]]|([\"']+)")
"""Marks side by side; or an address, in which there are none: it is shown as it must be typed."""
_LONGEST_RUN = 3
"""So many marks may stand side by side, where a quotation within another ends with a quotation; more are no marks."""
OBJECT = "\ufffc"
"""Stands in a paragraph for what is no text, such as code: quotation marks may stand around it."""
_APOSTROPHE = "’"
_PRIMES = {"'": "′", '"': "″"}
_BEFORE_QUOTATION = frozenset("([{<—–-/¿¡…‘“«‹„‚「『（【《〈")
_BEFORE_APOSTROPHE = frozenset(")]%.")
_SHORTENED = re.compile(
    r"(?:\d\ds?|tis|twas|twere|twill|em|til|n|bout|cause|cos)(?![^\W_])", re.IGNORECASE
)  # ’90s, and English words that begin with an apostrophe
_GENITIVE = re.compile(r"'s(?![^\W_])")
_ARC = re.compile(r"°[ \u00a0]?\d{1,2}(?:[.,]\d+)?$")
_FEET = re.compile(r"\d['′][ \u00a0]?\d[\d.,]*$")
_INCHES = re.compile(r"[ \u00a0]?\d[\d.,]*\"")
_UNSPACED = re.compile(r"[\u0600-\u06ff\u0e00-\u0e7f\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Scripts in which a mark may stand between letters and still begin or end a quotation."""
_SHORT = 20
"""So many characters back a measure begins, and so many marks ahead the one is looked for that ends a quotation."""
_MOST_OPEN = 8

MarksAt = Callable[[int], "Marks | None"]


class SetMark(NamedTuple):
    """The offset of a straight mark, and what is set in its place."""

    at: int
    text: str


def set_marks(text: str, marks: Marks | None) -> str:
    """A paragraph with its marks set; without `marks` as it is."""
    if marks is None or not STRAIGHT.search(text):
        return text
    out, done = [], 0
    for at, mark in find_marks(text, lambda _: marks):
        out += [text[done:at], mark]
        done = at + 1
    return "".join([*out, text[done:]])


def find_marks(text: str, marks_at: MarksAt) -> list[SetMark]:
    """What is to be set in a paragraph, in order. `marks_at` gives the marks of the language at an offset."""
    paragraph = _Paragraph(text, marks_at)
    paragraph.read()
    return sorted([*paragraph.alone, *_paired(text, paragraph.pairs, marks_at)])


class _Paragraph:
    """A paragraph on the way through its marks: those that stand alone, and pairs of a mark and the one it closes."""

    def __init__(self, text: str, marks_at: MarksAt) -> None:
        self._text = text
        self._marks_at = marks_at
        runs = (run.span(1) for run in _RUN.finditer(text) if run[1] and len(run[1]) <= _LONGEST_RUN)
        self._places = [at for start, end in runs for at in range(start, end)]
        self._open: list[int] = []
        self.alone: list[SetMark] = []
        self.pairs: list[tuple[int, int]] = []

    def read(self) -> None:
        """Find out what every mark is."""
        for index, at in enumerate(self._places):
            if self._marks_at(at) is None:
                continue
            single = self._single(index)
            if single:
                self.alone.append(SetMark(at, single))
            else:
                self._one_of_two(at)

    def _single(self, index: int) -> str:
        """The apostrophe or prime that a mark is by itself; empty where it may be one of a pair."""
        at = self._places[index]
        typed, before, behind = self._text[at], self._before(at), self._behind(at)
        if before.isdigit() and self._text[at - 1] == before and self._is_measure(index, behind):
            return _PRIMES[typed]
        if typed == '"':
            return ""
        if _is_word(behind) and (_is_word(before) or before in _BEFORE_APOSTROPHE):
            return "" if not before or _is_unspaced(before, behind) else _APOSTROPHE
        if not before and self._text[at + 1 : at + 2] == behind and _SHORTENED.match(self._text, at + 1):
            return _APOSTROPHE
        is_last = before.isalpha() and self._text[at - 1] == before and not _is_word(behind)
        return _APOSTROPHE if is_last and (not self._is_open(typed) or self._is_possessive(index)) else ""

    def _one_of_two(self, at: int) -> None:
        typed, before, behind = self._text[at], self._before(at), self._behind(at)
        is_between = before != "" and _is_word(behind)
        if is_between and not _is_unspaced(before, behind):
            return
        if (before if not is_between else self._is_open(typed)) or (not behind and self._is_open(typed)):
            self._close(at, typed)
        elif behind:
            self._open = [*self._open, at][-_MOST_OPEN:]

    def _close(self, at: int, typed: str) -> None:
        """Pair a mark with the last one of its kind that is open; what was opened since is none."""
        for index in range(len(self._open) - 1, -1, -1):
            opened = self._open[index]
            if self._text[opened] == typed:
                del self._open[index:]
                if self._marks_at(opened) is self._marks_at(at):
                    self.pairs.append((opened, at))
                return

    def _is_measure(self, index: int, behind: str) -> bool:
        """Whether a mark right behind a digit is a minute, a second, a foot or an inch."""
        at = self._places[index]
        typed, before = self._text[at], self._text[max(0, at - _SHORT) : at]
        if typed == "'" and (_ARC.search(before) or _INCHES.match(self._text, at + 1)):
            return True
        if typed == '"' and _FEET.search(before):
            return True
        return not _is_word(behind) and (not self._is_open(typed) or (typed == '"' and self._is_closed_later(index)))

    def _is_closed_later(self, index: int) -> bool:
        """Whether another mark of the kind, not behind a digit, ends a quotation before the next one begins."""
        typed = self._text[self._places[index]]
        for at in self._places[index + 1 : index + 1 + _SHORT]:
            if self._text[at] == typed:
                before = self._before(at)
                return bool(before) and not before.isdigit() and not _is_word(self._behind(at))
        return False

    def _is_possessive(self, index: int) -> bool:
        """Whether a mark behind an s is an apostrophe (`the dogs' bowl`), as another one ends the quotation."""
        at = self._places[index]
        return self._text[at - 1] == "s" and self._behind(at) == "" and self._is_closed_later(index)

    def _is_open(self, typed: str) -> bool:
        return any(self._text[at] == typed for at in self._open)

    def _before(self, at: int) -> str:
        """The character before a mark and its neighbours; empty where a word may begin behind it."""
        while at and self._text[at - 1] in "\"'":
            at -= 1
        character = self._text[at - 1 : at]
        return "" if character.isspace() or character in _BEFORE_QUOTATION else character

    def _behind(self, at: int) -> str:
        """The character behind a mark and its neighbours; empty where there is a space or nothing."""
        at += 1
        if self._text[at - 1] == '"' and _GENITIVE.match(self._text, at):
            return ""
        while self._text[at : at + 1] in ('"', "'"):
            at += 1
        character = self._text[at : at + 1]
        return "" if character.isspace() else character


def _paired(text: str, pairs: list[tuple[int, int]], marks_at: MarksAt) -> list[SetMark]:
    """The marks of pairs: those of a quotation, and by turns the others for one within it."""
    marks_set: list[SetMark] = []
    ends: list[tuple[int, bool]] = []
    for opened, closed in sorted(pairs):
        while ends and ends[-1][0] < opened:
            ends.pop()
        marks = marks_at(opened)
        assert marks is not None, "a pair has marks"
        is_inner = not ends[-1][1] if ends else _is_within_typed(text, opened, marks)
        ends.append((closed, is_inner))
        marks_set.append(SetMark(opened, marks.inner_open if is_inner else marks.open))
        marks_set.append(SetMark(closed, marks.inner_close if is_inner else marks.close))
    return marks_set


def _is_within_typed(text: str, at: int, marks: Marks) -> bool:
    """Whether a quotation that was typed with the language's own marks is still open."""
    before = text[max(0, at - 400) : at]
    return before.rfind(marks.open.strip()) > before.rfind(marks.close.strip())


def _is_word(character: str) -> bool:
    return character != "" and (character == OBJECT or unicodedata.category(character)[0] in "LNM")


def _is_unspaced(*characters: str) -> bool:
    return any(_UNSPACED.match(character) for character in characters)
