"""Formulas of TeX (`$…$`) as text: indices, Greek letters, relations, alphabets, simple fractions and roots.

As Pandoc sets them without a program for mathematics: letters in italics, numbers and signs upright, room around
relations and operators, a minus for a hyphen. Unlike there, Greek letters are upright, as chemists and physicians write
them, and `\\frac{1}{2}` is 1/2.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from briefsite.read.bibliography import formula_tables as tables
from briefsite.read.bibliography.inlines import Format, Formatted, Inline, merged, to_text, trimmed

DEEPEST = 20
"""Groups inside groups; a formula that goes deeper is not read."""
_TOKEN = re.compile(r"\\([A-Za-z]+)\*?[ \n]*|\\(.)|(\s+)|(\d+)|(.)", re.DOTALL)
_CHARACTERS = {"-": ("−", "binary"), "+": ("+", "binary"), "*": ("∗", "binary"), "=": ("=", "relation")}
_RELATION_SIGNS = frozenset("<>=≤≥≠≈∼≃≡∝∈→←↔⇒⇔≪≫")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_AS_TEXT = frozenset({"text", "italic text"})


class Atom(NamedTuple):
    """A part of a formula: what it shows, and whether it is a `relation`, a `binary` operator, a `name` or neither."""

    items: tuple[Inline, ...]
    role: str = ""


class Formula(NamedTuple):
    """A formula as inlines, and the first command in it that means nothing here (then nothing of it is shown so)."""

    items: tuple[Inline, ...]
    unknown: str = ""


@lru_cache(maxsize=2048)
def read_formula(source: str, style: str = "math") -> Formula:
    """The formula between its dollar signs; `style` is one of the values of `formula_tables.FONTS`."""
    reader = _Reader(source)
    items = _set(reader.atoms(style, 0), is_script=False)
    return Formula(tuple(trimmed(items)), reader.unknown)


class _Reader:
    """Reads a formula from left to right, a token at a time."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.unknown = ""

    def _next(self) -> re.Match[str] | None:
        match = _TOKEN.match(self.source, self.position)
        if match:
            self.position = match.end()
        return match

    def atoms(self, style: str, level: int) -> list[Atom]:
        """The atoms up to the `}` that closes the group, or to the end."""
        found: list[Atom] = []
        while match := self._next():
            command = match[1] or match[2]
            if match[5] == "}":
                break
            if command in tables.SWITCHES:
                style = tables.FONTS[command]
            else:
                found += self._token(match, style, level, found)
        return found

    def _token(self, match: re.Match[str], style: str, level: int, before: list[Atom]) -> list[Atom]:
        """What one token stands for, with the arguments that follow it."""
        if match[3]:
            return [_text(" ")] if style in _AS_TEXT else []
        if match[4]:
            if style == "chemistry" and before and _is_element(before[-1]):
                return [Atom((Formatted(Format.SUBSCRIPT, (match[4],)),))]
            return [_text(match[4])]
        command = match[1] or match[2]
        if command:
            return self._command(command, style, level)
        character = match[5]
        if character == "{":
            return self._group(style, level)
        if character in "^_":
            return [self._script(character, style, level, before)]
        return self._character(character, style)

    def _group(self, style: str, level: int) -> list[Atom]:
        if level >= DEEPEST:
            self.unknown = self.unknown or "{"
            return []
        return [Atom(tuple(_set(self.atoms(style, level + 1), is_script=False)))]

    def _character(self, character: str, style: str) -> list[Atom]:
        if character.isalpha() and character.isascii():
            return [Atom((_letter(character, style),))]
        if character in "~&":
            return [_text(" ")]
        if character == "'":
            return [_text("′")]
        if style in _AS_TEXT:
            return [_text(character)]
        if style == "chemistry" and character == "-" and self.source.startswith(">", self.position):
            self.position += 1
            return [Atom(("→",), "relation")]
        if style == "chemistry" and character in "+-" and self.source[self.position - 2 : self.position - 1].isalnum():
            return [Atom((Formatted(Format.SUPERSCRIPT, (character.replace("-", "−"),)),))]
        if character == "," and self.source[self.position : self.position + 1].isspace():
            return [_text(", ")]
        text, role = _CHARACTERS.get(character, (character, "relation" if character in _RELATION_SIGNS else ""))
        return [Atom((text,), role)]

    def _argument(self, style: str, level: int) -> list[Atom]:
        """The group, the command or the one character that follows."""
        match = self._next()
        while match and match[3]:
            match = self._next()
        if match is None:
            return []
        if match[4] and len(match[4]) > 1:
            self.position = match.start() + 1
            return [_text(match[4][0])]
        if match[5] == "{":
            if level >= DEEPEST:
                self.unknown = self.unknown or "{"
                return []
            return self.atoms(style, level + 1)
        if match[5] == "}":
            self.position = match.start()
            return []
        return self._token(match, style, level + 1, []) if level < DEEPEST else []

    def _script(self, mark: str, style: str, level: int, before: list[Atom]) -> Atom:
        items = _set(self._argument("upright" if style == "chemistry" else style, level), is_script=True)
        text = to_text(items)
        if mark == "^" and text and not text.strip("∘°′"):
            return _text(text.replace("∘", "°"))
        if text in _ORDINALS and (not before or to_text(before[-1].items)[-1:].isdigit()):
            items = [text]  # 19$^{th}$
        place = Format.SUPERSCRIPT if mark == "^" else Format.SUBSCRIPT
        return Atom((Formatted(place, tuple(items)),) if items else ())

    def _command(self, name: str, style: str, level: int) -> list[Atom]:
        if name in tables.SIGNS:
            role = "relation" if name in tables.RELATIONS else "binary" if name in tables.BINARY else ""
            return [Atom((tables.SIGNS[name],), role)]
        if name in tables.ESCAPES:
            return [_text(tables.ESCAPES[name])] if tables.ESCAPES[name] else []
        if name in tables.OPERATORS:
            return [Atom((name,), "name")]
        if name in tables.NOTHING:
            if name in ("left", "right") and self.source.startswith(".", self.position):
                self.position += 1
            return []
        if name in tables.FONTS:
            role = "name" if name == "operatorname" else ""
            return [Atom(tuple(_set(self._argument(tables.FONTS[name], level), is_script=False)), role)]
        return self._structure(name, style, level)

    def _structure(self, name: str, style: str, level: int) -> list[Atom]:
        if name in tables.ACCENTS:
            items = _set(self._argument(style, level), is_script=True)
            accented = _accented(items, tables.ACCENTS[name])
            if accented is not None:
                return [Atom((accented,), "relation" if name == "not" else "")]
        elif name in tables.FRACTIONS:
            above, below = (_set(self._argument(style, level), is_script=True) for _ in range(2))
            if above and below:
                return [Atom((*_bracketed(above), "/", *_bracketed(below)))]
        elif name == "sqrt":
            index = re.compile(r"\s*\[\s*(\d?)\s*\]").match(self.source, self.position)
            self.position = index.end() if index else self.position
            root = tables.ROOTS.get(index[1] if index else "")
            items = _set(self._argument(style, level), is_script=True)
            if root and items:
                return [Atom((root, *_bracketed(items)))]
        self.unknown = self.unknown or f"\\{name}"
        return []


