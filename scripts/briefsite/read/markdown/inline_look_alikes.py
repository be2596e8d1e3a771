"""Text that looks like a note, a citation or markup and is none: what other programs write, and what was not converted.

Everything is looked for in the prose alone, so code may show whatever it likes; a backslash before the first sign says
that it is meant as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.model import LookAlike
from briefsite.model.rules.look_alikes import LOOKS_LIKE_BREAK
from briefsite.read.markdown.bare_addresses import addresses_without_scheme
from briefsite.read.markdown.inline import Scanner
from briefsite.read.markdown.look_alike_kinds import KINDS, MARKUP, NOTE, TASK, LookAlikeKind
from briefsite.read.markdown.stray_keys import keys_after_words, keys_without_at
from briefsite.read.markdown.tag_pairs import tags_of_none

_SHOWN = 60
_RARE = frozenset("~=`}<!{\\^")


def inline_look_alikes(text: str, prose: str, start: int) -> Iterator[LookAlike]:
    """What in the prose of a text, from `start` on, looks like something and is none."""
    by_sign: dict[str, list[LookAlikeKind]] = {}
    is_ascii = text.isascii()
    for kind in KINDS:
        if any(_has_letters(text, letters, is_ascii) for letters in kind.signs):
            if isinstance(kind.signs, str):
                by_sign.setdefault(kind.signs, []).append(kind)
            else:
                yield from _in_whole_text(text, prose, start, kind)
    for sign, kinds in by_sign.items():
        for at in _positions(prose, sign, start):
            if not _is_usual(prose, at, sign):
                yield from _at_position(text, prose, at, kinds)
    yield from keys_without_at(prose, start)
    yield from keys_after_words(prose, start)
    yield from addresses_without_scheme(prose, start)
    yield from tags_of_none(prose, start)


def _in_whole_text(text: str, prose: str, start: int, kind: LookAlikeKind) -> Iterator[LookAlike]:
    for match in kind.pattern.finditer(text if kind.in_code else prose, start):
        at = match.start("prose") if "prose" in kind.pattern.groupindex else match.start()
        if not kind.in_code or prose[at] == text[at]:
            yield _look_alike(kind, match, text)


def _at_position(text: str, prose: str, at: int, kinds: list[LookAlikeKind]) -> Iterator[LookAlike]:
    for kind in kinds:
        match = kind.pattern.match(prose, at)
        if match and (kind.rule is not TASK or not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t>")):
            yield _look_alike(kind, match, text)


def attribute_look_alikes(scanner: Scanner) -> Iterator[LookAlike]:
    """Attribute lists of a paragraph that give nothing their attributes, or ask for what no page has."""
    for start, end in scanner.stray_attributes:
        yield LookAlike(start, MARKUP.says("attributes", shown=_shortened(scanner.text[start:end])))
    for variant, start, end in scanner.odd_parts:
        yield LookAlike(start, MARKUP.says(variant, shown=_shortened(scanner.text[start:end])))


def line_break(at: int) -> LookAlike:
    """A backslash at the end of a line."""
    return LookAlike(at, LOOKS_LIKE_BREAK.says(), ("pymdownx.escapeall",))


def _look_alike(kind: LookAlikeKind, match: re.Match[str], text: str) -> LookAlike:
    written = text[match.start() : match.end()]
    number = _NUMBER.search(written.translate(_RAISED)) if kind.rule is NOTE else None
    breach = kind.rule.says(kind.variant, shown=_shortened(written), number=number[0] if number else 1)
    return LookAlike(match.start(), breach, kind.unless)


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = re.compile(r"(?<![\w#=\"'/.-])\d+")
"""The number of a note, and not one in the address of a link around it."""


def _has_letters(text: str, letters: str, is_ascii: bool) -> bool:
    """Whether a text has the letters; a rare one among them is looked for first, which takes far less time."""
    if is_ascii and not letters.isascii():
        return False
    return all(letter in text for letter in letters if letter in _RARE) and letters in text


def _is_usual(prose: str, at: int, sign: str) -> bool:
    """Whether a sign is nearly surely that of a citation or of the mark of a note."""
    if sign != "[":
        return sign == "^" and prose[at - 1] == "["
    following = prose[at + 1 : at + 3]
    return following[:1] == "^" or (following[:1] == "@" and (following[1:].isalnum() or following[1:] in ("*", "{")))


def _positions(text: str, sign: str, start: int) -> Iterator[int]:
    """Where a sign stands: found in a tenth of the time that a pattern takes."""
    at = text.find(sign, start)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _shortened(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
