"""Every address that editors write, whatever its syntax: what several rules judge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefsite.check.entry import DecodedReference
from briefsite.check.facts import front_place
from briefsite.check.markup import attribute_lists, tags
from briefsite.model import Brief, Markdown, Place
from briefsite.model.text_fields import texts_of

_WRITTEN = re.compile(
    r"\]\(\s*<?((?:[^()\n>]|\([^()\n]*\))+)"  # a link of Markdown
    r"|\\(?:url|href)\s*\{([^{}\n]*)\}"  # of LaTeX
    r"|<([a-zA-Z][\w+.\-]*:[^<>\s]*)>"  # an autolink
)
_ADDRESSES = frozenset(
    ("href", "src", "srcset", "action", "formaction", "data", "poster", "background", "cite", "ping", "xlink:href")
)
_LONGEST_SHOWN = 60


class WrittenAddress(NamedTuple):
    """An address, where in its text it stands, and whether it is that of a picture."""

    start: int
    address: str
    is_image: bool


def addresses_in_page(body: Markdown) -> Iterator[WrittenAddress]:
    """The addresses in a page's Markdown: its links and pictures, its HTML and its attribute lists."""
    for link in body.links:
        yield WrittenAddress(link.start, link.address, link.is_image)
    for tag in (*tags(body.text), *attribute_lists(body.text)):
        for name, value in tag.attributes:
            if name in _ADDRESSES:
                yield WrittenAddress(tag.start, value, tag.name == "img")


def addresses_in_front_matter(brief: Brief) -> Iterator[tuple[Place, str, bool]]:
    """The addresses in a brief's front matter, with the place of their key, and whether they are those of pictures."""
    front = brief.front
    if front.image:
        yield front_place(brief, "image.file"), front.image.file, True
    for path, text, _ in texts_of(front):
        for address in addresses_in_field(text):
            yield front_place(brief, path), address, False


def addresses_in_source(entry: DecodedReference) -> Iterator[str]:
    """The addresses in an entry of the bibliography, each once."""
    fields, csl = entry.fields, entry.csl
    given = (fields.get("url"), fields.get("doi"), csl.get("URL"), csl.get("DOI"))
    texts = (text for text in fields.values() if "\\" in text and ("\\url" in text or "\\href" in text))
    named = (address for text in texts for address in addresses_in_field(text))
    yield from dict.fromkeys((*(str(address) for address in given if address), *named))


def addresses_in_field(text: str) -> Iterator[str]:
    """The addresses in a text that is a field: as links of Markdown or of LaTeX, or between `<` and `>`."""
    for match in _WRITTEN.finditer(text):
        yield next(filter(None, match.groups()), "")


def shorten(address: str) -> str:
    """An address as a message quotes it."""
    return address if len(address) <= _LONGEST_SHOWN else address[: _LONGEST_SHOWN - 1] + "…"
