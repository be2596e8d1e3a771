"""The words of the generated briefs: 20,000 made-up ones behind the common ones, as often as ranks are in a language.

A search index of a few dozen words says nothing of a real one: what it costs is the number of different words, and how
many pages each is on. So the word of rank r is drawn about as often as 1 / r, and most words are rare.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate

_PROSE = (
    "cooperation between countries of the South rests on agreements that states sign and banks finance while reports "
    "by agencies count what was built and what was promised in years when budgets rose or fell and the people who were "
    "to be served learnt of it last because figures travel slowly through offices where languages differ and"
)
COMMON = tuple(sorted(dict.fromkeys(_PROSE.split()), key=len))
MADE_UP = 20_000
_FAMILIES = ("Adeyemi", "Bose", "Chávez", "Diallo", "Eze", "Fernandes", "Gunawardena", "Haddad", "Ibrahim", "Jiménez",
             "Kamau", "Li", "Mokoena", "Nguyen", "Okafor", "Pérez", "Quispe", "Rahman", "Santos", "Tan")  # fmt: skip
_FLATTENED = 2.7
"""Mandelbrot's correction: the first few words of a language are less far apart than 1 / r has it."""

_BEGINNINGS = ("b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "pr",
               "r", "s", "sh", "st", "t", "th", "tr", "v", "w", "y", "z", "", "")  # fmt: skip
_VOWELS = ("a", "e", "i", "o", "u", "a", "e", "o", "ai", "ea", "ou")
_ENDS = ("", "", "", "", "", "", "", "l", "m", "n", "r", "s", "t", "nd")
_SUFFIXES = ("", "", "", "", "", "", "s", "s", "ed", "ing", "ly", "ment", "er", "al", "ity")
"""Search programs cut these off: several forms of a word are one to them, as in a real text."""


def _word(chance: random.Random) -> str:
    syllables = chance.choice((1, 2, 2, 2, 3))
    parts = (chance.choice(letters) for _ in range(syllables) for letters in (_BEGINNINGS, _VOWELS, _ENDS))
    return "".join(parts) + chance.choice(_SUFFIXES)


def _made_up(count: int, seed: str, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Different words that are not known yet, always the same ones."""
    chance = random.Random(seed)
    found = dict.fromkeys(known)
    while len(found) < len(known) + count:
        word = _word(chance)
        if len(word) > 2:
            found[word] = None
    return tuple(found)[len(known) :]


class Ranked:
    """Words in the order of their ranks, to be drawn as often as their ranks say."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._weights = list(accumulate(1 / (rank + _FLATTENED) for rank in range(1, len(words) + 1)))

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """So many words, common ones often and rare ones seldom."""
        return chance.choices(self._words, cum_weights=self._weights, k=count)


def _shorter_first(words: Sequence[str], seed: str) -> tuple[str, ...]:
    """By length, roughly: in every language the words that are used most are short."""
    chance = random.Random(seed)
    return tuple(sorted(words, key=lambda word: len(word) + chance.gauss(0, 2)))


RARE = _shorter_first(_made_up(MADE_UP, "words", COMMON), "ranks")
WORDS = Ranked((*COMMON, *RARE))
FAMILIES = Ranked((*_FAMILIES, *(word.capitalize() for word in _made_up(2_000, "families"))))
