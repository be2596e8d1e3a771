"""Titles of English works, which BibTeX keeps in title case, become sentence case, which CSL expects.

A word of one capital and small letters becomes small, except after `.`, `?`, `!` or `:` and at the start, where a small
word becomes capital (but not after `.`: `U.S. aid`). Other words (DNA, iPhone, 3D) stay, and so does what stands in
braces. The rules are those of Pandoc's citeproc; unlike there, a capital by itself is lost only where it is the article
`A` or begins a compound (`E-Commerce`), not in `U.S.`, `R&D`, `Vitamin C` or `I`, and neither is one in `O'Neill`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.read.bibliography.inlines import PROTECTED, Format, Formatted, Inline, to_text

_CAPITALISED = re.compile(
    r"(?<![^\W_])(?<![A-Z]['’])[^\W\d_a-z](?:[^\W\d_A-Z]++(?![^\W_])|(?=-[^\W_]))(?!['’][^\W\d_a-z])"
)
"""A word that may be one capital and small letters, or a capital before a hyphen; not `O` and `Neill` of `O’Neill`."""

_NEUTRAL = r"[^\w\s.?!:/–—-]*+"
"""Marks that leave the start of a sentence what it is, such as `(`."""

_FIRST = re.compile(rf"{_NEUTRAL}([^\W_]++(?:['’][^\W\d_a-z][^\W_]*+)?)")
_FIRST_AFTER_MARK = re.compile(rf"[.?!:]\s++{_FIRST.pattern}")
"""The first word of a text, and of a sentence in it, with the marks before it."""

_AT_START = re.compile(rf"(?:^|[.?!:]\s++){_NEUTRAL}$")
_AT_SENTENCE_END = re.compile(r"[.?!:]$")
_BREAKS_WORD = re.compile(r"[\s/–—-]")

_CUT = re.compile(r"(?<![^\W_])[^\W\d_a-z]$")
"""A capital at the end of a text, which may begin a word that goes on in a group: `C{\\^o}te`."""

_START, _SENTENCE_END, _OTHER = "", ".", "-"
"""At the start of a title or sentence, where marks such as `(` change nothing; right after `.?!:`; elsewhere.

Each is a text that says the same when it is put before what follows."""


def sentence_case(items: list[Inline]) -> list[Inline]:
    """`items` in sentence case."""
    return _Caser().top(items)


class _Caser:
    """Goes through a title from left to right; `state` says what came before."""

    def __init__(self) -> None:
        self.state = _START

    def top(self, items: list[Inline]) -> list[Inline]:
        """The whole title. Its last word does not become capital, even after a colon, unless it is the only one."""
        last = items[-1] if items else None
        if not isinstance(last, str):
            return self.items(items)
        head, space, word = last.rpartition(" ")
        if _BREAKS_WORD.search(word) or not (space or len(items) > 1):
            return self.items(items)
        changed = self.items(items[:-1])
        if head[-1:].isalnum():
            return [*changed, self.text(last)]
        text = self.text(head + space)
        if self.state == _START:
            self.state = _OTHER
        return [*changed, text + self.text(word)]

    def items(self, items: list[Inline] | tuple[Inline, ...]) -> list[Inline]:
        """`items`, which may stand inside a node."""
        changed: list[Inline] = []
        for index, item in enumerate(items):
            if isinstance(item, str):
                is_cut = _CUT.search(item) and index + 1 < len(items) and _continues(items[index + 1])
                changed.append(self.text(f"{item}x")[:-1] if is_cut else self.text(item))
            elif item.kind in PROTECTED:
                self._advance(to_text(item.children))
                changed.append(item)
            else:
                changed.append(Formatted(item.kind, tuple(self.items(item.children))))
        return changed

    def text(self, text: str) -> str:
        """`text`, word by word."""
        before = self.state
        whole = before + text
        parts: list[str] = []
        done = 0
        for first in _sentences(whole):
            start, end = first.span(1)
            parts.append(_small(whole[done:start]))
            word = whole[start:end]
            is_begun = whole[first.start()] != "."  # a small word after a full stop: the stop is an abbreviation's
            parts.append(
                word[0].upper() + word[1:] if is_begun and _is_lower(word[1:]) and _is_latin(word[0]) else word
            )
            done = end
        parts.append(_small(whole[done:]))
        self._advance(text)
        return "".join(parts)[len(before) :]

    def _advance(self, text: str) -> None:
        """Set the state to what it is after `text`."""
        if text.rstrip()[-1:].isalnum():
            self.state = _OTHER
        elif _AT_START.search(whole := self.state + text):
            self.state = _START
        else:
            self.state = _SENTENCE_END if _AT_SENTENCE_END.search(whole) else _OTHER


def _continues(item: Inline) -> bool:
    """Whether a word goes on in `item`: braces around a small letter."""
    return isinstance(item, Formatted) and item.kind is Format.GROUP and to_text(item.children)[:1].islower()


def _sentences(text: str) -> Iterator[re.Match[str]]:
    """The first words of the sentences in `text`."""
    first = _FIRST.match(text)
    if first is not None:
        yield first
    yield from _FIRST_AFTER_MARK.finditer(text, first.end() if first is not None else 0)


def _small(text: str) -> str:
    """`text` with every word of one capital and small letters in small letters."""
    if text.islower():
        return text
    return " ".join([word if word.islower() else _small_word(word) for word in text.split(" ")])


def _small_word(word: str) -> str:
    if word.isalpha():
        return word.lower() if word.istitle() and (len(word) > 1 or word == "A") and _is_latin(word[0]) else word
    return _CAPITALISED.sub(_lowered, word)


def _lowered(match: re.Match[str]) -> str:
    word = match[0]
    return word.lower() if word[0].isupper() and _is_lower(word[1:]) and _is_latin(word[0]) else word


def _is_latin(letter: str) -> bool:
    """Whether a letter may belong to an English word; those of Greek and Cyrillic are another language's."""
    return letter < "\u0370" or "\u1e00" <= letter <= "\u1eff"


def _is_lower(text: str) -> bool:
    """Whether every character is a small letter; true of no character."""
    return text == "" or (text.islower() and (text.isalpha() or all(character.islower() for character in text)))
