"""Pictures of a page: those of the site's own are taken along, all others are named."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from lxml.html import HtmlElement

from briefsite.finish.offprint.letters import shown
from briefsite.read.addresses import split

_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_DARK = re.compile("#(?:only|gh)-dark")
_INK = "#1f1b18"


class Pictures:
    """The pictures of a page."""

    def __init__(self, page: str, can_set: Callable[[str], bool], fonts: str) -> None:
        """`page` is the address of the page within its site; `can_set` tells of a picture by its path on the site
        whether it can be set. `fonts`: names of those in which drawings are lettered.
        """
        self._folder = posixpath.dirname(page)
        self._can_set = can_set
        self._fonts = fonts
        self._drawings: list[str] = []
        self.taken: dict[str, None] = {}
        self.left_out: dict[str, None] = {}

    def put_aside(self, html: str) -> str:
        """The HTML with its drawings put aside: one who reads HTML forgets which of their letters are capitals."""

        def aside(found: re.Match[str]) -> str:
            self._drawings.append(found[0])
            return f'<i data-drawing="{len(self._drawings) - 1}"></i>'

        return _SVG.sub(aside, html)

    def drawing(self, element: HtmlElement) -> str:
        """The drawing that was put aside at an element."""
        number = element.get("data-drawing") or ""
        drawing = self._drawings[int(number)] if number.isdecimal() and int(number) < len(self._drawings) else ""
        looks = f'<svg color="{_INK}" font-family="{self._fonts}" '
        named = "" if 'xmlns="' in drawing.partition(">")[0] else 'xmlns="http://www.w3.org/2000/svg" '
        return drawing.replace("<svg ", looks + named, 1)

    def take(self, image: HtmlElement) -> list[Any]:
        """A picture as a node: `picture` with its path, or `missing` with what is said of it."""
        source, alt = image.get("src") or "", shown(" ".join((image.get("alt") or "").split()))
        path = self.take_from(source)
        if path:
            return ["picture", path, alt, _width(image)]
        return ["missing", "" if _DARK.search(source) else alt]

    def take_from(self, source: str) -> str:
        """The path of the picture at an address on the page; nothing where it is not taken along."""
        if _DARK.search(source):
            return ""
        parts = split(source)
        if parts is None:
            return ""
        path = posixpath.normpath(posixpath.join("/", self._folder, unquote(parts.path))).lstrip("/")
        if parts.scheme or parts.netloc or not self._can_set(path):
            self.left_out[source] = None
            return ""
        self.taken[path] = None
        return path


def _width(image: HtmlElement) -> int:
    """How wide the page shows it, in points of a screen; 0 where it does not say."""
    width = image.get("width") or ""
    return min(int(width), 10_000) if width.isdecimal() and len(width) < 6 else 0
