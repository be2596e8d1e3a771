"""Reads the markup that CSL-JSON allows in a field: tags, quotation marks and apostrophes; and `<span lang="…">`.

See https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html for what is allowed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from csl.nodes import Node, NodeKind, Output

_LANGUAGE = re.compile(r"<span\s+lang=[\"'](?P<lang>[A-Za-z0-9-]{1,35})[\"']\s*>")
_OPEN_TAGS: tuple[tuple[re.Pattern[str], NodeKind, object, str], ...] = (
    (re.compile(r"<i>"), NodeKind.FORMAT, ("font-style", "italic"), "</i>"),
    (re.compile(r"<b>"), NodeKind.FORMAT, ("font-weight", "bold"), "</b>"),
    (re.compile(r"<u>"), NodeKind.FORMAT, ("text-decoration", "underline"), "</u>"),
    (re.compile(r"<sup>"), NodeKind.FORMAT, ("vertical-align", "sup"), "</sup>"),
    (re.compile(r"<sub>"), NodeKind.FORMAT, ("vertical-align", "sub"), "</sub>"),
    (re.compile(r"<sc>"), NodeKind.FORMAT, ("font-variant", "small-caps"), "</sc>"),
    (
        re.compile(r"<span\s+style=[\"']font-variant:\s*small-caps;?\s*[\"']\s*>"),
        NodeKind.FORMAT,
        ("font-variant", "small-caps"),
        "</span>",
    ),
    (re.compile(r"<span\s+class=[\"']nocase[\"']\s*>"), NodeKind.NO_CASE, None, "</span>"),
    (re.compile(r"<span\s+class=[\"']nodecor[\"']\s*>"), NodeKind.FORMAT, ("decoration", "none"), "</span>"),
    (re.compile(r"<span\s+style=[\"']baseline[\"']\s*>"), NodeKind.FORMAT, ("vertical-align", "baseline"), "</span>"),
    (_LANGUAGE, NodeKind.FORMAT, None, "</span>"),
)
# Marks, and punctuation behind a space: one set of characters before all else, which makes the search quick.
_ACTIVE = re.compile("[<\"'‘’“”«»‹›„‚;?!](?:(?<![;?!])|(?<= .))")
_DEEPEST = 40  # markup within markup; what is deeper is text
_NARROW = re.compile(r" (?=[;?!»])|(?<=«) ")


class Inner(str):
    """Text within a field, after markup: the punctuation it begins with is the field's own."""

    __slots__ = ()


@lru_cache(maxsize=4096)
def parse_affix(text: str) -> Output:
    """A prefix, suffix or value of a style as an output tree: its tags are read, its quotation marks are its own."""
    return _Reader(text, (), False).read() if "<" in text else text


def parse_markup(text: str, quotes: tuple[tuple[str, str], ...] = ()) -> Output:
    """A field as an output tree: tags become formats, pairs of quotation marks become quotations.

    ``quotes`` are the opening and closing marks of the locale, outer first. A mark or a tag
    that is never closed is text.
    """
    return text if _ACTIVE.search(text) is None else _parse_active(text, quotes)


@lru_cache(maxsize=65536)
def _parse_active(text: str, quotes: tuple[tuple[str, str], ...]) -> Output:
    return _Reader(text, quotes).read()


