"""The blocks of a text as HTML, once markers are elements: those that stand for a whole block become what they mean."""

from __future__ import annotations

from lxml.etree import Element, _Element

from briefsite.read.documents.word.html_tree import drop, is_empty, text_in, unwrap, without_room

_WRAPPERS = ("em", "strong", "sup", "sub", "u", "s", "span")
_ALONE = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6")


def make_blocks(root: _Element) -> None:
    """Reads the elements `marker` of a text, and takes out what says nothing: empty blocks, room at their ends."""
    for element in list(root.iter(*_WRAPPERS)):
        _bare(element)
    for element in list(root.iter("marker")):
        _read(element)
    for element in list(root.iter(*_BLOCKS)):
        without_room(element)
    for element in list(root.iter("p")):
        _formula_alone(element)
    _drop_empty(root)
    for element in list(root.iter("a")):
        if element.get("id") is not None or not element.get("href"):
            unwrap(element)


def _drop_empty(root: _Element) -> None:
    """Takes out blocks without content, and paragraphs around all that is in a cell."""
    for element in reversed(list(root.iter(*_ALONE, "li", "ol", "ul", "pre", "blockquote"))):
        if is_empty(element):
            drop(element)
    for element in list(root.iter("th")):
        for bold in list(element.iter("strong")):
            unwrap(bold)
    for element in list(root.iter("td", "th")):
        if len(element) == 1 and element[0].tag == "p" and not element[0].attrib and not (element.text or "").strip():
            unwrap(element[0])


def _bare(element: _Element) -> None:
    """Takes the looks from marks: those of notes are raised in every document."""
    around = [element.text, *(each.tail for each in element)]
    alone = len(element) > 0 and not "".join(each or "" for each in around).strip()
    if alone and all(str(each.tag).startswith("briefsite-") for each in element):
        unwrap(element)


def _read(mark: _Element) -> None:
    kind, around = mark.get("kind", ""), mark.getparent()
    if around is None:
        return
    if kind.startswith("dir-"):
        block = next(mark.iterancestors(*_BLOCKS), None)
        drop(mark)
        if block is not None and block.tag == "p":
            block.set("dir", kind[4:])
        elif block is not None:
            _turn(block, kind[4:])
    elif kind == "number":
        item = next(mark.iterancestors("li"), None)
        if item is not None:
            item.set("number", mark.get("n", ""))
        drop(mark)
    elif around.tag in _ALONE and len(around) == 1 and not text_in(around).strip():
        around.tag = "hr" if kind == "hr" else "mark"
        around.attrib.clear()
        if kind != "hr":
            around.attrib.update({"kind": kind, "n": mark.get("n", "")})
        around.text = None
        around.remove(mark)
    else:
        drop(mark)


def _turn(block: _Element, direction: str) -> None:
    """Sets the direction of a block that is no paragraph: its text, up to blocks in it, is in a span."""
    span = Element("span", dir=direction)
    span.text, block.text = block.text, None
    inline: list[_Element] = []
    for each in block:
        if each.tag in ("ul", "ol", "p", "table", "aside"):
            break
        inline.append(each)
    span[:] = inline
    block.insert(0, span)


def _formula_alone(paragraph: _Element) -> None:
    """A formula on its own line is a block; if there is text around it, it is in the line."""
    formulas = [each for each in paragraph if each.get("class") == "math-alone"]
    alone = formulas and len(paragraph) == len(formulas)
    if alone and text_in(paragraph).strip() == "".join(text_in(each) for each in formulas).strip():
        for each in formulas:
            block = Element("div", {"class": "math"})
            block.text = each.text
            paragraph.addprevious(block)
        drop(paragraph)
    for each in list(paragraph.iter("span")):
        if each.get("class") == "math-alone":
            each.set("class", "math")
