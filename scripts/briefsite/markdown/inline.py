"""What a paragraph holds: keys, brackets, notes, links, and spans that are not prose, found in one pass from left to right.

The grammar is Pandoc's (`inline` in its Markdown reader) as far as it decides what a citation is. Nothing is parsed
twice: brackets are kept on a stack, and what stands in an unclosed one falls to the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from briefsite.markdown.pairs import Pairs

_SPECIAL = re.compile(r"[\\`$<@\[\]{]|:(?=//)")
_SPECIAL_IN_ROW = re.compile(r"[\\`$<@\[\]{|]|:(?=//)")
_KEY = re.compile(r"@(?:[\w*](?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*+|(?=\{))")
_MATH = re.compile(r"\$(?!\s)(?:[^$\\]|\\.)++\$(?!\d)", re.DOTALL)
_ADDRESS = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.\-]+:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_TAG = re.compile(
    r"</?[A-Za-z][\w:\-]*+(?:\s++[A-Za-z_:@][\w.:\-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+\s*+/?>"
    r"|<[?!][^<>]*+>"
)
_NOTE_REFERENCE = re.compile(r"\[\^([^\s\[\]]+)\]")
_ATTRIBUTES = re.compile(
    r"\{\s*+(?:(?:[#.][^\W\d_][\w\-:.]*+|[^\W\d_][\w\-:.]*+=(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'}]*+)|-)\s*+)*+\}"
)
_ATTRIBUTE_LIST = re.compile(r"\{:[^{}\n]*\}|\{[ \t]*[#.][\w\-][^{}\n]*\}")
_TEX = re.compile(r"\\[A-Za-z]+\*?(?:\[[^\[\]\n]*\])?(?=\{)")
_TARGET = re.compile(
    r"\(\s*+(?:<(?P<angled>[^<>\n]*)>|(?P<address>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]*)\]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*\Z")
_BARE_ADDRESS = re.compile(r"://[^\s<>\[\]\"`|]+")
_LONGEST_LABEL = 999  # as in CommonMark: keeps nested brackets linear


class Kind(Enum):
    """What a part of a paragraph is."""

    TEXT = auto()
    KEY = auto()
    BRACKET = auto()
    LINK = auto()
    IMAGE = auto()
    NOTE = auto()
    NOTE_REFERENCE = auto()
    OPAQUE = auto()
    """Code, math, HTML tags, addresses, attribute lists, escaped characters: never prose."""
    ESCAPED = auto()


@dataclass(slots=True)
class Part:
    """A stretch of a paragraph. For brackets `inner` holds the offsets between them and `parts` what stands there."""

    kind: Kind
    start: int
    end: int
    value: str = ""
    """A key, a note's label, or the address of a link."""
    inner: tuple[int, int] = (0, 0)
    parts: list[Part] = field(default_factory=list)
    is_followed: bool = False
    """Whether a bracket is followed by an address, a reference or attributes, so that it is no citation."""
    is_shortcut: bool = False
    """Whether a bracket's own text is a link definition."""


