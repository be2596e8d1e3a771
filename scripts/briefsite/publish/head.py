"""What a page's front matter adds to its head: its feed, the same text in other languages, its own style and script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape


def say_in_head(html: str, front: Mapping[str, object]) -> str:
    """Add what `feed`, `alternates`, `styles` and `modules` ask for, if the front matter has them."""
    lines = "".join(f"{line}\n" for line in (*_feed(front), *_alternates(front), *_files(front)))
    return html.replace("</head>", f"{lines}</head>", 1) if lines else html


def _feed(front: Mapping[str, object]) -> Iterator[str]:
    """`feed`: the address of the page's Atom feed, and `feed_title`."""
    if front.get("feed"):
        title = escape(str(front.get("feed_title") or front.get("title") or ""))
        yield f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{escape(str(front["feed"]))}">'


def _alternates(front: Mapping[str, object]) -> Iterator[str]:
    """`alternates`: pairs of a language (BCP 47, or `x-default`) and an address, the page itself among them."""
    for pair in map(_list, _list(front.get("alternates"))):
        if len(pair) == 2:
            tag, address = pair
            yield f'<link rel="alternate" hreflang="{escape(str(tag))}" href="{escape(str(address))}">'


def _files(front: Mapping[str, object]) -> Iterator[str]:
    """`styles` and `modules`: addresses of style sheets and of JavaScript modules, which run once the page is read."""
    for address in _list(front.get("styles")):
        yield f'<link rel="stylesheet" href="{escape(str(address))}">'
    for address in _list(front.get("modules")):
        yield f'<script type="module" src="{escape(str(address))}"></script>'


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()
