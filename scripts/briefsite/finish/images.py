"""Pictures keep their place while they load, and load when they are near."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote

from briefsite.finish.pictures import Size
from briefsite.read.addresses import split

_IMAGE = re.compile(r"<img\b([^>]*?)\s*/?>")
_SOURCE = re.compile(r'\ssrc="([^"]*)"')


def size_images(html: str, address: str, size_of: Callable[[str], Size | None]) -> str:
    """Give every `<img>` its size and lazy loading, where its author did not.

    `address` is that of the page from the site's root; `size_of` tells the size of the file at such an address.
    """

    def sized(match: re.Match[str]) -> str:
        attributes = match[1]
        added = "" if " loading=" in attributes else ' loading="lazy"'
        source = _SOURCE.search(attributes)
        if source and " width=" not in attributes and " height=" not in attributes:
            size = _size(source[1], address, size_of)
            added += f' width="{size[0]}" height="{size[1]}"' if size else ""
        return f"<img{attributes}{added}>"

    return _IMAGE.sub(sized, html) if "<img" in html else html


def _size(source: str, address: str, size_of: Callable[[str], Size | None]) -> Size | None:
    url = split(unescape(source))
    if url is None or url.scheme or url.netloc:
        return None
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(address), unquote(url.path)))
    return size_of(path.lstrip("/"))
