"""Reads commands of LaTeX, with their arguments, into inlines. What each means is in `latex_tables`."""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod

from msgspec import Struct

from briefsite.read.bibliography import formula_tables
from briefsite.read.bibliography import latex_tables as tables
from briefsite.read.bibliography.formulas import read_formula
from briefsite.read.bibliography.inlines import Format, Formatted, Inline, to_text, trimmed
from briefsite.read.bibliography.localisation import localised

DEEPEST = 60
"""Groups inside groups; deeper braces are passed over."""
_WORD = re.compile(r"\\(?:([A-Za-z@]+)(\*?) ?|(.)|$)")
_OPTION = re.compile(r" ?\[[^\[\]{}]*\]")
_BRACED = re.compile(r"\s*\{((?:[^{}\\]++|\\.|\{(?:[^{}\\]++|\\.|\{(?:[^{}\\]++|\\.)*+\})*+\})*+)\}", re.DOTALL)
URL_ESCAPE = re.compile(r"\\([#$%&~_^\\{} ])(?:\{\})?")


class UnreadLatex(Struct, frozen=True):
    """What could not be read: `what` is a `command`, a `formula`, a `tag`, an `entity`, a `comment` or `MathML`.

    `text` is what stands there; `cause` the command in a formula that is not known.
    """

    what: str
    text: str
    cause: str = ""


class CommandReader(ABC):
    """Reads from left to right; every method leaves `position` after what it has read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.level = 0
        self.unread_latex: list[UnreadLatex] = []

    @abstractmethod
    def inlines(self, end: str = "", inside: bool = False) -> tuple[list[Inline], bool]:
        """Inlines up to `end`; whether it was there."""

    def _as_written(self, what: str, text: str, cause: str = "") -> list[Inline]:
        """Note that `text` could not be read, and show it as it is written."""
        self.unread_latex.append(UnreadLatex(what, text, cause))
        return [text]

    def _formula(self, source: str, written: str, style: str = "math") -> list[Inline]:
        formula = read_formula(source.strip(), style)
        if not formula.unknown:
            return [Formatted(Format.MATH, formula.items)] if formula.items else []
        self._as_written("formula", written, formula.unknown)
        return [Formatted(Format.PLAIN, (f"${source.strip()}$",))]

    def _command(self, end: str, inside: bool) -> list[Inline]:
        match = _WORD.match(self.text, self.position)
        if match is None:
            self.position += 1
            return []
        name = match[1] or match[3] or ""
        self.position = match.end(1) if match[2] and name in tables.SYMBOLS else match.end()
        if name in tables.ACCENTS:
            return self._accent(name)
        if name in tables.SYMBOLS:
            return [tables.SYMBOLS[name]] if tables.SYMBOLS[name] else []
        if self.level >= DEEPEST:
            return []
        if name in formula_tables.SIGNS:
            return [formula_tables.SIGNS[name]]
        return self._formatting(name, end, inside, match.start())

    def _formatting(self, name: str, end: str, inside: bool, start: int) -> list[Inline]:
        kind = tables.WRAPPERS.get(name)
        if kind is not None:
            self._option()
            return wrapped(kind, self._argument())
        if name in tables.SWITCHES:
            items, closed = self.inlines("" if end == "}" else end, inside)
            if closed:
                self.position -= len(end)
            return wrapped(tables.SWITCHES[name], items)
        if name in tables.BIBLATEX_WRAPPERS:
            kind, before, after = tables.BIBLATEX_WRAPPERS[name]
            inner = [before, *self._argument(), after]
            return [Formatted(Format.GROUP, (Formatted(kind, tuple(item for item in inner if item != "")),))]
        if name in tables.DROPPED_FIRST:
            self._braced()
            return self._argument()
        return self._with_text(name, start)

    def _with_text(self, name: str, start: int) -> list[Inline]:
        if name in tables.VERBATIM:
            return [URL_ESCAPE.sub(r"\1", self._braced())]
        if name in tables.FORMULAS:
            end = tables.FORMULAS[name]
            source = self._text_until(end) if end else self._braced()
            return self._formula(source, self.text[start : self.position], "chemistry" if name == "ce" else "math")
        if name == "bibstring":
            return [localised(self._braced())]
        if name in tables.UPPER or name in tables.LOWER:
            changed = to_text(self._argument())
            return [changed.upper() if name in tables.UPPER else changed.lower()]
        if name not in tables.SILENT:
            self._option()
            while _BRACED.match(self.text, self.position):
                self._braced()
            if name not in tables.SORTING:
                self.unread_latex.append(UnreadLatex("command", self.text[start : self.position].strip()))
        return []

    def _text_until(self, end: str) -> str:
        stop = self.text.find(end, self.position)
        stop = len(self.text) if stop < 0 else stop
        found = self.text[self.position : stop]
        self.position = stop + len(end)
        return found

    def _option(self) -> None:
        while match := _OPTION.match(self.text, self.position):
            self.position = match.end()

    def _braced(self) -> str:
        match = _BRACED.match(self.text, self.position)
        if match is None:
            return ""
        self.position = match.end()
        return match[1]

    def _argument(self) -> list[Inline]:
        """The argument of a command: a group's content, another command, or one character."""
        if self.text.startswith(" ", self.position):
            self.position += 1
        following = self.text[self.position : self.position + 1]
        if following == "{":
            self.position += 1
            items = self.inlines("}", True)[0]
            only = items[0] if len(items) == 1 else None
            return list(only.children) if isinstance(only, Formatted) and only.kind is Format.GROUP else items
        if following == "\\":
            if self.level >= DEEPEST:
                return []
            self.level += 1
            items = self._command("}", True)
            self.level -= 1
            return items
        if following in ("", "}"):
            return []
        self.position += 1
        return [following]

    def _accent(self, name: str) -> list[Inline]:
        combining = tables.ACCENTS[name]
        items = [item for item in self._argument() if item != ""]
        if not items or items == [" "]:
            return [tables.ALONE.get(name, combining)]
        first = items[0]
        if not isinstance(first, str):
            return items
        base = first[0]
        if name not in tables.BELOW:
            base = {"ı": "i", "ȷ": "j"}.get(base, base)
        return [unicodedata.normalize("NFC", base + combining) + first[1:], *items[1:]]


def wrapped(kind: Format, items: list[Inline]) -> list[Inline]:
    """A node of `kind` around `items`; spaces at both ends go outside."""
    before: list[Inline] = [" "] if items and isinstance(items[0], str) and items[0].startswith(" ") else []
    after: list[Inline] = [" "] if items and isinstance(items[-1], str) and items[-1].endswith(" ") else []
    inner = trimmed(list(items))
    if kind is Format.CODE and inner:
        inner = [to_text(inner)]
    return [*before, Formatted(kind, tuple(inner)), *after] if inner else [*before, *after][:1]
