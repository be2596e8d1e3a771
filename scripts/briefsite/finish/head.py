"""What a page's front matter adds to its head: feed, versions, facts for citing, its own style and script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from briefsite.read.addresses import is_web

_SPACES = re.compile(r"[ \t\n\r\f]+")
"""Those at which a line may end: others keep together what they stand between."""


def say_in_head(head: str, front: Mapping[str, object]) -> str:
    """Add what the front matter asks for.

    Of it these are read: `feed`, `alternates`, `links`, `meta`, `properties`, `license`, `linked_data`, `styles`,
    `modules`.
    """
    parts = (*_feed(front), *_alternates(front), *_links(front), *_facts(front), *_terms(front), *_files(front))
    return head + "".join([f"{line}\n" for line in parts])


def _feed(front: Mapping[str, object]) -> Iterator[str]:
    """`feed`: the address of the page's Atom feed, beside which it stands as JSON Feed, and `feed_title`."""
    if front.get("feed"):
        title = escape(str(front.get("feed_title") or front.get("title") or ""))
        stem = escape(str(front["feed"]).removesuffix(".xml"))
        for kind, ending in (("atom+xml", "xml"), ("feed+json", "json")):
            yield f'<link rel="alternate" type="application/{kind}" title="{title}" href="{stem}.{ending}">'


def _alternates(front: Mapping[str, object]) -> Iterator[str]:
    """`alternates`: pairs of a language (BCP 47, or `x-default`) and an address, the page itself among them."""
    for tag, address in _pairs(front.get("alternates")):
        yield f'<link rel="alternate" hreflang="{tag}" href="{address}">'


def _links(front: Mapping[str, object]) -> Iterator[str]:
    """`links`: what each is for, its address, and its media type or nothing."""
    for row in map(_list, _list(front.get("links"))):
        if len(row) == 3:
            rel, address, kind = (escape(str(words)) for words in row)
            yield f'<link rel="{rel}" href="{address}"' + (f' type="{kind}">' if kind else ">")


def _facts(front: Mapping[str, object]) -> Iterator[str]:
    """`meta` and `properties`: pairs of a name and a value, for what cites the page and what shows a link to it."""
    for name, value in _pairs(front.get("meta")):
        yield f'<meta name="{name}" content="{value}">'
    for name, value in _pairs(front.get("properties")):
        yield f'<meta property="{name}" content="{value}">'


def _terms(front: Mapping[str, object]) -> Iterator[str]:
    """`license`: the address of the terms; `linked_data`: what the page is, in the words of schema.org, as JSON."""
    address, said = front.get("license"), front.get("linked_data")
    if isinstance(address, str) and is_web(address):
        yield f'<link rel="license" href="{escape(address)}">'
    if isinstance(said, str):
        less = said.replace("<", "\\u003c")  # in JSON the same, and no end of the element
        yield f'<script type="application/ld+json">{less}</script>'


def _files(front: Mapping[str, object]) -> Iterator[str]:
    """`styles` and `modules`: addresses of style sheets and of JavaScript modules, which run once the page is read."""
    for address in _list(front.get("styles")):
        yield f'<link rel="stylesheet" href="{escape(str(address))}">'
    for address in _list(front.get("modules")):
        yield f'<script type="module" src="{escape(str(address))}"></script>'


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    """The pairs in a list, fit to stand in attributes; what is no pair is passed over."""
    for pair in map(_list, _list(value)):
        if len(pair) == 2:
            name, content = (escape(_SPACES.sub(" ", str(words)).strip()) for words in pair)
            yield name, content
