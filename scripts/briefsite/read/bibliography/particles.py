"""Particles: the words of a name that begin with a small letter, such as `van der`. Scripts without case have none."""

from __future__ import annotations

import unicodedata
from typing import Any

Name = dict[str, Any]
"""A name in CSL-JSON."""

_PARTICLE_MARKS = frozenset("'’-–.")


def is_capital(word: str) -> bool:
    """Whether the word does not begin with a small letter: `d’` does, `’Abd`, `李` and a number alone do not."""
    return not is_small(first_letter(word))


def first_letter(word: str) -> str:
    """The first letter, past digits and marks such as `’` and `ʿ`; empty without one."""
    if word[:1].isalpha() and word[0] < "\u02b0":
        return word[0]  # as almost all
    letters = (character for character in word if character.isalpha())
    return next((letter for letter in letters if unicodedata.category(letter) != "Lm"), "")


def is_small(letter: str) -> bool:
    """Whether it is a small letter; Georgian has none in use, whatever Unicode says."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"


def with_particles(name: Name) -> Name:
    """Particles in lower case that were kept together with a name, as CSL-JSON writers divide them."""
    given, family = name.get("given"), name.get("family")
    if given and "dropping-particle" not in name and _is_particle(given.rpartition(" ")[2]):
        words = given.split(" ")
        count = next((index for index, word in enumerate(words) if _is_particle(word)), len(words))
        if 0 < count < len(words) and all(_is_particle(word) for word in words[count:]):
            name["given"], name["dropping-particle"] = " ".join(words[:count]), " ".join(words[count:])
    if family and "non-dropping-particle" not in name:
        particle, rest = _particle_of(family)
        if particle:
            name["family"], name["non-dropping-particle"] = rest, particle
    return name


def _particle_of(family: str) -> tuple[str, str]:
    if family.isalpha():
        return "", family
    words = family.split(" ")
    count = next((index for index, word in enumerate(words) if not _is_particle(word)), len(words))
    if count == len(words):
        return "", family
    if count:
        return " ".join(words[:count]), " ".join(words[count:])
    marks = [index for index, character in enumerate(family) if character in _PARTICLE_MARKS]
    if len(marks) == 1 and _is_particle(family[: marks[0]]):
        return family[: marks[0] + 1], family[marks[0] + 1 :]
    return "", family


def _is_particle(word: str) -> bool:
    return all(is_small(character) or character in _PARTICLE_MARKS for character in word) and bool(first_letter(word))
