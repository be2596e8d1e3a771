"""Small changes to a tree of HTML in which text stands around elements."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element


def heading_level(element: _Element) -> int:
    return int(element.tag[1]) if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 0


def say(element: _Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def text_in(element: _Element) -> str:
    return "".join(str(each) for each in element.itertext())


def is_empty(element: _Element) -> bool:
    return not text_in(element).strip() and not any(
        each.tag in ("img", "marker", "hr") or str(each.tag).startswith("briefsite-") for each in element.iter()
    )


def drop(element: _Element) -> None:
    """Takes an element out; the text behind it stays."""
    parent = element.getparent()
    if parent is not None:
        before = element.getprevious()
        if element.tail:
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
            element.tail = None
        parent.remove(element)


def unwrap(element: _Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    _say_before(parent, at, element.text or "")
    for each in list(element):
        parent.insert(at, each)
        at += 1
    _say_before(parent, at, element.tail or "")
    element.tail = None
    parent.remove(element)


def _say_before(parent: _Element, at: int, text: str) -> None:
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def without_room(element: _Element) -> None:
    """Takes room and breaks from the beginning and the end of a block."""
    element.text = (element.text or "").lstrip() or None
    while len(element) and element[0].tag == "br" and not element.text:
        element.text = (element[0].tail or "").lstrip() or None
        element[0].tail = None
        element.remove(element[0])
    while len(element) and element[-1].tag == "br" and not (element[-1].tail or "").strip():
        element[-1].tail = None
        element.remove(element[-1])
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() or None
    elif element.text:
        element.text = element.text.rstrip() or None


def html_of(root: _Element) -> str:
    out = [(root.text or "").strip() and etree.tostring(root, encoding="unicode", method="html", with_tail=False)]
    if not out[0]:
        out = [etree.tostring(each, encoding="unicode", method="html", with_tail=True) for each in root]
    return "".join(out)