class Scanner:
    """Reads one paragraph, `text[start:end]`, of a text whose blocks are known."""

    def __init__(self, text: str, start: int, end: int, definitions: Mapping[str, str], is_row: bool = False) -> None:
        self.text, self.start, self.end, self.definitions = text, start, end, definitions
        self.special = _SPECIAL_IN_ROW if is_row else _SPECIAL
        self.root = Part(Kind.TEXT, start, end, inner=(start, end))
        self.open: list[Part] = []
        self.unclosed: list[Part] = []
        self.parts = self.root.parts
        self.floor = start
        self.has_comment_end = self.has_display_end = True
        self.pairs = Pairs(text, start, end)

    def scan(self) -> Part:
        """Everything in the paragraph. Brackets that are never closed are in `unclosed`."""
        text, end, search = self.text, self.end, self.special.search
        position = self.start
        while (match := search(text, position, end)) is not None:
            position = _READERS[match.group()](self, match.start())
        self._break()
        return self.root

    def _break(self) -> None:
        """End of a paragraph or of a table's cell: what is still open is not a bracket."""
        for bracket in self.open:
            self.root.parts.extend(bracket.parts)
        self.unclosed.extend(self.open)
        self.open.clear()
        self.parts = self.root.parts

    def _add(self, kind: Kind, start: int, end: int, value: str = "") -> int:
        self.parts.append(Part(kind, start, end, value))
        self.floor = end
        return end

    def _cell(self, at: int) -> int:
        self._break()
        return at + 1

    def _backslash(self, at: int) -> int:
        following = self.text[at + 1 : at + 2]
        if not following or at + 1 >= self.end:
            return at + 1
        if not following.isalnum():
            return self._add(Kind.ESCAPED, at, at + 2)
        command = _TEX.match(self.text, at, self.end)
        while command and (close := self.pairs.braces.get(command.end())):
            at = close + 1
            command = re.compile(r"(?=\{)").match(self.text, at, self.end)
            if command is None:
                return self._add(Kind.OPAQUE, at, at)
        return at + 1

    def _backtick(self, at: int) -> int:
        begin, end = self.pairs.code(at)
        return self._add(Kind.OPAQUE, begin, end) if begin < end else end

    def _dollar(self, at: int) -> int:
        text, end = self.text, self.end
        if self.has_display_end and text.startswith("$$", at):
            close = text.find("$$", at + 3, end)
            if close >= 0:
                return self._add(Kind.OPAQUE, at, close + 2)
            self.has_display_end = False
        math = _MATH.match(text, at, end)
        if math and not text[math.end() - 2].isspace():
            return self._add(Kind.OPAQUE, at, math.end())
        return at + 1

    def _angle(self, at: int) -> int:
        text, end = self.text, self.end
        if self.has_comment_end and text.startswith("<!--", at):
            close = text.find("-->", at + 4, end)
            if close >= 0:
                return self._add(Kind.OPAQUE, at, close + 3)
            self.has_comment_end = False
        address = _ADDRESS.match(text, at, end)
        if address:
            self.parts.append(Part(Kind.LINK, at, address.end(), address.group()[1:-1], (at + 1, address.end() - 1)))
            self.floor = address.end()
            return address.end()
        tag = _TAG.match(text, at, end)
        return self._add(Kind.OPAQUE, at, tag.end()) if tag else at + 1

    def _at(self, at: int) -> int:
        text = self.text
        match = _KEY.match(text, at, self.end)
        if match is None:
            return at + 1
        start = at - 1 if at > self.floor and text[at - 1] == "-" and self._may_cite(at - 1) else at
        if start == at and not self._may_cite(at):
            return at + 1
        if match.end() > at + 1:
            return self._add(Kind.KEY, start, match.end(), match.group()[1:])
        close = self.pairs.braces.get(at + 1)
        if close is None or close > at + 1000 or close == at + 2 or re.search(r"\s", text[at + 2 : close]):
            return at + 1
        return self._add(Kind.KEY, start, close + 1, text[at + 2 : close])

    def _may_cite(self, at: int) -> bool:
        """Whether what stands before lets a key begin here: Pandoc allows none right after a word or after emphasis."""
        if at <= self.floor:
            return True
        before = self.text[at - 1]
        if before.isalnum():
            return False
        if before == ".":
            return self.text.endswith("...", self.floor, at)
        if before in "*_":
            return not self._closes_emphasis(at, before)
        return True

    def _closes_emphasis(self, at: int, mark: str) -> bool:
        begin = at - 1
        while begin > self.floor and self.text[begin - 1] == mark:
            begin -= 1
        if begin == self.start or self.text[begin - 1].isspace():
            return False
        limit = max(self.start, begin - 1000)
        return len(re.findall(re.escape(mark) + "+", self.text[limit:begin])) % 2 == 1

    def _colon(self, at: int) -> int:
        scheme = _SCHEME.search(self.text, max(self.floor, at - 20), at)
        address = _BARE_ADDRESS.match(self.text, at, self.end)
        if scheme is None or address is None:
            return at + 1
        trimmed = address.group().rstrip(".,;:!?'*_)")
        return self._add(Kind.OPAQUE, scheme.start(), at + len(trimmed)) if len(trimmed) > 3 else at + 1

    def _brace(self, at: int) -> int:
        attributes = _ATTRIBUTE_LIST.match(self.text, at, self.end)
        return self._add(Kind.OPAQUE, at, attributes.end()) if attributes else at + 1

    def _opening(self, at: int) -> int:
        text = self.text
        reference = _NOTE_REFERENCE.match(text, at, self.end)
        if reference:
            return self._add(Kind.NOTE_REFERENCE, at, reference.end(), reference[1])
        mark = text[at - 1] if at > self.floor else ""
        kind = {"^": Kind.NOTE, "!": Kind.IMAGE}.get(mark, Kind.BRACKET)
        bracket = Part(kind, at if kind is Kind.BRACKET else at - 1, self.end, inner=(at + 1, self.end))
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
        if bracket.kind is not Kind.NOTE:
            self._follow(bracket)
        self.parts.append(bracket)
        self.floor = bracket.end
        return bracket.end

    def _follow(self, bracket: Part) -> None:
        """What the character after a bracket makes of it: a link, an image, a span with attributes, or nothing."""
        text, at = self.text, bracket.end
        following = text[at : at + 1] if at < self.end else ""
        link = Kind.IMAGE if bracket.kind is Kind.IMAGE else Kind.LINK
        if following == "(" and (target := self._target(at)):
            bracket.kind, bracket.is_followed = link, True
            bracket.value, bracket.end = target
        elif following == "[" and not text.startswith(("[^", "[@"), at):
            reference = _REFERENCE.match(text, at, self.end)
            bracket.is_followed = at in self.pairs.brackets
            address = self._definition(*reference.span(1)) or self._definition(*bracket.inner) if reference else None
            if reference and address and (reference[1].strip() or self._definition(*bracket.inner)):
                bracket.kind, bracket.value, bracket.end = link, address, reference.end()
        elif following == "{":
            bracket.is_followed = _ATTRIBUTES.match(text, at, self.end) is not None
        if bracket.kind is Kind.BRACKET and (address := self._definition(*bracket.inner)):
            bracket.is_shortcut, bracket.value = True, address
        elif bracket.kind is Kind.IMAGE and not bracket.value:
            bracket.value = self._definition(*bracket.inner)
            bracket.kind = Kind.IMAGE if bracket.value else Kind.BRACKET
            bracket.start = bracket.start if bracket.value else bracket.inner[0] - 1

    def _target(self, at: int) -> tuple[str, int] | None:
        """The address in parentheses after a bracket, and where the parentheses end."""
        simple = _TARGET.match(self.text, at, self.end)
        if simple:
            return simple["angled"] or simple["address"] or "", simple.end()
        close = self.pairs.parentheses.get(at)
        if close is None or close > at + 4000:
            return None
        return re.sub(r"\s+[\"'].*\Z", "", self.text[at + 1 : close].strip(), flags=re.DOTALL), close + 1

    def _definition(self, start: int, end: int) -> str:
        if not self.definitions or end - start > _LONGEST_LABEL:
            return ""
        return self.definitions.get(normal_label(self.text[start:end]), "")


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


def normal_label(label: str) -> str:
    """The label of a link definition in the form by which labels are compared."""
    return " ".join(label.split()).casefold()


def descend(parts: list[Part]) -> Iterator[Part]:
    """Every part and the parts within it, in the order of the text, however deep they stand."""
    waiting = [iter(parts)]
    while waiting:
        for part in waiting[-1]:
            yield part
            if part.parts:
                waiting.append(iter(part.parts))
                break
        else:
            waiting.pop()
