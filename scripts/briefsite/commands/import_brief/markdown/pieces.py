"""What a paragraph holds, piece by piece: words, marks of emphasis, formulas, and Markdown that stands as it is."""

from __future__ import annotations

import enum
import html
import re
from collections.abc import Iterator

from lxml.etree import _Element
from msgspec import Struct

from briefsite.commands.import_brief.markdown.escaping import address_escaped, attribute_escaped
from briefsite.commands.import_brief.markdown.tree import INLINE_STYLES, OWN
from briefsite.commands.import_brief.markdown.writing import Writing
from briefsite.read.addresses import fault
from briefsite.read.markdown.inline import without_trailing
from briefsite.read.schemes import unsafe_scheme

_SCHEMES = ("http://", "https://", "mailto:", "tel:", "doi:")
_BARE = re.compile(r"(?<![\w@/.:-])(?:https?://|www\.(?=[\w-]+\.\w))[^\s<>\[\]\"`|\\$]+", re.IGNORECASE)
_DIRECTIONS = frozenset(("ltr", "rtl", "auto"))


class Kind(enum.Enum):
    """What a piece is."""

    WORDS = enum.auto()
    """Text, to be escaped."""
    MARKUP = enum.auto()
    """Markdown or HTML, as it is."""
    OPENING = enum.auto()
    CLOSING = enum.auto()
    """The marks of the element that `text` names."""
    FORMULA = enum.auto()
    BREAK = enum.auto()


class Piece(Struct, frozen=True):
    """A part of a line. `in_link`: it stands within square brackets."""

    kind: Kind
    text: str = ""
    in_link: bool = False


