"""A page that is not for search engines says so."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape


def say_robots(head: str, front: Mapping[str, object]) -> str:
    """Put `robots` of the front matter into the head of the page."""
    words = front.get("robots")
    return (
        head.replace("</title>", f'</title>\n<meta name="robots" content="{escape(str(words))}">', 1) if words else head
    )
