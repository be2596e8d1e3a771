"""An article taken apart for comparing: blocks within blocks, and runs of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree, html

BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "caption", "colgroup", "dd", "details", "dialog", "div", "dl", "dt")
    + ("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup")
    + ("hr", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td")
    + ("tfoot", "th", "thead", "tr", "ul")
)
ATOMS = frozenset(("colgroup", "hr", "pre"))
"""Blocks that are the same or another one, and never compared within."""
THINGS = frozenset(
    ("audio", "br", "button", "canvas", "iframe", "img", "input", "label", "math", "object", "picture", "script")
    + ("select", "style", "svg", "template", "textarea", "video", "wbr")
)
"""What stands in a line like a word."""
_TOKEN = re.compile(
    r"\s+|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_]+(?:[.,:’'-][^\W_]+)*|.", re.DOTALL
)
_SPACE = re.compile(r"\s+")

Key = tuple[object, ...]
Keys = dict[Key, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, a space, or a thing within the text (`atom`), with the elements it stands in.

    `key` is what makes it the same as another; a `silent` one is never compared, it goes with the word before it.
    """

    key: Key
    text: str
    inside: tuple[html.HtmlElement, ...]
    atom: html.HtmlElement | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together."""

    tokens: tuple[Token, ...]
    key: int


@dataclass(frozen=True, slots=True)
class Block:
    """An element of its own line or cell; of an atom the children are not looked at."""

    element: html.HtmlElement
    children: tuple[Node, ...]
    key: int

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    @property
    def is_atom(self) -> bool:
        return self.tag in ATOMS


Node = Block | Run


def take_apart(article: html.HtmlElement, numbers: Keys) -> Block:
    """The article as a tree of blocks and runs.

    `numbers` gives each key a number, so that comparing two costs nothing; what is compared must share it.
    """
    return _Reader(_notes(article), numbers).block(article)


def words_in(node: Node) -> Iterator[str]:
    """The words of a node, without signs and spaces."""
    if isinstance(node, Run):
        yield from (token.text.casefold() for token in node.tokens if token.text[:1].isalnum())
    elif node.is_atom:
        yield from node.element.text_content().split()[:50]
    else:
        for child in node.children:
            yield from words_in(child)


def _notes(article: html.HtmlElement) -> dict[str, str]:
    """What each note is about, by its identifier: the source it cites, or its words."""
    notes = {}
    for note in article.xpath(".//li[starts-with(@id, 'fn:')]"):
        sources = note.xpath(".//a[starts-with(@href, '#source-')]/@href")
        notes[str(note.get("id"))] = str(sources[0]) if sources else " ".join(note.text_content().split())
    return notes


@dataclass(frozen=True, slots=True)
class _Reader:
    notes: Mapping[str, str]
    numbers: Keys

    def _number(self, key: Key) -> int:
        return self.numbers.setdefault(key, len(self.numbers))

    def block(self, element: html.HtmlElement) -> Block:
        tag = str(element.tag)
        if tag in ATOMS:
            whole = etree.tostring(element, encoding="unicode", with_tail=False)
            return Block(element, (), self._number((tag, whole)))
        children = tuple(self._children(element))
        return Block(element, children, self._number((tag, *(child.key for child in children))))

    def _children(self, element: html.HtmlElement) -> Iterator[Node]:
        tokens = list(self._text(element.text, ()))
        for child in element:
            if isinstance(child.tag, str) and (child.tag in BLOCKS or _holds_blocks(child)):
                yield from self._run(tokens)
                tokens = []
                yield self.block(child)
            elif isinstance(child.tag, str):
                tokens += self._inline(child, ())
            tokens += self._text(child.tail, ())
        yield from self._run(tokens)

    def _inline(self, element: html.HtmlElement, inside: tuple[html.HtmlElement, ...]) -> Iterator[Token]:
        tag = str(element.tag)
        if _is_silent(element):
            yield Token((), "", inside, element, silent=True)
        elif tag == "sup" and (marks := element.xpath("./a[contains(@class, 'footnote-ref')]/@href")):
            yield Token(("note", self.notes.get(str(marks[0]).removeprefix("#"), str(marks[0]))), "", inside, element)
        elif tag in THINGS:
            yield Token((tag, etree.tostring(element, encoding="unicode", with_tail=False)), "", inside, element)
        else:
            within = (*inside, element)
            yield from self._text(element.text, within)
            for child in element:
                if isinstance(child.tag, str):
                    yield from self._inline(child, within)
                yield from self._text(child.tail, within)
            if not len(element) and not element.text and element.get("id"):
                yield Token((), "", inside, element, silent=True)

    def _text(self, text: str | None, inside: tuple[html.HtmlElement, ...]) -> Iterator[Token]:
        how = tuple(_how(element) for element in inside)
        for match in _TOKEN.finditer(text or ""):
            yield Token((_SPACE.sub(" ", match[0]), *how), match[0], inside)

    def _run(self, tokens: list[Token]) -> Iterator[Run]:
        if any(token.text.strip() or token.atom is not None for token in tokens):
            yield Run(tuple(tokens), self._number(("run", *(token.key for token in _spoken(tokens)))))


def _how(element: html.HtmlElement) -> Key:
    """What an element does to its words that a reader can tell."""
    return (element.tag, element.get("href")) if element.tag == "a" else (element.tag,)


def _spoken(tokens: list[Token]) -> list[Token]:
    """What is compared: no silent tokens, no space at the ends."""
    audible = [token for token in tokens if not token.silent]
    while audible and not audible[0].text.strip() and audible[0].atom is None:
        audible.pop(0)
    while audible and not audible[-1].text.strip() and audible[-1].atom is None:
        audible.pop()
    return audible


def _is_silent(element: html.HtmlElement) -> bool:
    classes = (element.get("class") or "").split()
    return not {"headerlink", "footnote-backref", "back"}.isdisjoint(classes)


def _holds_blocks(element: html.HtmlElement) -> bool:
    return any(isinstance(child.tag, str) and child.tag in BLOCKS for child in element.iterdescendants())
