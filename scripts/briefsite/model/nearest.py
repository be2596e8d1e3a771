"""The known word nearest to an unknown one, for "did you mean …?", cheap even among 50,000 known words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from difflib import get_close_matches

NEIGHBOURS = 48
"""How many words are compared on each side, in the order of beginnings and in the order of endings."""
MOST_WORDS = 500
"""Past so many unknown words the cause is not a slip of the finger (a wrong file, say), and none gets a suggestion."""
LONGEST = 80


class Nearest:
    """Finds near words among `known`.

    A slip leaves the beginning or the ending of a word as it was, so only neighbours in the two alphabetical orders are
    compared; words that differ in case or punctuation alone are found at once.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)
        self._backward: list[str] | None = None
        self._folded: dict[str, str] | None = None
        self._answers: dict[str, str | None] = {}

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self._known, word)
        return self._known[at : at + 1] == [word]

    def to(self, word: str) -> str | None:
        """The known word most like `word`, or None if none is much like it."""
        if word not in self._answers:
            if len(self._answers) >= MOST_WORDS:
                return None
            self._answers[word] = self._search(word)
        return self._answers[word]

    def hint(self, word: str) -> str:
        """`; did you mean `x`?`, or nothing."""
        return did_you_mean(self.to(word))

    def _search(self, word: str) -> str | None:
        if self._folded is None:
            self._folded = {_fold(known): known for known in reversed(self._known)}
        if same := self._folded.get(_fold(word)):
            return same
        if len(word) > LONGEST:
            return None
        return next(iter(get_close_matches(word, self._candidates(word), n=1, cutoff=0.7)), None)

    def _candidates(self, word: str) -> list[str]:
        if len(self._known) <= 4 * NEIGHBOURS:
            return [known for known in self._known if len(known) <= LONGEST]
        if self._backward is None:
            self._backward = sorted(known[::-1] for known in self._known)
        near = _around(self._known, word) + [known[::-1] for known in _around(self._backward, word[::-1])]
        return [known for known in dict.fromkeys(near) if len(known) <= LONGEST]


def did_you_mean(found: str | None) -> str:
    """`; did you mean `x`?`, or nothing where nothing was found."""
    return f"; did you mean `{found}`?" if found else ""


def _around(words: list[str], word: str) -> list[str]:
    at = bisect_left(words, word)
    return words[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]


def _fold(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())
