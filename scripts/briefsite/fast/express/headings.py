"""Headings, and the table of contents that they make."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, slugify, strip_tags, unique
from msgspec import Struct

from briefsite.fast.express.inline import Hard, Writer
from briefsite.fast.express.paragraphs import attributes_of

_HEADING = re.compile(r"(#{1,6}) ([^\n]+)\Z")
_ATTRIBUTES = re.compile(r"\{ ?((?:[.#][\w-]+)(?: [.#][\w-]+)*) ?\}", re.ASCII)
_NOT_IN_A_HEADING = re.compile(r"&(?!(?:amp|lt|gt);)|[\xa0{]|\[\^")
"""What a table of contents would show in another way than the heading."""


_unique: Any = unique  # Its types do not tell of the counters, without which many equal headings take long.


class Heading(Struct, frozen=True):
    """A heading: its level, its words as HTML, its other attributes as HTML, and the identifier it was given."""

    level: int
    words: str
    attributes: str
    identifier: str

    @property
    def name(self) -> str:
        """Its words without tags, as a table of contents has them."""
        return strip_tags(self.words)


def heading_of(block: str, writer: Writer) -> Heading:
    """The heading in a block. Raises Hard where there is more in the block, or in the heading."""
    match = _HEADING.match(block)
    if match is None:
        raise Hard
    marks, text = match.groups()
    at = text.rfind(" {") if text[-1] == "}" else -1
    attributes = _ATTRIBUTES.fullmatch(text, at + 1) if at >= 0 else None
    text = (text[:at] if attributes else text).strip()
    if not text or text[0] == "#" or text[-1] == "#" or _NOT_IN_A_HEADING.search(text):
        raise Hard
    written, identifier = attributes_of(attributes[1]) if attributes else ("", "")
    return Heading(len(marks), writer.inline(text), written, identifier)


def name_headings(headings: Sequence[Heading], writer: Writer) -> list[str]:
    """The identifier of each heading: the one it was given, or one made of its words that no other has."""
    taken = {heading.identifier for heading in headings if heading.identifier} | set(writer.identifiers)
    counters: dict[str, int] = {}
    names = [
        heading.identifier or _unique(slugify(html.unescape(heading.name), "-"), taken, counters)
        for heading in headings
    ]
    writer.identifiers += names
    return names


def contents(headings: Sequence[Heading], names: Sequence[str], depth: int) -> list[list[Any]]:
    """The table of contents: of each heading its words, identifier, level, and those below it."""
    pairs = zip(headings, names, strict=True)
    tokens: list[Any] = [{"level": h.level, "id": name, "name": h.name} for h, name in pairs if h.level <= depth]
    return [_row(token) for token in nest_toc_tokens(tokens)]


def _row(token: Any) -> list[Any]:
    return [token["name"], token["id"], token["level"], [_row(child) for child in token["children"]]]
