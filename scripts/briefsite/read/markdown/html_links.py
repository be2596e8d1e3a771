"""Links and pictures that are written as HTML within Markdown: what a browser will follow or show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from briefsite.model import Link

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<name>a|area|img|source|video|audio|track)(?=[\s/])(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_ADDRESSES = {
    "a": ("href",),
    "area": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
}
"""By element, the attributes that hold addresses (HTML Living Standard, "Attributes")."""


def html_links(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Link]:
    """The links of the tags in those stretches of a text that are HTML; what stands in comments leads nowhere."""
    for start, end in spans:
        if text.startswith("<", start):
            for tag in _TAG.finditer(text, start, end):
                if tag["name"]:
                    yield from _links(tag)


def _links(tag: re.Match[str]) -> Iterator[Link]:
    name, attributes = tag["name"].lower(), attributes_of(tag["attributes"])
    for key in _ADDRESSES[name]:
        for address in addresses_in(key, attributes.get(key, "")):
            is_image = name == "img"
            yield Link(address, unescape(attributes.get("alt", "")) if is_image else "", *tag.span(), is_image, True)


def every_attribute(text: str) -> Iterator[tuple[str, str]]:
    """The attributes of a tag in order: each name in lower case, and its value as written."""
    for match in _ATTRIBUTE.finditer(text):
        yield match[1].lower(), match[2] or match[3] or match[4] or ""


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a tag by their names, of which the first counts."""
    return dict(reversed(list(every_attribute(text))))


def addresses_in(attribute: str, value: str) -> list[str]:
    """The addresses in the value of an attribute: of `srcset` there are several, each with its size behind it."""
    if attribute != "srcset":
        return [value.strip()] if value.strip() else []
    return [words[0] for candidate in value.split(",") if (words := candidate.split())]
