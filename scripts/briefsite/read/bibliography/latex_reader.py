"""Reads one text of LaTeX from left to right into inlines. What commands mean is in `latex_tables`.

Why no library: pylatexenc, which bibtexparser uses, gives plain text. Emphasis, small letters below the line and the
braces that keep capitals are gone, `50% of exports` ends at its comment, `$5 million and US$6 million` loses its second
sign, and a command that is cut short raises IndexError. A title has to keep the first three, and an entry that is not
quite LaTeX has to be read as its author meant it, with every loss told (`UnreadLatex`).
"""

from __future__ import annotations

import re
from html.entities import html5

from briefsite.read.bibliography import tags
from briefsite.read.bibliography.inlines import Format, Formatted, Inline, merged
from briefsite.read.bibliography.latex_commands import DEEPEST, CommandReader, UnreadLatex, wrapped

_RUN = re.compile(r"[^\\{}$~`'“”‘’&<_^-]++")
_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_MATH = re.compile(r"\$\$((?:[^$\\]|\\.)+)\$\$|\$((?:[^$\\]|\\.)+)\$", re.DOTALL)
_AMOUNTS = re.compile(r"\s*\d[\d.,]*\s?[^\W\d_]*(?:[\s/,.;:()–-]+[^\W_]*)+")
"""What stands between two dollar signs that are no formula: `$5 million and US$6 million`."""


class Reader(CommandReader):
    """Reads one text from left to right; every method leaves `position` after what it has read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._closing: dict[str, int] = {}

    def inlines(self, end: str = "", inside: bool = False) -> tuple[list[Inline], bool]:
        """Inlines up to `end` (`}`, `''`, `'`, `”` or `’`; empty: to the end of the text); whether `end` was there.

        `inside`: a `}` that is not `end` closes what stands around, and is left there.
        """
        self.level += 1
        items, closed = self._inlines(end, inside)
        self.level -= 1
        return merged(items), closed

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
                items.append(run[0])
                continue
            items += self._special(character, end, inside)
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
        if character == "<":
            return self._tag(inside)
        if character == "&":
            return [self._entity()]
        if character in "_^" and self.text.startswith("{", self.position + 1):
            # TeX, too, takes an index outside a formula for one, after a complaint.
            self.position += 1
            script = self._argument()
            place = Format.SUPERSCRIPT if character == "^" else Format.SUBSCRIPT
            return [Formatted(place, tuple(script))] if script else []
        for pattern, replacement in _SMALL:
            match = pattern.match(self.text, self.position)
            if match:
                self.position = match.end()
                return [replacement]
        self.position += 1
        return [character]

    def _group(self) -> list[Inline]:
        self.position += 1
        if self.level >= DEEPEST:
            return []
        items, _ = self.inlines("}", True)
        if not items:
            return []
        if len(items) == 1 and isinstance(items[0], Formatted) and items[0].kind is Format.GROUP:
            return items
        return [Formatted(Format.GROUP, tuple(items))]

    def _quoted(self, opening: str, inside: bool) -> list[Inline]:
        double = self.text.startswith("``", self.position)
        self.position += 2 if double else 1
        if self.level >= DEEPEST:
            return ["“" if double else opening]
        end = "''" if double else {"`": "'", "“": "”", "‘": "’"}[opening]
        items, closed = self.inlines(end, inside)
        if closed:
            return [Formatted(Format.QUOTED, tuple(items))]
        return ["“" if double else opening.replace("`", "‘"), *items]

    def _tag(self, inside: bool) -> list[Inline]:
        """A tag of HTML that makes a node; every other `<` is text."""
        match = tags.TAG.match(self.text, self.position)
        if match is None:
            mathml = tags.MATHML.match(self.text, self.position)
            self.position = mathml.end() if mathml else self.position + 1
            if mathml and "math" in mathml[0] and not mathml[0].startswith("</"):
                self.unread_latex.append(UnreadLatex("MathML", mathml[0]))
            return [] if mathml else ["<"]
        self.position = match.end()
        name = match[3].lower()
        if match[1] or match[4].endswith("/") or name == "br":
            if name in ("span", "font"):
                return []
            return [" "] if name in tags.BREAKS else self._as_written("tag", match[0])
        end = f"</{match[2]}>"
        if self.level >= DEEPEST or not self._is_closed(end):
            return [" "] if name in tags.BREAKS else self._as_written("tag", match[0])
        items, closed = self.inlines(end, inside)
        if not closed:
            return [match[0], *items]
        room: list[Inline] = [" "] if name in tags.BREAKS else []
        return [*room, *wrapped(tags.kind_of(name, match[4]), items), *room]

    def _is_closed(self, end: str) -> bool:
        """Whether `end` follows; what was found is kept, so that no text is searched again and again."""
        if 0 <= self._closing.get(end, 0) < self.position:
            self._closing[end] = self.text.find(end, self.position)
        return self._closing[end] >= 0

    def _entity(self) -> Inline:
        match = _ENTITY.match(self.text, self.position)
        if match is None:
            self.position += 1
            return "&"
        self.position = match.end()
        character = _character(match[1])
        return character if character else self._as_written("entity", match[0])[0]

    def _math(self) -> list[Inline]:
        match = _MATH.match(self.text, self.position)
        if match is None or self._is_amount(match):
            self.position += 1
            return ["$"]
        self.position = match.end()
        return self._formula(match[2] if match[1] is None else match[1], match[0])

    def _is_amount(self, match: re.Match[str]) -> bool:
        """Whether the dollar signs are currency: a number behind the second, or nothing but an amount and words."""
        return match[1] is None and (
            (self.text[match.end() : match.end() + 1].isdigit() and _AMOUNTS.fullmatch(match[2]) is not None)
            or (match[2][-1].isspace() and _AMOUNTS.fullmatch(match[2]) is not None)
        )


def _character(name: str) -> str:
    """The character that an entity names (`amp`, `#233`, `#xE9`); empty if it names none."""
    if not name.startswith("#"):
        return html5.get(f"{name};", "")
    if len(name) > 12:
        return ""
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    if number < 32 or number > 0x10FFFF or 0xD800 <= number < 0xE000:
        return ""
    return chr(number)


_SMALL: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("---"), "—"),
    (re.compile("--"), "–"),
    (re.compile("''"), "”"),
    (re.compile("'"), "’"),
    (re.compile("~"), "\u00a0"),
)