class _Reader:
    """One pass over a field, with the tags and quotation marks that are open on a stack."""

    def __init__(self, text: str, quotes: tuple[tuple[str, str], ...], smart: bool = True) -> None:
        self.text = text
        self.smart = smart
        self.at = 0
        self.pairs = {'"': '"', "'": "'"}
        self.pairs.update((a.strip(" \u202f\xa0"), b.strip(" \u202f\xa0")) for a, b in quotes)
        # One entry an open mark: what closes it, its node, the text it was written with, its content.
        self.stack: list[tuple[str, Node | None, str, list[Output]]] = [("", None, "", [])]
        self.plain: list[str] = []
        self.next_closer: dict[str, int] = {}
        self.last_closer: dict[str, int] = {}
        self.began = False

    def read(self) -> Output:
        """The whole field."""
        while self.at < len(self.text):
            self._step()
        while len(self.stack) > 1:
            self._unclosed()
        self._flush()
        content = self.stack[0][3]
        return content[0] if len(content) == 1 else content

    def _step(self) -> None:
        text, at = self.text, self.at
        char = text[at]
        if char == "<":
            self._tag()
        elif self.smart and char in "\"'’”»›“‘«‹„‚":
            self._mark(char)
        else:
            self.plain.append(char)
            self.at += 1

    def _tag(self) -> None:
        text, at = self.text, self.at
        for depth in range(len(self.stack) - 1, 0, -1):
            closer = self.stack[depth][0]
            if closer.startswith("<") and text.startswith(closer, at):
                while len(self.stack) - 1 > depth:
                    self._unclosed()
                self._close()
                self.at += len(closer)
                return
        for pattern, kind, given, closer in _OPEN_TAGS:
            match = pattern.match(text, at)
            value = ("lang", match["lang"]) if match and pattern is _LANGUAGE else given
            if match and len(self.stack) < _DEEPEST and self._is_closed(closer, match.end()):
                self._open(closer, Node(kind, value, None), match.group())
                self.at = match.end()
                return
        self.plain.append("<")
        self.at += 1

    def _is_closed(self, closer: str, at: int) -> bool:
        """Whether a closing tag comes later; the last one is looked for once, for linear cost."""
        if closer not in self.last_closer:
            self.last_closer[closer] = self.text.rfind(closer)
        return self.last_closer[closer] >= at

    def _mark(self, char: str) -> None:
        text, at = self.text, self.at
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        self.at += 1
        inside_word = before.isalnum() and after.isalnum()
        if not (inside_word and char in "'’") and self._closes(char, before):
            return
        closer = self.pairs.get(char)
        opens = not after.isspace() and not before.isalnum() and after != closer
        if closer and opens and len(self.stack) < _DEEPEST and self._closing_follows(char, closer):
            self._open(closer, Node(NodeKind.QUOTE, None, None), char)
        else:
            self.plain.append("’" if char == "'" else char)

    def _closes(self, char: str, before: str) -> bool:
        """Whether the mark closes a quotation that is open; if so it is closed."""
        if char in "\"'" and before.isspace():
            return False
        for depth in range(len(self.stack) - 1, 0, -1):
            closer = self.stack[depth][0]
            if closer.startswith("<"):
                return False
            if closer == char:
                while len(self.stack) - 1 > depth:
                    self._unclosed()
                self._close()
                return True
        return False

    def _closing_follows(self, char: str, closer: str) -> bool:
        """Whether a mark that can close the quotation comes later; where it was found is kept, for linear cost."""
        text, at = self.text, self.at
        known = self.next_closer.get(char, -1)
        if known >= at:
            return known < len(text)
        while True:
            at = text.find(closer, at)
            if at < 0:
                self.next_closer[char] = len(text)
                return False
            after = text[at + 1] if at + 1 < len(text) else " "
            apostrophe = closer in "'’" and text[at - 1].isalnum() and after.isalnum()
            if not apostrophe and not (char in "\"'" and text[at - 1].isspace()):
                self.next_closer[char] = at
                return True
            at += 1

    def _open(self, closer: str, node: Node, written: str) -> None:
        self._flush()
        self.stack.append((closer, node, written, []))

    def _close(self) -> None:
        self._flush()
        _, node, _, content = self.stack.pop()
        if node is not None and content:
            self._add(Node(node.kind, node.value, content[0] if len(content) == 1 else content))

    def _unclosed(self) -> None:
        """What was opened and never closed is text."""
        self._flush()
        _, _, written, content = self.stack.pop()
        self._add("’" if written == "'" else written)
        for part in content:
            self._add(part)

    def _add(self, part: Output) -> None:
        content = self.stack[-1][3]
        if isinstance(part, str) and content and isinstance(content[-1], str):
            content[-1] = type(content[-1])(content[-1] + part)
        else:
            content.append(part)

    def _flush(self) -> None:
        if self.plain:
            text = _NARROW.sub("\u202f", "".join(self.plain))
            self.plain.clear()
            self._add(Inner(text) if self.began else text)
            self.began = True
