"""The bytes of a text as characters: what a mark at its start or its own words say, UTF-8, or a guess that is told."""

from __future__ import annotations

import codecs
import re

from briefsite.read.documents.document import Loss

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def decoded(content: bytes, *, is_html: bool = False) -> tuple[str, tuple[Loss, ...]]:
    """The text of a file with plain line ends, and what is to be said of it."""
    text, losses = _decoded(content, is_html)
    return text.replace("\r\n", "\n").replace("\r", "\n"), losses


def _decoded(content: bytes, is_html: bool) -> tuple[str, tuple[Loss, ...]]:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace").removeprefix("\ufeff"), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(content[:4096]) if is_html else None
    declared = _known(found[1].decode()) if found else None
    if declared:
        return content.decode(declared, errors="replace"), ()
    said = (
        "the file does not say how its letters are stored; it was read as Windows-1252: see whether é and ” are right"
    )
    return content.decode("cp1252", errors="replace"), (Loss("the file", said),)


def _known(name: str) -> str | None:
    """The encoding of that name, if it is one of text. Browsers read Latin-1 as Windows-1252."""
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name.startswith(
        ("utf", "idna", "punycode", "unicode", "raw")
    ):
        return None
    return "cp1252" if found.name in ("iso8859-1", "ascii") else found.name