def _text(text: str) -> Atom:
    return Atom((text,))


def _is_element(atom: Atom) -> bool:
    """Whether a number after it is an index: after a letter or a bracket."""
    last = to_text(atom.items)[-1:]
    return last.isalpha() or last in ("]", ")")


def _letter(letter: str, style: str) -> Inline:
    if style in ("math", "italic", "italic text"):
        return Formatted(Format.EMPH, (letter,))
    if style == "bold":
        return Formatted(Format.STRONG, (letter,))
    if style.isupper():
        kind = f"{style} {'CAPITAL' if letter.isupper() else 'SMALL'} {letter.upper()}"
        for name in (kind, f"MATHEMATICAL {kind}", kind.replace("FRAKTUR", "BLACK-LETTER")):
            try:
                return unicodedata.lookup(name)
            except KeyError:
                continue
    return letter


def _accented(items: list[Inline], combining: str) -> Inline | None:
    """One letter or sign with an accent; None if there are more."""
    if len(items) != 1 or len(to_text(items)) != 1:
        return None
    text = unicodedata.normalize("NFC", to_text(items) + combining)
    return text if isinstance(items[0], str) else Formatted(items[0].kind, (text,))


def _bracketed(items: list[Inline]) -> Iterable[Inline]:
    """A part of a fraction, in brackets if it is more than one number or sign."""
    text = to_text(items)
    return items if len(text) == 1 or text.isalnum() else ("(", *items, ")")


def _set(atoms: list[Atom], *, is_script: bool) -> list[Inline]:
    """The atoms one after the other, with room around relations and operators that stand between two."""
    items: list[Inline] = []
    for index, (content, role) in enumerate(atoms):
        between = 0 < index < len(atoms) - 1 and not is_script
        if role == "binary" and between and atoms[index - 1].role:
            between = False  # a sign: x = −1
        spaced = between and role in ("relation", "binary")
        after = role == "name" and index < len(atoms) - 1 and not is_script and _is_word(atoms[index + 1])
        items += (" " if spaced else "", *content, " " if spaced or after else "")
    return merged(item for item in items if item)


def _is_word(atom: Atom) -> bool:
    return to_text(atom.items)[:1].isalnum()
