"""A picture wider than its column opens in the whole window: a link to its file, which a script shows in place."""

from __future__ import annotations

import re
from html import escape

from briefsite.finish.language import page_words
from briefsite.finish.parts import Front

LEAST = 800
"""Pixels that a picture is wide by itself: fewer have room in the column, or nearly so."""
_TAG = re.compile(r"<(?:(?P<end>/)?(?P<name>a|button|picture|svg)\b|img\b)[^>]*>")
_WIDTH = re.compile(r' width="(\d{1,6})"')
_SOURCE = re.compile(r' src="([^"]*)"')
_LEFT_ALONE = re.compile(r' class="(?:[^"]* )?(?:no-zoom|off-glb|chart-picture)[ "]')


def link_large_pictures(html: str, front: Front) -> str:
    """Make links of the large pictures of an article, but of those within links."""
    if "<img" not in html:
        return html
    out, done, depth = [], 0, 0
    for tag in _TAG.finditer(html):
        if tag["name"]:
            depth += -1 if tag["end"] else 1
        elif depth == 0 and (linked := _linked(tag[0], front)):
            out += [html[done : tag.start()], linked]
            done = tag.end()
    return "".join([*out, html[done:]])


def _linked(image: str, front: Front) -> str:
    width, source = _WIDTH.search(image), _SOURCE.search(image)
    if width is None or source is None or int(width[1]) < LEAST or _LEFT_ALONE.search(image):
        return ""
    own = page_words(front)
    said = f'title="{escape(own.content.enlarge)}" data-close="{escape(own.frame.close)}"'
    return f'<a class="zoom" href="{source[1]}" {said}>{image}</a>'