class PieceReader:
    """Reads the pieces of inline elements, in the order of the text."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.link: list[Piece] | None = None
        """What was met in a link and has to stand behind it; None outside of one."""

    def read(self, nodes: list[_Element | str]) -> list[Piece]:
        """The pieces of some text and elements."""
        return [piece for node in nodes for piece in self._node(node)]

    def _node(self, node: _Element | str) -> Iterator[Piece]:
        if isinstance(node, str):
            yield from self._words(node)
            return
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in OWN:
            yield from self._own(node)
        elif tag in INLINE_STYLES:
            yield from self._styled(node, tag)
        elif tag == "a":
            yield from self._link(node)
        elif tag == "br":
            yield Piece(Kind.BREAK)
        elif tag == "img":
            yield self._picture(node)
        elif tag == "code":
            yield from self._code("".join(str(text) for text in node.itertext()))
        elif node.get("class") == "math":
            yield Piece(Kind.FORMULA, "".join(str(text) for text in node.itertext()), self.link is not None)
        elif tag == "span":
            yield from self._span(node)
        else:
            yield from self.read(inner(node))

    def _words(self, text: str) -> Iterator[Piece]:
        done = 0
        if self.link is None:
            for found in _BARE.finditer(text):
                address = without_trailing(found[0])
                yield Piece(Kind.WORDS, text[done : found.start()])
                yield Piece(Kind.MARKUP, _address_link(address))
                done = found.start() + len(address)
        yield Piece(Kind.WORDS, text[done:], self.link is not None)

    def _own(self, node: _Element) -> Iterator[Piece]:
        number = int(node.get("n", "0"))
        if node.tag == "briefsite-citation":
            shown = " ".join("".join(str(text) for text in node.itertext()).split())
            piece = Piece(Kind.MARKUP, self.writing.cited(number, shown))
        elif node.tag == "briefsite-note":
            piece = Piece(Kind.MARKUP, self.writing.noted(number))
        else:
            piece = Piece(Kind.MARKUP, self.writing.commented(number))
        if self.link is None:
            yield piece
        else:
            self.link.append(piece)

    def _styled(self, node: _Element, tag: str) -> Iterator[Piece]:
        pieces = self.read(inner(node))
        if not any(piece.text.strip() for piece in pieces):
            yield from pieces
            return
        before, pieces, behind = _without_edges(pieces)
        yield from before
        yield Piece(Kind.OPENING, tag)
        yield from pieces
        yield Piece(Kind.CLOSING, tag)
        yield from behind

    def _span(self, node: _Element) -> Iterator[Piece]:
        attributes = ' class="small-caps"' if node.get("class") == "small-caps" else ""
        if (direction := node.get("dir", "")) in _DIRECTIONS:
            attributes += f' dir="{direction}"'
        pieces = self.read(inner(node))
        if not attributes or not any(piece.text.strip() for piece in pieces):
            yield from pieces
            return
        yield Piece(Kind.MARKUP, f"<span{attributes}>")
        yield from pieces
        yield Piece(Kind.MARKUP, "</span>")

    def _link(self, node: _Element) -> Iterator[Piece]:
        address = " ".join((node.get("href") or "").split())
        if self.link is not None or not self._is_kept(address):
            yield from self.read(inner(node))
            return
        self.link = []
        pieces = self.read(inner(node))
        behind, self.link = self.link, None
        shown = "".join(
            piece.text for piece in pieces if piece.kind is not Kind.OPENING and piece.kind is not Kind.CLOSING
        )
        if not shown.strip():
            yield from (*pieces, *behind)
            return
        if shown.strip() == address and _BARE.fullmatch(address) and without_trailing(address) == address:
            yield Piece(Kind.MARKUP, _address_link(address))
        else:
            left, pieces, right = _without_edges(pieces)
            target = Piece(Kind.MARKUP, f"]({address_escaped(address)})")
            yield from (*left, Piece(Kind.MARKUP, "["), *pieces, target)
            behind = [*behind, *right]
        yield from behind

    def _is_kept(self, address: str) -> bool:
        if not address:
            return False
        if unsafe_scheme(address):
            self.writing.lose(f"a link would run a program or read a disk ({address[:60]}): its words stand without it")
        elif not address.lower().startswith(_SCHEMES):
            what = (
                "within the document" if address.startswith("#") else f"to a file beside the document ({address[:60]})"
            )
            self.writing.lose(f"a link leads {what}: its words stand without it")
        elif fault(address) is not None:
            self.writing.lose(
                f"a link has an address that no browser opens ({address[:60]}): its words stand without it"
            )
        else:
            return True
        return False

    def _picture(self, node: _Element) -> Piece:
        alt = " ".join((node.get("alt") or "").split())
        return Piece(Kind.MARKUP, f"![{attribute_escaped(alt)}]({address_escaped(node.get('src') or '')})")

    def _code(self, text: str) -> Iterator[Piece]:
        code = " ".join(text.split())
        if code:
            if "`" in code:
                yield Piece(Kind.MARKUP, f"<code>{reference_escaped(code)}</code>")
            else:
                yield Piece(Kind.MARKUP, f"`{code}`")


def inner(element: _Element) -> list[_Element | str]:
    """What an element holds: its text, and its elements with the text between them."""
    nodes: list[_Element | str] = [element.text] if element.text else []
    for child in element:
        nodes.append(child)
        if child.tail:
            nodes.append(child.tail)
    return nodes


def reference_escaped(text: str) -> str:
    """Text in which whatever may be markup is a reference, for the inside of an element of HTML."""
    return re.sub(r"[^\w\s,;.?/'\"-]|_", lambda found: f"&#{ord(found[0])};", text)


def _address_link(address: str) -> str:
    if address.lower().startswith("www."):
        return f"[{attribute_escaped(address)}](https://{address_escaped(address)})"
    return (
        f"<{address}>"
        if not re.search(r"[\\$`^]|\+\+", address)
        else f'<a href="{html.escape(address)}">{reference_escaped(address)}</a>'
    )


def _without_edges(pieces: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Pieces without the spaces and breaks at their ends; these come before and behind."""
    before: list[Piece] = []
    behind: list[Piece] = []
    pieces = list(pieces)
    while pieces and (
        pieces[0].kind is Kind.BREAK or (pieces[0].kind is Kind.WORDS and pieces[0].text[:1].strip() == "")
    ):
        first = pieces.pop(0)
        if first.kind is Kind.WORDS and (words := first.text.lstrip()):
            before.append(Piece(Kind.WORDS, first.text[: len(first.text) - len(words)]))
            pieces.insert(0, Piece(Kind.WORDS, words, first.in_link))
            break
        before.append(first)
    while pieces and (
        pieces[-1].kind is Kind.BREAK or (pieces[-1].kind is Kind.WORDS and pieces[-1].text[-1:].strip() == "")
    ):
        last = pieces.pop()
        if last.kind is Kind.WORDS and (words := last.text.rstrip()):
            behind.insert(0, Piece(Kind.WORDS, last.text[len(words) :]))
            pieces.append(Piece(Kind.WORDS, words, last.in_link))
            break
        behind.insert(0, last)
    return before, pieces, behind
