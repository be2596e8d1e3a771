"""Writes an output tree in an output format: formats that flip inside themselves, quotation marks, links."""

from __future__ import annotations

import re
from typing import TypeAlias

from msgspec import Struct, field

from csl.locales import Locale
from csl.model import Part
from csl.nodes import Node, NodeKind, Output
from csl.outputs import OutputFormat, html_attribute
from csl.punctuation import Token, flatten, settle

_FLIPPING = {"font-style": "normal", "font-weight": "normal", "font-variant": "normal"}
# The only addresses that become links.
_SAFE = re.compile(r"(?i:https?://)\S+")
_ENCODED = str.maketrans({'"': "%22", "<": "%3C", ">": "%3E", "`": "%60"})


class Writer:
    """Writes outputs in one format and locale."""

    def __init__(self, output: OutputFormat, locale: Locale) -> None:
        self.output = output
        self.in_quote = locale.punctuation_in_quote
        self.quotes = locale.quotes
        self.language = locale.language

    def text(self, tree: Output) -> str:
        """An output as text in the output format."""
        return "".join([part.text for part in self._parts(tree, False)])

    def parts(self, tree: Output) -> tuple[Part, ...]:
        """An output as parts: one for each stretch that belongs to one reference, an address in it by itself."""
        return tuple(self._parts(tree, True))

    def _parts(self, tree: Output, cuts_addresses: bool) -> list[Part]:
        tokens: list[Token] = []
        flatten(tree, tokens)
        return _Pass(self.output, self.quotes, self.language, cuts_addresses).run(settle(tokens, self.in_quote))


# A node that is open: what was written before it, what closes it, and the format to go back to, its name and value.
_Open: TypeAlias = tuple[str, str, str, str]
_NO_MARKUP: _Open = ("", "", "", "")


class _Pass(Struct, eq=False):
    """One pass over the tokens, with the formats that are in force."""

    output: OutputFormat
    quotes: tuple[tuple[str, str], tuple[str, str]]
    language: str
    cuts_addresses: bool
    state: dict[str, str] = field(default_factory=_FLIPPING.copy)
    depth: int = 0
    opened: list[_Open] = []
    cites: list[str] = []
    opened_around: int = 0  # how many nodes were open where the cite began
    address: str | None = None
    plain: list[str] = []  # text that is not escaped yet
    written: list[str] = []  # what is written of the stretch so far
    parts: list[Part] = []

    def run(self, tokens: list[Token]) -> list[Part]:
        """The tokens as stretches of text, each with the id of the reference that it belongs to."""
        plain = self.plain
        for token in tokens:
            kind = type(token)
            if kind is Node:
                self._begin(token)  # type: ignore[arg-type]
            elif kind is tuple:
                self._end(token[0])  # type: ignore[index, arg-type]
            else:
                plain.append(token)  # type: ignore[arg-type]
        self._end_stretch()
        return self.parts

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
            self.parts.append(Part("".join(self.written), self.cites[-1] if self.cites else None, self.address))
            self.written.clear()

    def _begin(self, node: Node) -> None:
        kind = node.kind
        if kind == NodeKind.FORMAT:
            self._begin_format(*node.value)
        elif kind == NodeKind.QUOTE:
            self._begin_quote(node)
        elif kind == NodeKind.CITE:
            self._end_stretch()
            self.cites.append(node.value)
            self.opened_around = len(self.opened)
        elif kind >= NodeKind.RAW:
            self._put(str(node.value))
        elif kind == NodeKind.LINK:
            self._begin_link(str(node.value))
        else:
            self._open(*self.output.blocks.get(node.value, ("", "")))

    def _open(self, before: str, after: str, name: str = "", value: str = "") -> None:
        self._put(before)
        self.opened.append((before, after, name, value))

    def _begin_link(self, address: str) -> None:
        address = address.translate(_ENCODED)
        if not self.output.links or _SAFE.fullmatch(address) is None:
            self.opened.append(_NO_MARKUP)
        elif self.cuts_addresses:
            self._cut(address)
            self.opened.append(_NO_MARKUP)
        else:
            self._open(f'<a href="{html_attribute(address)}">', "</a>")

    def _cut(self, address: str | None) -> None:
        """End a stretch within a cite and begin one that shows an address, or no longer does: formats go on in it."""
        inside = [node for node in self.opened[self.opened_around :] if node[0]]
        for _, after, _, _ in reversed(inside):
            self._put(after)
        self._end_stretch()
        self.address = address
        for before, _, _, _ in inside:
            self._put(before)

    def _begin_quote(self, node: Node) -> None:
        opening, closing = self.quotes[self.depth % 2]
        self.depth += 1
        if node.value is None:
            self.plain.append(opening)
        else:
            self._put(node.value[0])
        self.opened.append(("", closing, "", ""))

    def _begin_format(self, name: str, value: str) -> None:
        current = self.state.get(name)
        if name == "decoration":
            self._plain()
            return
        if name == "lang":
            self._open(*self.output.language(value, self.language))
            return
        if current is not None:
            if value == current and value != "normal":
                value = "normal"
            elif value == current:
                self.opened.append(_NO_MARKUP)
                return
            self.state[name] = value
        before, after = self.output.tags.get((name, value), ("", ""))
        self._open(before, after, name if current is not None else "", current or "")

    def _plain(self) -> None:
        """Markup that takes every format away."""
        order = ("font-variant", "font-weight", "font-style")
        styles = "".join([f"{name}:normal;" for name in order if self.state[name] != "normal"])
        if self.output.tags and styles:
            self._open(f'<span style="{styles}">', "</span>")
        else:
            self.opened.append(_NO_MARKUP)

    def _end(self, node: Node) -> None:
        if node.kind == NodeKind.CITE:
            self._end_stretch()
            self.cites.pop()
            return
        _, after, name, value = self.opened.pop()
        if node.kind == NodeKind.QUOTE:
            self._end_quote(node, after)
        elif node.kind == NodeKind.LINK and self.address is not None:
            self._cut(None)
        else:
            self._put(after)
        if name:
            self.state[name] = value

    def _end_quote(self, node: Node, closing: str) -> None:
        self.depth -= 1
        if node.value is None:
            self.plain.append(closing)
        else:
            self._put(node.value[1])
