"""What the head of a page says to machines: its feed, and the same text in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape


def say_in_head(html: str, front: Mapping[str, object]) -> str:
    """Add links to the page's head for `front["feed"]` and `front["alternates"]`, if it has them."""
    lines = "".join(f"{line}\n" for line in (*_feed(front), *_alternates(front)))
    return html.replace("</head>", f"{lines}</head>", 1) if lines else html


def _feed(front: Mapping[str, object]) -> Iterator[str]:
    """`feed`: the address of the page's Atom feed, and `feed_title`."""
    if front.get("feed"):
        title = escape(str(front.get("feed_title") or front.get("title") or ""))
        yield f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{escape(str(front["feed"]))}">'


def _alternates(front: Mapping[str, object]) -> Iterator[str]:
    """`alternates`: pairs of a language (BCP 47, or `x-default`) and an address, the page itself among them."""
    alternates = front.get("alternates")
    for tag, address in alternates if isinstance(alternates, Iterable) else ():
        yield f'<link rel="alternate" hreflang="{escape(str(tag))}" href="{escape(str(address))}">'
