"""Names of elements and attributes of OpenDocument, and how its elements are asked for words."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element

SPACES: Mapping[str, str] = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_PREFIXES = {space: prefix for prefix, space in SPACES.items()}


def q(name: str) -> str:
    """The name of an element or attribute as lxml has it, of one such as `text:p`."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def short(element: _Element) -> str:
    """The name of an element with its usual prefix: `text:p`."""
    space, _, local = str(element.tag).rpartition("}")
    prefix = _PREFIXES.get(space[1:], "")
    return f"{prefix}:{local}" if prefix else local


def get(element: _Element, name: str, default: str = "") -> str:
    """An attribute."""
    return str(element.get(q(name), default))


def words_of(element: _Element) -> str:
    """The words of an element in one line."""
    return " ".join("".join(str(text) for text in element.itertext()).split())
