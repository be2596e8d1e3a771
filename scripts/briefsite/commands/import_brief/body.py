"""The HTML of a document as a tree, in which citations, notes and pictures are found by their numbers and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree, html
from lxml.html import HtmlElement

CITATION, NOTE, COMMENT = "briefsite-citation", "briefsite-note", "briefsite-comment"
BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "figcaption", "caption", "pre")
"""Elements that hold words themselves."""


def parsed(text: str) -> HtmlElement:
    """The tree of a body or a note, below an element of its own."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    root = html.fragment_fromstring(text.encode(), create_parent="div", parser=parser)
    assert isinstance(root, HtmlElement)
    return root


def written(root: HtmlElement) -> str:
    """The HTML of a tree, without the element that `parsed` put around it."""
    text: str = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    return text[text.index(">") + 1 : text.rindex("<")]


def words(element: HtmlElement) -> str:
    """What a reader sees of an element, in one line."""
    return " ".join("".join(element.itertext()).split())


def number_of(element: HtmlElement) -> int:
    """Which citation, note or comment it is."""
    text = element.get("n", "")
    return int(text) if text.isascii() and text.isdigit() else -1


def paragraphs(root: HtmlElement) -> Iterator[tuple[int, HtmlElement]]:
    """Every element that holds words, with its number among them, from 1."""
    return enumerate(root.iter(*BLOCKS), 1)


def places(root: HtmlElement, tag: str) -> dict[int, str]:
    """In which paragraph each citation, note or comment stands: `paragraph 12`."""
    found: dict[int, str] = {}
    for number, block in paragraphs(root):
        for element in block.iter(tag):
            found[number_of(element)] = f"paragraph {number}"
    return found


def replaced(element: HtmlElement, new: HtmlElement) -> None:
    """Put `new` in the place of an element."""
    new.tail, element.tail = element.tail, None
    parent = element.getparent()
    assert parent is not None
    parent.replace(element, new)


def marker(tag: str, number: int, shown: str = "") -> HtmlElement:
    """The element for a citation, a note or a comment."""
    element = html.Element(tag, {"n": str(number)})
    element.text = shown
    return element


def remove(element: HtmlElement) -> None:
    """Take an element out, and leave the words behind it."""
    element.drop_tree()


def with_pictures(root: HtmlElement, addresses: Mapping[str, str], alts: Mapping[str, str]) -> None:
    """Let pictures have their new addresses, and words for who does not see them; take out those that have none."""
    for picture in list(root.iter("img")):
        name = picture.get("src", "")
        if name not in addresses:
            remove(picture)
            continue
        picture.set("src", addresses[name])
        if not picture.get("alt", "").strip():
            picture.set("alt", alts[name])
