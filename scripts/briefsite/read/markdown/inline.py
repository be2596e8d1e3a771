"""What a paragraph holds: keys, brackets, notes, links, and what is not prose, found in one pass from left to right.

The grammar is Pandoc's (`inline` in its Markdown reader) as far as it decides what a citation is. Nothing is parsed
twice: brackets are kept on a stack, and what stands in an unclosed one falls to the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from briefsite.model import Formula
from briefsite.read.extensions.icons import ICON, ICON_BEGINNINGS, icon_svg
from briefsite.read.markdown.keys import KEY, Keys
from briefsite.read.markdown.links import ATTRIBUTES, LONGEST_LABEL, follow
from briefsite.read.markdown.pairs import Pairs
from briefsite.read.markdown.parts import Part, PartKind
from briefsite.read.math.marks import formula_at

_MARKED = {"^": PartKind.NOTE, "!": PartKind.IMAGE}
_SPECIAL = ("\\", "`", "$", "<", "@", "[", "]", "{", "://", *ICON_BEGINNINGS)
_ADDRESS = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.\-]+:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")
_TAG = re.compile(
    r"</?[A-Za-z][\w:\-]*+(?:\s++[A-Za-z_:@][\w.:\-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+\s*+/?>"
    r"|<[?!][^<>]*+>"
)
_NOTE_REFERENCE = re.compile(r"\[\^([^\[\]\n]*)\]")
_ATTRIBUTE_LIST = re.compile(r"\{:[^{}\n]*\}|\{[ \t]*[#.][\w\-][^{}\n]*\}")
_OF_CELL = re.compile(r"(?<=[ \t])\{:?[ \t]*[\w-]+=[^{}\n]*\}(?=[ \t]*(?:\||$))", re.MULTILINE)
_NO_PIXELS = re.compile(r"\b(?:width|height)=[\"']?\d{1,6}(?:[.,]\d{1,6})?\s?(?:in|cm|mm|pt|pc|em|ex|rem|inch)\b")
_TEX = re.compile(r"\\[A-Za-z]+\*?(?:\[[^\[\]\n]*\])?(?=\{)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{0,20}\Z")
_BARE_ADDRESS = re.compile(r"://[^\s<>\[\]\"`|]+")


def special_offsets(text: str, start: int, has_rows: bool) -> list[int]:
    """Where anything but words and emphasis may begin, in order. Far faster than one regular expression."""
    offsets: list[int] = []
    for mark in (*_SPECIAL, "|") if has_rows else _SPECIAL:
        offset = text.find(mark, start)
        while offset >= 0:
            offsets.append(offset)
            offset = text.find(mark, offset + 1)
    offsets.sort()
    return offsets


def without_trailing(address: str) -> str:
    """An address that stands in a text, without what of its end belongs to the text."""
    while address and (address[-1] in ".,;:!?'*_" or (address[-1] == ")" and address.count(")") > address.count("("))):
        address = address[:-1]
    return address


class Scanner:
    """Reads one paragraph, `text[start:end]`, of a text whose blocks are known."""

    def __init__(self, text: str, start: int, end: int, definitions: Mapping[str, str], is_row: bool = False) -> None:
        self.text, self.start, self.end, self.definitions, self.is_row = text, start, end, definitions, is_row
        self.root = Part(PartKind.TEXT, start, end, inner=(start, end))
        self.open: list[Part] = []
        self.unclosed: list[Part] = []
        self.unclosed_braces: list[int] = []
        self.stray_attributes: list[tuple[int, int]] = []
        self.odd_parts: list[tuple[str, int, int]] = []
        """Attribute lists that belong to nothing; and what no page shows so, each with the message that says it."""
        self.parts = self.root.parts
        self.floor = start
        self.has_comment_end = True
        self.formulas: list[Formula] = []
        self.pairs = Pairs(text, start, end)
        self.keys = Keys(text, start)

    def scan(self, offsets: Iterable[int]) -> None:
        """Read what stands at the offsets: see `root`, and `unclosed` for brackets that are never closed."""
        text, position = self.text, self.start
        for offset in offsets:
            if offset >= position:
                position = _READERS[text[offset]](self, offset)
        self._break()

    def _break(self) -> None:
        """End of a paragraph or of a table's cell: what is still open is not a bracket."""
        for bracket in self.open:
            self.root.parts.extend(bracket.parts)
        self.unclosed.extend(self.open)
        self.open.clear()
        self.parts = self.root.parts

    def _add(self, kind: PartKind, start: int, end: int, value: str = "") -> int:
        self.parts.append(Part(kind, start, end, value))
        self.floor = end
        return end

    def _cell(self, at: int) -> int:
        if self.is_row:
            self._break()
        return at + 1

    def _backslash(self, at: int) -> int:
        following = self.text[at + 1 : at + 2]
        if not following or at + 1 >= self.end:
            return at + 1
        if following == "(" and formula_at(self.text, at, self.end):
            return self._dollar(at)
        if not following.isalnum():
            return self._add(PartKind.ESCAPED, at, at + 2)
        command = _TEX.match(self.text, at, self.end)
        while command and (close := self.pairs.braces.get(command.end())):
            at = close + 1
            command = re.compile(r"(?=\{)").match(self.text, at, self.end)
            if command is None:
                return self._add(PartKind.OPAQUE, at, at)
        return at + 1

    def _backtick(self, at: int) -> int:
        begin, end = self.pairs.code(at)
        return self._add(PartKind.OPAQUE, begin, end) if begin < end else end

    def _dollar(self, at: int) -> int:
        formula = formula_at(self.text, at, self.end)
        if formula is None:
            return at + 1
        self.formulas.append(formula)
        return self._add(PartKind.OPAQUE, at, formula.end)

    def _angle(self, at: int) -> int:
        text, end = self.text, self.end
        if self.has_comment_end and text.startswith("<!--", at):
            close = text.find("-->", at + 4, end)
            if close >= 0:
                return self._add(PartKind.OPAQUE, at, close + 3)
            self.has_comment_end = False
        address = _ADDRESS.match(text, at, end)
        if address:
            written = address.group()[1:-1]
            value = written if _HAS_SCHEME.match(written) else f"mailto:{written}"
            self.parts.append(Part(PartKind.LINK, at, address.end(), value, (at + 1, address.end() - 1)))
            self.floor = address.end()
            return address.end()
        tag = _TAG.match(text, at, end)
        return self._add(PartKind.OPAQUE, at, tag.end()) if tag else at + 1

    def _at(self, at: int) -> int:
        text = self.text
        match = KEY.match(text, at, self.end)
        if match is None:
            return at + 1
        start = at
        if at > self.floor:
            start = at - 1 if self.keys.suppresses(at, self.floor) else at
            if start == at and not self.keys.may_begin(at, self.floor):
                return at + 1
        if match.end() > at + 1:
            return self._add(PartKind.KEY, start, match.end(), match.group()[1:])
        close = self.pairs.braces.get(at + 1, self.end)
        if close > at + LONGEST_LABEL or close == self.end or re.search(r"\s", text[at + 2 : close]):
            self.unclosed_braces.append(start)
            return at + 1
        return self._add(PartKind.KEY, start, close + 1, text[at + 2 : close])

    def _colon(self, at: int) -> int:
        icon = ICON.match(self.text, at, self.end)
        if icon:
            if icon_svg(icon[0]) is None:
                self.odd_parts.append(("icon", at, icon.end()))
            return self._add(PartKind.OPAQUE, at, icon.end())
        scheme = _SCHEME.search(self.text, max(self.floor, at - 20), at)
        address = _BARE_ADDRESS.match(self.text, at, self.end)
        if scheme is None or address is None:
            return at + 1
        trimmed = without_trailing(address.group())
        return self._add(PartKind.OPAQUE, scheme.start(), at + len(trimmed)) if len(trimmed) > 3 else at + 1

    def _brace(self, at: int) -> int:
        text = self.text
        pattern = ATTRIBUTES if at == self.floor else _ATTRIBUTE_LIST
        attributes = pattern.match(text, at, self.end) or _ATTRIBUTE_LIST.match(text, at, self.end)
        if attributes is None and self.is_row:
            attributes = _OF_CELL.match(text, at, self.end)
        if attributes is None:
            return at + 1
        of_paragraph = (
            not text[attributes.end() : self.end].strip() and not text[text.rfind("\n", 0, at) + 1 : at].strip()
        )
        if at > self.floor and not of_paragraph and not self.is_row and text[at - 1] not in "*_)]>`":
            self.stray_attributes.append((at, attributes.end()))
        elif _NO_PIXELS.search(text, at, attributes.end()):
            self.odd_parts.append(("pixels", at, attributes.end()))
        elif ".annotate" in attributes.group():
            self.odd_parts.append(("annotations", at, attributes.end()))
        return self._add(PartKind.OPAQUE, at, attributes.end())

    def _opening(self, at: int) -> int:
        text = self.text
        reference = _NOTE_REFERENCE.match(text, at, self.end) if text.startswith("[^", at) else None
        if reference:
            return self._add(PartKind.NOTE_REFERENCE, at, reference.end(), reference[1])
        kind = _MARKED.get(text[at - 1], PartKind.BRACKET) if at > self.floor else PartKind.BRACKET
        bracket = Part(kind, at if kind == PartKind.BRACKET else at - 1, self.end, inner=(at + 1, self.end))
        self.open.append(bracket)
        self.parts = bracket.parts
        self.floor = at + 1
        return at + 1

    def _closing(self, at: int) -> int:
        if not self.open:
            return at + 1
        bracket = self.open.pop()
        self.parts = self.open[-1].parts if self.open else self.root.parts
        bracket.inner = (bracket.inner[0], at)
        bracket.end = at + 1
        if bracket.kind != PartKind.NOTE:
            follow(bracket, self.text, self.end, self.definitions, self.pairs)
        self.parts.append(bracket)
        self.floor = bracket.end
        return bracket.end


_READERS: Mapping[str, Callable[[Scanner, int], int]] = {
    "\\": Scanner._backslash,
    "`": Scanner._backtick,
    "$": Scanner._dollar,
    "<": Scanner._angle,
    "@": Scanner._at,
    ":": Scanner._colon,
    "{": Scanner._brace,
    "[": Scanner._opening,
    "]": Scanner._closing,
    "|": Scanner._cell,
}
