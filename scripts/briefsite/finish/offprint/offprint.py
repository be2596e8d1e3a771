"""The article of a finished page, with what is said of the brief, as the value that is set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import html as lxml_html
from lxml.html import HtmlElement
from msgspec import Struct, json, to_builtins

from briefsite.finish.offprint.blocks import Blocks
from briefsite.finish.offprint.inline import Inline, Node
from briefsite.finish.offprint.letters import shown
from briefsite.finish.offprint.pictures import Pictures
from briefsite.model.offprint import OffprintTitle
from briefsite.read.addresses import is_web

_MASTHEAD = frozenset(
    ("paper-address", "brief-kind", "subtitle", "byline", "translations", "corrected", "earlier-versions")
)
"""What the title has said by its own, or is for who reads on a screen."""
_LATER = frozenset(("citation-files", "offprint"))


class Offprint(Struct, frozen=True):
    """A brief to be set."""

    slug: str
    text: bytes
    """JSON, as `offprint.typ` reads it."""
    pictures: tuple[str, ...] = ()
    """The paths, on the site, of pictures that it shows."""
    left_out: tuple[str, ...] = ()
    """The addresses of pictures that it only names."""


def as_offprint(
    article: bytes, title: OffprintTitle, page: str, can_set: Callable[[str], bool], fonts: str = ""
) -> Offprint:
    """The offprint of an article, which `article_in` gives.

    `page` is its address within the site; `can_set` tells of a picture by its path whether it can be set; `fonts` are
    the names of those in which charts are lettered.
    """
    pictures = Pictures(page, can_set, fonts)
    root: HtmlElement = lxml_html.fragment_fromstring(
        pictures.put_aside(article.decode("utf-8", "replace")), create_parent="div"
    )
    targets = frozenset(href[1:] for href in root.xpath("//a/@href") if href.startswith("#"))
    inline = Inline(_notes(root), targets, title.address, title.scripts, pictures)
    parts = _parts(root, Blocks(inline))
    value = {**_shown(to_builtins(title)), "parts": parts, "anchors": inline.anchors}
    return Offprint(title.slug, json.encode(value), tuple(pictures.taken), tuple(pictures.left_out))


def _shown(value: Any) -> Any:
    """The same with every text as it can be set."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict):
        return {name: _shown(part) for name, part in value.items()}
    return [_shown(part) for part in value] if isinstance(value, list | tuple) else value


def _notes(root: HtmlElement) -> Mapping[str, HtmlElement]:
    """The notes of a page, which are taken out of it: they stand where they are called for."""
    found = {}
    for section in root.xpath("//section[@role='doc-endnotes'] | //div[@class='footnote']"):
        found.update({note.get("id"): note for note in section.iter("li") if note.get("id")})
        section.drop_tree()
    return found


def _parts(root: HtmlElement, blocks: Blocks) -> Mapping[str, Any]:
    """The parts of a brief by their names, in the order of the page: notes are numbered in it."""
    article = root.find("article")
    top = list(article if article is not None else root)
    parts: dict[str, Any] = {
        "title": [], "summary": [], "points": [], "figures": [], "body": [], "sources": [], "cite": [],
    }  # fmt: skip
    for section, elements in _sections(top):
        if section == "title":
            parts["title"] = blocks.line(elements[0])
        elif section == "key-figures":
            parts["figures"] = [_heading(elements[0], blocks), *_figures(elements[1:], blocks)]
        elif section == "key-points":
            parts["points"] = [node for element in elements for node in blocks.block(element)]
        elif section == "sources":
            parts["sources"] = list(_sources(elements, blocks))
        elif section != "related":
            parts[section] += [node for element in elements for node in blocks.block(element)]
    return parts


def _sections(top: list[HtmlElement]) -> Iterator[tuple[str, list[HtmlElement]]]:
    """The elements of a page by the part that they belong to."""
    at = 0
    while at < len(top):
        element, name = top[at], (top[at].get("class") or "").split()
        at += 1
        if not isinstance(element.tag, str) or _MASTHEAD.union(_LATER) & {*name}:
            continue
        identifier = element.get("id") or ""
        if element.tag == "h1" and "brief-title" in name:
            yield "title", [element]
        elif "summary" in name:
            yield "summary", [element]
        elif element.tag == "h2" and identifier in ("key-points", "key-figures") and at < len(top):
            yield identifier, [element, top[at]]
            at += 1
        elif element.tag == "h2" and identifier in ("related", "cite-this"):
            end = next((n for n in range(at, len(top)) if top[n].tag == "h2"), len(top))
            rest = [each for each in top[at - 1 : end] if not _LATER & {*(each.get("class") or "").split()}]
            yield "cite" if identifier == "cite-this" else identifier, rest
            at = end
        elif element.get("role") == "doc-bibliography":
            yield "sources", [element]
        else:
            yield "body", [element]


def _heading(element: HtmlElement, blocks: Blocks) -> Node:
    return blocks.block(element)[0]


def _figures(lists: list[HtmlElement], blocks: Blocks) -> Iterator[Node]:
    """Each key figure: its value, and what is said of it."""
    for item in (item for each in lists for item in each.iter("li")):
        value = item.find("strong")
        if value is not None:
            number = blocks.line(value)
            value.drop_tree()
            yield ["figure", number, blocks.line(item)]


def _sources(elements: list[HtmlElement], blocks: Blocks) -> Iterator[Node]:
    """Each source: its place, its entry, the way in which it runs, and where it is cited."""
    for entry in (entry for element in elements for entry in element.iter("span") if entry.get("class") == "entry"):
        back = entry.getnext()
        links = list(back.iterfind("a")) if back is not None else []
        own = entry.attrib.pop("dir", "") or ""
        words = blocks.line(entry)
        for link in links:
            if not link.get("role") and is_web(link.get("href") or ""):  # its address, which the style leaves out
                words += [" ", *blocks.inline.link(link)]
        ways = [[*blocks.inline.link(link)] for link in links if link.get("role")]
        yield [_direction(words) if own == "auto" else own, words, ways, _said(back)]


def _said(back: HtmlElement | None) -> str:
    """What is said before the ways back: `Cited in notes`."""
    first = next(back.iterfind("a[@role='doc-backlink']"), None) if back is not None else None
    before = first.getprevious() if first is not None else None
    said = (before.tail if before is not None else back.text if back is not None else "") or ""
    return " ".join(said.split()).strip(" ·")


def _direction(words: list[Node]) -> str:
    """The way in which the first letter runs (Unicode Bidirectional Algorithm, P2)."""
    import unicodedata

    for letter in _letters(words):
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return ""


def _letters(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield from node
        elif node[0] not in ("at", "note", "again"):
            yield from _letters(node[2:] if node[0] == "link" else node[1:])
