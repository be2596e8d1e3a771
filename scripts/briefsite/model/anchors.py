"""Identifiers for HTML: plain ASCII, and the same tomorrow whatever is added elsewhere in the text."""

from __future__ import annotations

import hashlib
import re
import unicodedata

SOURCES_IN_A_FILE = 32
"""At most about so many sources share a file that a reader asks for to look at one of them."""
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def anchor(text: str) -> str:
    """An identifier made of `text`: `text` itself where it is one already, else its ASCII letters and a short hash.

    Two different texts never share an identifier but by a collision of 24 bits.
    """
    if _SAFE.fullmatch(text):
        return text
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9_]+", "-", ascii_text).strip("-")
    return f"{words}-{short_hash(text, 6)}" if words else f"x{short_hash(text, 6)}"


def source_anchor(key: str) -> str:
    """The identifier of a source's entry, on a brief's page and in the bibliography alike."""
    return f"source-{anchor(key)}"


def files_of_sources(count: int) -> int:
    """How many files share so many sources: a power of two, so that one source more seldom moves the others."""
    files = 1
    while count > files * SOURCES_IN_A_FILE:
        files *= 2
    return files


def number_of_file(anchor: str, files: int) -> int:
    """Which of the files has a source, by its anchor: the same number comes out of assets/source-styles.js."""
    number = 0
    for sign in anchor:
        number = (number * 31 + ord(sign)) % 65521
    return number % files


def short_hash(text: str, digits: int = 4) -> str:
    """The first hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def unused(identifier: str, used: dict[str, int]) -> str:
    """`identifier`, or with the first free number behind it; adds what it returns to `used`.

    `used` holds the last number given to each, so that a name asked for very often is not counted through again.
    """
    candidate, number = identifier, used.get(identifier, 1)
    while candidate in used:
        number += 1
        candidate = f"{identifier}-{number}"
    used[identifier] = number
    used.setdefault(candidate, 1)
    return candidate
