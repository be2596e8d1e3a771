"""Writes an output tree in an output format: formats that flip inside themselves, quotation marks, links."""

from __future__ import annotations

import re

from msgspec import Struct, field

from csl.locales import Locale
from csl.model import Part
from csl.nodes import Kind, Node
from csl.nodes import Output as Tree
from csl.outputs import Output, html_attribute
from csl.punctuation import Token, flatten, settle

_FLIPPING = {"font-style": "normal", "font-weight": "normal", "font-variant": "normal"}
# The only addresses that become links.
_SAFE = re.compile(r"(?i:https?://|mailto:)[^\s<>\"'`]+")


class Writer:
    """Writes outputs in one format and locale."""

    def __init__(self, output: Output, locale: Locale) -> None:
        self.output = output
        self.in_quote = locale.punctuation_in_quote
        self.quotes = locale.quotes

    def text(self, tree: Tree) -> str:
        """An output as text in the output format."""
        return "".join([text for _, text in self._stretches(tree)])

    def parts(self, tree: Tree) -> tuple[Part, ...]:
        """An output as parts, one for each stretch that belongs to one reference."""
        return tuple([Part(text, id) for id, text in self._stretches(tree)])

    def _stretches(self, tree: Tree) -> list[tuple[str | None, str]]:
        tokens: list[Token] = []
        flatten(tree, tokens)
        return _Pass(self.output, self.quotes).run(settle(tokens, self.in_quote))


class _Pass(Struct, eq=False):
    """One pass over the tokens, with the formats that are in force."""

    output: Output
    quotes: tuple[tuple[str, str], tuple[str, str]]
    state: dict[str, str] = field(default_factory=_FLIPPING.copy)
    depth: int = 0
    closers: list[tuple[str, str, str]] = []  # what closes a node, and the format to go back to
    cites: list[str] = []
    plain: list[str] = []  # text that is not escaped yet
    written: list[str] = []  # what is written of the stretch so far
    stretches: list[tuple[str | None, str]] = []

    def run(self, tokens: list[Token]) -> list[tuple[str | None, str]]:
        """The tokens as stretches of text, each with the id of the reference that it belongs to."""
        plain = self.plain
        for token in tokens:
            if isinstance(token, str):
                plain.append(token)
            elif isinstance(token, Node):
                self._begin(token)
            else:
                self._end(token[0])
        self._end_stretch()
        return self.stretches

    def _put(self, text: str) -> None:
        """Write something that is already in the output format."""
        if self.plain:
            self._escape()
        if text:
            self.written.append(text)

    def _escape(self) -> None:
        self.written.append(self.output.escape("".join(self.plain)))
        self.plain.clear()

    def _end_stretch(self) -> None:
        if self.plain:
            self._escape()
        if self.written:
            self.stretches.append((self.cites[-1] if self.cites else None, "".join(self.written)))
            self.written.clear()

    def _begin(self, node: Node) -> None:
        kind = node.kind
        if kind == Kind.FORMAT:
            self._begin_format(*node.value)
        elif kind == Kind.QUOTE:
            self._begin_quote(node)
        elif kind == Kind.CITE:
            self._end_stretch()
            self.cites.append(node.value)
        elif kind >= Kind.RAW:
            self._put(str(node.value))
        else:
            before, after = self._around(node)
            self._put(before)
            self.closers.append((after, "", ""))

    def _begin_quote(self, node: Node) -> None:
        opening, closing = self.quotes[self.depth % 2]
        self.depth += 1
        if node.value is None:
            self.plain.append(opening)
        else:
            self._put(node.value[0])
        self.closers.append((closing, "", ""))

    def _around(self, node: Node) -> tuple[str, str]:
        """What goes before and after a block or a link."""
        if node.kind == Kind.DISPLAY:
            return self.output.blocks.get(node.value, ("", ""))
        address = str(node.value)
        if not self.output.links or _SAFE.fullmatch(address) is None:
            return "", ""
        return f'<a href="{html_attribute(address)}">', "</a>"

    def _begin_format(self, name: str, value: str) -> None:
        current = self.state.get(name)
        if name == "decoration":
            self._plain()
            return
        if current is not None:
            if value == current and value != "normal":
                value = "normal"
            elif value == current:
                self.closers.append(("", "", ""))
                return
            self.state[name] = value
        before, after = self.output.tags.get((name, value), ("", ""))
        self._put(before)
        self.closers.append((after, name if current is not None else "", current or ""))

    def _plain(self) -> None:
        """Markup that takes every format away."""
        order = ("font-variant", "font-weight", "font-style")
        styles = "".join([f"{name}:normal;" for name in order if self.state[name] != "normal"])
        if self.output.tags and styles:
            self._put(f'<span style="{styles}">')
            self.closers.append(("</span>", "", ""))
        else:
            self.closers.append(("", "", ""))

    def _end(self, node: Node) -> None:
        if node.kind == Kind.CITE:
            self._end_stretch()
            self.cites.pop()
        else:
            closer, name, before = self.closers.pop()
            if node.kind == Kind.QUOTE:
                self.depth -= 1
            if node.kind == Kind.QUOTE and node.value is not None:
                self._put(node.value[1])
            elif node.kind == Kind.QUOTE:
                self.plain.append(closer)
            else:
                self._put(closer)
            if name:
                self.state[name] = before
