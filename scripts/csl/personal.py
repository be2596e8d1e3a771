"""Names of people and institutions as references give them, with their particles and suffixes found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

# Scripts in which the given name comes first and the parts are separated by spaces.
_SPACED = re.compile(
    "[-0-9a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff"
    "\u1e00-\u1fff\u0600-\u06ff\u0750-\u077f\u0530-\u058f\u10a0-\u10ff\u0900-\u0dff\u1200-\u137f"
    "\u200c-\u200e\u2018\u2019\u0218-\u024f\u202a-\u202e]"
)
_SPACES = re.compile(r"[ \t\r\n]+")
_PARTICLE_MARKS = "'’-–."
_ELIDED = re.compile(r"([^\W\d_]+)([’'\-–.])([^’'\-–.]+)")
_TWO_PARTS = frozenset(("family", "given"))


class Name(Struct, frozen=True):
    """One name. An institution, or a name that is not to be taken apart, has only ``literal``."""

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    static_ordering: bool = False
    literal: str = ""

    @property
    def given_first(self) -> bool:
        """Whether the name is in a script that writes the given name first, with a space between."""
        return not self.static_ordering and bool(_SPACED.search(self.family or self.given))


OTHERS = Name(literal="others")
"""At the end of a list: there are more names. BibTeX writes it so (`Doe, Jane and others`), and Pandoc keeps it."""


def takes_space(char: str) -> bool:
    """Whether a word that begins or ends with this character is set apart from names by a space."""
    return not char.isspace() and (not char.isalpha() or bool(_SPACED.match(char)))


def read_names(value: object) -> tuple[Name, ...]:
    """The names of one variable; empty ones are left out. ``ValueError`` if the value is no list of names."""
    if isinstance(value, (str, Mapping)):
        value = [value]
    if not isinstance(value, Sequence):
        raise ValueError("expected a list of names")
    names = [_read_name(item) for item in value]
    return tuple([name for name in names if name.family or name.literal or name.given])


def _read_name(value: object) -> Name:
    if type(value) is dict and value.keys() == _TWO_PARTS:
        return _in_two_parts(str(value["family"] or ""), str(value["given"] or ""))
    if isinstance(value, str):
        family, _, given = value.partition("||")
        return _find_parts(Name(_clean(family), _clean(given))) if given else Name(literal=_clean(value))
    if not isinstance(value, Mapping):
        raise ValueError("a name must be an object with family and given, or literal")

    def text(key: str) -> str:
        part = value.get(key)
        return _clean(str(part)) if part else ""

    name = Name(
        text("family"),
        text("given"),
        text("dropping-particle"),
        text("non-dropping-particle"),
        text("suffix"),
        _is_true(value.get("comma-suffix")),
        _is_true(value.get("static-ordering")),
        text("literal"),
    )
    if name.literal and not (name.family or name.given):
        return Name(literal=name.literal)
    if value.get("isInstitution") and name.family and not name.given:
        return Name(literal=name.family)
    if value.get("parse-names") in (False, "false", 0):
        return name
    return _find_parts(name)


@lru_cache(maxsize=65536)
def _in_two_parts(family: str, given: str) -> Name:
    """A name as most are given; the same people come up again and again."""
    return _find_parts(Name(_clean(family), _clean(given)))


def _is_true(value: object) -> bool:
    return value in (True, 1, "true", "1")


def _clean(text: str) -> str:
    if text.isalnum():
        return text
    return _SPACES.sub(" ", text).strip().replace("'", "’")


def _find_parts(name: Name) -> Name:
    """The name with suffix and particles taken out of the given and family names they were written in."""
    given, suffix, comma = name.given, name.suffix, name.comma_suffix
    dropping, particle, family = name.dropping_particle, name.non_dropping_particle, name.family
    if _quoted(given):
        given = given[1:-1]
    else:
        if not suffix and "," in given:
            given, _, suffix = given.partition(",")
            comma = comma or suffix.startswith("!")
            suffix = suffix.lstrip("!").strip()
        if not dropping:
            given, dropping = _trailing_particle(given)
    if _quoted(family):
        family = family[1:-1]
    elif not particle:
        particle, family = _leading_particle(family)
    return Name(family, given.strip(), dropping, particle, suffix, comma, name.static_ordering, name.literal)


def _quoted(text: str) -> bool:
    return len(text) > 1 and text[0] == text[-1] == '"'


def _is_particle(word: str) -> bool:
    return all(char.islower() or char in _PARTICLE_MARKS for char in word) and any(char.isalpha() for char in word)


def _trailing_particle(given: str) -> tuple[str, str]:
    """ "Alexander von" is the given name Alexander and the dropping particle von."""
    words = given.split(" ")
    cut = len(words)
    while cut > 1 and _is_particle(words[cut - 1]):
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def _leading_particle(family: str) -> tuple[str, str]:
    """ "van der Berg" is the particle "van der" and Berg; "d’Aubigné" the particle "d’" and Aubigné."""
    words = family.split(" ")
    cut = 0
    while cut < len(words) - 1 and _is_particle(words[cut]):
        cut += 1
    if cut:
        particle = " ".join(words[:cut])
        # The space after "de’" in "de’ Frinkle" is kept: without it the particle is joined to the name.
        return particle + (" " if particle[-1] in "’-" else ""), " ".join(words[cut:])
    match = _ELIDED.fullmatch(family)
    if match and match[1].islower():
        return match[1] + match[2], match[3]
    return "", family
