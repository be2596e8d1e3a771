"""Initials: given names shortened as ``initialize-with`` says."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = re.compile(r"[ \u00a0]+")
_HYPHENS = re.compile(r"[-\u2010\u2011]")
_PIECE = re.compile(r"[^.]+\.?|\.")


@lru_cache(maxsize=16384)
def initialize(given: str, mark: str, shorten: bool, hyphen: bool) -> str:
    """The given names with ``mark`` after each initial.

    ``shorten`` turns full names into initials; otherwise only initials that are there get the mark.
    ``hyphen`` keeps the hyphen of compound names ("Jean-Luc": "J.-L.").
    """
    shown = ""
    for word in _WORDS.split(given.strip()):
        if _is_whole(word, shorten):
            shown = shown.rstrip() + (" " if shown else "") + word + " "
            continue
        for piece in _pieces(word):
            text, kind = _shorten(piece, shorten)
            if kind == "drop":
                continue
            if kind == "initial":
                joint = "-" if piece.startswith("-") and hyphen else ""
                shown = (shown.rstrip() if joint else shown) + joint + text + mark
                continue
            shown = shown.rstrip() + (" " if shown else "") + text + " "
    return shown.strip().replace("  ", " ")


def _is_whole(word: str, shorten: bool) -> bool:
    """Whether a compound stays as it is: "Jean-Luc" where names are not shortened, "al-Haytham" everywhere."""
    parts = _HYPHENS.split(word)
    if len(parts) < 2 or not parts[0]:
        return False
    return parts[0].islower() or (not shorten and any(len(part.removesuffix(".")) > 1 for part in parts))


def _pieces(word: str) -> list[str]:
    """A word taken apart at full stops and hyphens: "J.R." is "J." and "R.", "Jean-Luc" is "Jean" and "-Luc"."""
    pieces: list[str] = []
    for number, part in enumerate(_HYPHENS.split(word)):
        letters = _PIECE.findall(part)
        if number and letters:
            letters[0] = "-" + letters[0]
        pieces += letters
    return pieces


def _shorten(piece: str, shorten: bool) -> tuple[str, str]:
    """A piece as an initial or as the word it is."""
    bare = piece.removeprefix("-").removesuffix(".")
    if not bare:
        return "", "drop"
    first = bare[0]
    if len(bare) == 1 and (first.isupper() or piece.endswith(".")):
        return bare, "initial"
    if piece.endswith(".") and first.isupper():
        return bare, "initial"
    if bare.islower() and not piece.startswith("-"):
        return bare, "word"
    if not shorten:
        return piece, "word"
    if piece.startswith("-") and bare.islower():
        return "", "drop"
    if not first.isupper():
        return piece, "word" if not first.isalpha() or first.lower() == first.upper() else "initial"
    if len(bare) > 2 and bare[1].isupper() and bare[2:].islower():
        return first + bare[1].lower(), "initial"
    return first, "initial"
