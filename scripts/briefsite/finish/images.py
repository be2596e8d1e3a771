"""Pictures keep their place while they load, load when they are near, and in the size that a window needs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from urllib.parse import unquote

from briefsite.model.pictures import Picture, copy_path
from briefsite.read.addresses import split

_IMAGE = re.compile(r"<img\b([^>]*?)\s*/?>")
_SOURCE = re.compile(r'\ssrc="([^"]*)"')
_WIDTH = re.compile(r'\swidth="(\d{1,4})(?:px)?"')
_CLASS = re.compile(r'\sclass="([^"]*)"')
_SHOWN = {
    "": "(min-width: 44rem) 41rem, calc(100vw - 2.25rem)",
    "wide": "(min-width: 66rem) 61rem, (min-width: 44rem) 41rem, calc(100vw - 2.25rem)",
    "margin": "(min-width: 66rem) 17rem, (min-width: 44rem) 41rem, calc(100vw - 2.25rem)",
    "align-left": "(min-width: 32rem) 19rem, calc(100vw - 2.25rem)",
    "align-right": "(min-width: 32rem) 19rem, calc(100vw - 2.25rem)",
}
"""How wide a picture is shown, by the class that puts it where it stands (`theme/assets/`)."""


def size_images(html: str, address: str, picture_of: Callable[[str], Picture | None]) -> str:
    """Give every `<img>` its size, its smaller copies and lazy loading, where its author did not.

    `address` is that of the page from the site's root; `picture_of` knows the picture at such an address.
    """

    def sized(match: re.Match[str]) -> str:
        attributes = match[1]
        source = _SOURCE.search(attributes)
        picture = _picture(source[1], address, picture_of) if source else None
        added = "" if " loading=" in attributes else ' loading="lazy"'
        if picture and " width=" not in attributes and " height=" not in attributes:
            added += f' width="{picture.width}" height="{picture.height}"'
        if picture and picture.copies and source and " srcset=" not in attributes:
            added += f' srcset="{", ".join(_candidates(source[1], picture))}" sizes="{_sizes(attributes)}"'
        return f"<img{attributes}{added}>"

    return _IMAGE.sub(sized, html) if "<img" in html else html


def _picture(source: str, address: str, picture_of: Callable[[str], Picture | None]) -> Picture | None:
    url = split(unescape(source))
    if url is None or url.scheme or url.netloc:
        return None
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(address), unquote(url.path)))
    return picture_of(path.lstrip("/"))


def _candidates(source: str, picture: Picture) -> Iterator[str]:
    """The addresses of copies, each with its width. No comma or space may stand in one, or it would be two."""
    url = split(unescape(source))
    address = url.path.replace(",", "%2C").replace(" ", "%20") if url is not None else ""
    yield from (f"{escape(copy_path(address, width))} {width}w" for width in picture.copies)
    if picture.is_candidate:
        yield f"{escape(address)} {picture.width}w"


def _sizes(attributes: str) -> str:
    width, names = _WIDTH.search(attributes), _CLASS.search(attributes)
    if width:
        return f"{width[1]}px"
    return next((_SHOWN[name] for name in (names[1].split() if names else ()) if name in _SHOWN), _SHOWN[""])
