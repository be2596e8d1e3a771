"""Titles of English works, which BibTeX keeps in title case, become sentence case, which CSL expects.

A word of one capital and small letters becomes small, except after `.`, `?`, `!` or `:` and at the start, where a small word
becomes capital. Other words (DNA, iPhone, 3D) stay, and so does what stands in braces. The rules are those of Pandoc's citeproc.
"""

from __future__ import annotations

import re

from briefsite.bibliography.inlines import PROTECTED, Inline, Node, to_text

_TOKEN = re.compile(r"[A-Za-z0-9]+|[ \t\n]+|[^\W_a-zA-Z0-9\x00-\x7f]+|.", re.DOTALL)
_ENDS_SENTENCE = frozenset(".?!:")
_BREAKS_WORD = frozenset("-/–— \t\n\u00a0")

_START, _SENTENCE_END, _OTHER = range(3)


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
        if any(character in _BREAKS_WORD for character in word) or not (space or len(items) > 1):
            return self.items(items)
        changed = self.items(items[:-1])
        text = self.text(head + space)
        if self.state == _START:
            self.state = _OTHER
        return [*changed, text + self.text(word)]

    def items(self, items: list[Inline] | tuple[Inline, ...]) -> list[Inline]:
        """`items`, which may stand inside a node."""
        changed: list[Inline] = []
        for item in items:
            if isinstance(item, str):
                changed.append(self.text(item))
            elif item.kind in PROTECTED:
                self._advance(to_text(item.children))
                changed.append(item)
            else:
                changed.append(Node(item.kind, tuple(self.items(item.children))))
        return changed

    def text(self, text: str) -> str:
        """`text`, word by word."""
        parts: list[str] = []
        for token in _TOKEN.findall(text):
            starts = self.state == _START
            self._advance(token)
            first = token[0]
            if first.isalpha():
                small = token[1:] == "" or _is_lower(token[1:])
                if small and first.isupper() and not starts:
                    token = token.lower()
                elif small and starts:
                    token = first.upper() + token[1:]
            parts.append(token)
        return "".join(parts)

    def _advance(self, token: str) -> None:
        if not token:
            return
        last = token[-1]
        if last in _ENDS_SENTENCE:
            self.state = _SENTENCE_END
        elif self.state == _SENTENCE_END and last in " \t\n\u00a0":
            self.state = _START
        else:
            self.state = _OTHER


def _is_lower(text: str) -> bool:
    return text.islower() and (text.isalpha() or all(character.islower() for character in text))
