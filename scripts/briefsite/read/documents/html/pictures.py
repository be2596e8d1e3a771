"""Pictures of a page: those written into it, and those in its folder or archive. None is ever fetched."""

from __future__ import annotations

import base64
import binascii
from html import escape
from urllib.parse import unquote, unquote_to_bytes

from lxml.etree import _Element

from briefsite.read.addresses import split
from briefsite.read.documents.html.reading import Reading

_TINY = frozenset(("0", "1", "2"))
"""Pixels of pictures that only count readers."""


def picture(element: _Element, reading: Reading) -> str:
    """The HTML of a picture that was taken; else its words, with a line that says why it was not."""
    if element.get("width") in _TINY or element.get("height") in _TINY:
        return ""
    alt = " ".join((element.get("alt") or "").split())
    address = (element.get("src") or element.get("data-src") or "").strip()
    content, name = _content(address, reading)
    if content is None:
        reading.lose(f"a picture was not taken over ({_shown(address, alt)}): {name}")
        return escape(alt, quote=False)
    kept = reading.shelf.put(content, name)
    if kept is None:
        reading.lose(
            f"a picture is of a form that browsers do not show ({_shown(address, alt)}): save it as PNG or JPEG"
        )
        return escape(alt, quote=False)
    return f'<img src="{escape(kept)}" alt="{escape(alt)}">'


def _shown(address: str, alt: str) -> str:
    said = "written into the page" if address.startswith(("data:", "briefsite-data-")) else address[:80]
    return f"{said}, “{alt[:40]}”" if alt else said


def _content(address: str, reading: Reading) -> tuple[bytes | None, str]:
    """The bytes of a picture and its name; without them why there are none."""
    if not address:
        return None, "it has no address"
    written = reading.data.get(address, address)
    if written.startswith("data:"):
        return _of_data(written)
    parts = split(address)
    if parts is None:
        return None, "its address is none"
    if parts.scheme or parts.netloc:
        return None, "it lies on another machine, which is never asked; save it and put it in by hand"
    path = unquote(parts.path)
    content = reading.file_of(path)
    return (content, path) if content is not None else (None, "there is no such file in the folder of the page")


def _of_data(address: str) -> tuple[bytes | None, str]:
    head, _, body = address.partition(",")
    try:
        content = base64.b64decode(unquote(body)) if head.endswith(";base64") else unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return None, "what is written into the page is no picture"
    return content, "picture"
