"""Addresses that would run a program in a reader's browser, or lead into the reader's own disk, however disguised."""

from __future__ import annotations

import html
import re

UNSAFE = frozenset({"javascript", "vbscript", "livescript", "data", "file", "blob", "filesystem", "jar", "view-source"})
_SAFE = ("https:", "http:", "mailto:")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]|\\(?=[:\s])")
"""What browsers, or those who hide an address, leave out of it."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_PICTURE = re.compile(r"image/(?:png|jpeg|gif|webp|avif)[;,]", re.IGNORECASE)


def unsafe_scheme(address: str, *, is_image: bool = False) -> str | None:
    """The scheme of an address that must not be published, however it is disguised."""
    if address.startswith(_SAFE) or not (":" in address or "&" in address):
        return None  # as almost all: nothing is disguised here
    plain = _IGNORED.sub("", html.unescape(html.unescape(address)))
    match = _SCHEME.match(plain)
    if not match or match[1].lower() not in UNSAFE:
        return None
    if is_image and match[1].lower() == "data" and _PICTURE.match(plain, match.end()):
        return None
    return match[1].lower()
