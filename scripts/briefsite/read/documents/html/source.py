"""The bytes of a page as a tree, and what its head says of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.etree import _Element
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from briefsite.read.documents.document import DocumentError

_DATA = re.compile(r"(\bsrc\s*=\s*)([\"'])(data:image/[^\"']{1,80000000})\2", re.IGNORECASE)
_NEVER = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_CONDITIONAL = re.compile(r"<!\[(?:if|endif)[^\]>]*\]>", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TITLES = ("citation_title", "og:title", "dc.title", "dcterms.title")
_AUTHORS = ("citation_author", "author", "dc.creator", "dcterms.creator", "parsely-author")
_DATES = (
    "citation_publication_date",
    "article:published_time",
    "dcterms.date",
    "dc.date",
    "date",
    "created",
    "changed",
)
_SUMMARIES = ("description", "og:description", "dcterms.description")


class Source(NamedTuple):
    """A page: its tree, and the pictures that were written into it, by the words that stand for them there."""

    tree: HtmlElement
    data: dict[str, str]


def parsed(text: str) -> Source:
    """The tree of a page; raises DocumentError where its elements are nested deeper than any text's."""
    data: dict[str, str] = {}

    def apart(found: re.Match[str]) -> str:
        name = f"briefsite-data-{len(data)}"
        data[name] = found[3]
        return f"{found[1]}{found[2]}{name}{found[2]}"

    text = _CONDITIONAL.sub("", _NEVER.sub("", _DATA.sub(apart, text)))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    tree = document_fromstring(text.encode() or b"<p></p>", parser=parser, ensure_head_body=True)
    if any("depth" in str(entry.message).lower() for entry in parser.error_log):
        raise DocumentError("The page has elements in one another more than 250 deep: no text has, and it is not read.")
    for element in list(tree.iter("briefsite-note", "briefsite-comment", "briefsite-citation")):
        if isinstance(element, HtmlElement):
            element.drop_tag()  # these are ours to write
    return Source(tree, data)


def metas(tree: _Element) -> dict[str, list[str]]:
    """What the elements `meta` say, by their names in lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def title_of(tree: _Element, said: dict[str, list[str]]) -> str:
    """The title that the head says: that for citations or sharing, which has no name of the site in it, first."""
    for name in _TITLES:
        if name in said:
            return said[name][0]
    title = next(tree.iter("title"), None)
    return " ".join("".join(str(text) for text in title.itertext()).split()) if title is not None else ""


def author_of(said: dict[str, list[str]]) -> str:
    """Who wrote the page; several are parted by semicolons."""
    names = next((said[name] for name in _AUTHORS if name in said), [])
    return "; ".join(name for name in names if "://" not in name)


def date_of(said: dict[str, list[str]]) -> str:
    """The day on which the page was published, or written."""
    dates = (value.replace("/", "-")[:10] for name in _DATES for value in said.get(name, []))
    return next((date for date in dates if _DATE.fullmatch(date)), "")


def summary_of(said: dict[str, list[str]]) -> str:
    """What the page says of itself."""
    return next((said[name][0] for name in _SUMMARIES if name in said), "")


def keywords_of(said: dict[str, list[str]]) -> tuple[str, ...]:
    """Its keywords."""
    return tuple(word.strip() for words in said.get("keywords", []) for word in words.split(",") if word.strip())
