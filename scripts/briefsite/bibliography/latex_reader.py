"""Reads one text of LaTeX from left to right into inlines. What the commands mean is in `latex_tables`."""

from __future__ import annotations

import html
import re
import unicodedata

from briefsite.bibliography import latex_tables as tables
from briefsite.bibliography.inlines import Inline, Kind, Node, append, to_text, trimmed
from briefsite.bibliography.localisation import localised

DEEPEST = 60
"""Groups inside groups; deeper braces are passed over."""
_RUN = re.compile(r"[^\\{}$~`'“”‘’&-]++")
_WORD = re.compile(r"\\(?:([A-Za-z@]+)(\*?) ?|(.)|$)")
_ENTITY = re.compile(r"&(?!(?:lt|gt);)#?\w{2,8};")
_MATH = re.compile(r"\$\$((?:[^$\\]|\\.)+)\$\$|\$((?:[^$\\]|\\.)+)\$", re.DOTALL)
_OPTION = re.compile(r" ?\[[^\[\]{}]*\]")
_BRACED = re.compile(r"\s*\{((?:[^{}\\]++|\\.|\{(?:[^{}\\]++|\\.|\{(?:[^{}\\]++|\\.)*+\})*+\})*+)\}", re.DOTALL)
URL_ESCAPE = re.compile(r"\\([#$%&~_^\\{} ])(?:\{\})?")


class Reader:
    """Reads one text from left to right; every method leaves `position` after what it has read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.level = 0

    def inlines(self, end: str = "", inside: bool = False) -> tuple[list[Inline], bool]:
        """Inlines up to `end` (`}`, `''`, `'`, `”` or `’`; empty: to the end of the text); whether `end` was there.

        `inside`: a `}` that is not `end` closes what stands around, and is left there.
        """
        self.level += 1
        found = self._inlines(end, inside)
        self.level -= 1
        return found

    def _inlines(self, end: str, inside: bool) -> tuple[list[Inline], bool]:
        items: list[Inline] = []
        text = self.text
        while self.position < len(text):
            if end and self._at(end):
                self.position += len(end)
                return items, True
            character = text[self.position]
            if character == "}":
                if inside:
                    return items, False
                self.position += 1
                continue
            run = _RUN.match(text, self.position)
            if run:
                self.position = run.end()
                append(items, run[0])
                continue
            for item in self._special(character, end, inside):
                append(items, item)
        return items, False

    def _at(self, end: str) -> bool:
        if not self.text.startswith(end, self.position):
            return False
        follower = self.text[self.position + len(end) : self.position + len(end) + 1]
        return end not in "'’" or not follower.isalpha()

    def _special(self, character: str, end: str, inside: bool) -> list[Inline]:
        if character == "\\":
            return self._command(end, inside)
        if character == "{":
            return self._group()
        if character in "`“‘":
            return self._quoted(character, inside)
        if character == "$":
            return self._math()
        for pattern, replacement in _SMALL:
            match = pattern.match(self.text, self.position)
            if match:
                self.position = match.end()
                return [replacement if replacement is not None else html.unescape(match[0])]
        self.position += 1
        return [character]

    def _group(self) -> list[Inline]:
        self.position += 1
        if self.level >= DEEPEST:
            return []
        items, _ = self.inlines("}", True)
        if not items:
            return []
        if len(items) == 1 and isinstance(items[0], Node) and items[0].kind is Kind.GROUP:
            return items
        return [Node(Kind.GROUP, tuple(items))]

    def _quoted(self, opening: str, inside: bool) -> list[Inline]:
        double = self.text.startswith("``", self.position)
        self.position += 2 if double else 1
        if self.level >= DEEPEST:
            return ["“" if double else opening]
        end = "''" if double else {"`": "'", "“": "”", "‘": "’"}[opening]
        items, closed = self.inlines(end, inside)
        if closed:
            return [Node(Kind.QUOTED, tuple(items))]
        return ["“" if double else opening.replace("`", "‘"), *items]

    def _math(self) -> list[Inline]:
        match = _MATH.match(self.text, self.position)
        if match is None:
            self.position += 1
            return ["$"]
        self.position = match.end()
        if match[1] is not None:
            return [Node(Kind.MATH, (f"${match[1].strip()}$",))]
        return [Node(Kind.MATH, (match[2],))]

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
        return self._formatting(name, end, inside)

    def _formatting(self, name: str, end: str, inside: bool) -> list[Inline]:
        kind = tables.WRAPPERS.get(name)
        if kind is not None:
            self._option()
            return _wrapped(kind, self._argument())
        if name in tables.SWITCHES:
            items, closed = self.inlines("" if end == "}" else end, inside)
            if closed:
                self.position -= len(end)
            return _wrapped(tables.SWITCHES[name], items)
        if name in tables.BIBLATEX_WRAPPERS:
            kind, before, after = tables.BIBLATEX_WRAPPERS[name]
            inner = [before, *self._argument(), after]
            return [Node(Kind.GROUP, (Node(kind, tuple(item for item in inner if item != "")),))]
        if name in tables.DROPPED_FIRST:
            self._braced()
            return self._argument()
        return self._with_text(name)

    def _with_text(self, name: str) -> list[Inline]:
        if name in tables.VERBATIM:
            return [URL_ESCAPE.sub(r"\1", self._braced())]
        if name in ("ensuremath", "("):
            return [Node(Kind.MATH, (self._braced() if name == "ensuremath" else self._until("\\)"),))]
        if name == "bibstring":
            return [localised(self._braced())]
        if name in tables.UPPER or name in tables.LOWER:
            changed = to_text(self._argument())
            return [changed.upper() if name in tables.UPPER else changed.lower()]
        if name != "protect":
            self._option()
            while _BRACED.match(self.text, self.position):
                self._braced()
        return []

    def _until(self, end: str) -> str:
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
            return list(only.children) if isinstance(only, Node) and only.kind is Kind.GROUP else items
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
        items = self._argument()
        if not items or items == [" "]:
            return [tables.ALONE.get(name, combining)]
        first = items[0]
        if not isinstance(first, str):
            return items
        base = first[0]
        if name not in tables.BELOW:
            base = {"ı": "i", "ȷ": "j"}.get(base, base)
        return [unicodedata.normalize("NFC", base + combining) + first[1:], *items[1:]]


def _wrapped(kind: Kind, items: list[Inline]) -> list[Inline]:
    """A node of `kind` around `items`; spaces at both ends go outside."""
    before: list[Inline] = [" "] if items and isinstance(items[0], str) and items[0].startswith(" ") else []
    after: list[Inline] = [" "] if items and isinstance(items[-1], str) and items[-1].endswith(" ") else []
    inner = trimmed(list(items))
    if kind is Kind.CODE and inner:
        inner = [to_text(inner)]
    return [*before, Node(kind, tuple(inner)), *after] if inner else [*before, *after][:1]


_SMALL: tuple[tuple[re.Pattern[str], str | None], ...] = (
    (re.compile("---"), "—"),
    (re.compile("--"), "–"),
    (re.compile("''"), "”"),
    (re.compile("'"), "’"),
    (re.compile("~"), "\u00a0"),
    (_ENTITY, None),
)
