"""An article in the shapes that a book may have (EPUB 3.3): HTML in the syntax of XML, in which nothing is pressed.

Editors may write any HTML that `sanitise` lets through. A browser shows it whatever it is nested in; an EPUB that
holds it is refused by shops and some readers.
"""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement

SVG: Final = "svg"
MATH: Final = "math"
_BLOCKS = """
    address article aside blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li nav ol p pre section
    table ul
"""
_OF_PHRASES = """
    abbr b bdi bdo cite code dfn em i kbd mark p pre q s samp small span strong sub sup u var h1 h2 h3 h4 h5 h6
"""
"""Elements in which no block may stand."""
_RENAMED = {"details": "div", "summary": "p", "label": "span", "time": "span", "data": "span", "address": "div"}
_TOKENS = frozenset(("mi", "mn", "mo", "mtext", "ms"))
_OPERANDS = {
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
_MEDIA = ("iframe", "video", "audio")
_LISTS = ("ul", "ol")
_PAIRS = re.compile("(?:(?:dt)+(?:dd)+)+")
_WITHIN = {"li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",), "figcaption": ("figure",)}
_ANNOTATED = ("rt", "rp")


def shape(article: HtmlElement) -> None:
    """Give an article the shape in which a book may hold it."""
    _show_controls(article)
    _show_media(article)
    for element in [*article.iter(*_RENAMED)]:
        if element.tag == "summary":
            element.set("class", "box-title")
        element.tag = _RENAMED[element.tag]
    _settle_lists(article)
    _settle_blocks(article)
    for figure in article.iter("figure"):
        _settle_captions(figure)
    for table in [*article.iter("table")]:
        if next(table.iter("tr"), None) is None:
            table.drop_tree()
    for formula in [*article.iter(MATH)]:
        if not all(map(_is_formula, formula.iter())):
            _say_instead(formula)


def _is_formula(part: HtmlElement) -> bool:
    """Whether a part of a formula holds what such a part must (MathML Core)."""
    if part.tag in _TOKENS:
        return len(part) == 0
    has_words = any(text and text.strip() for text in (part.text, *(child.tail for child in part)))
    return not has_words and len(part) == _OPERANDS.get(part.tag, len(part))


def _say_instead(formula: HtmlElement) -> None:
    """A formula that no reader can show, as its TeX or its signs."""
    words = formula.makeelement("span")
    words.text = formula.get("alttext") or " ".join("".join(formula.itertext()).split())
    words.tail = formula.tail
    formula.getparent().replace(formula, words)


def is_drawn(element: HtmlElement) -> bool:
    """Whether an element is a part of a drawing or of a formula, whose shapes are not those of text."""
    return any(above.tag in (SVG, MATH) for above in (element, *element.iterancestors()))


def _show_controls(article: HtmlElement) -> None:
    """Boxes of tasks become signs; tabs become panels, each below its title."""
    for box in [*article.iter("input")]:
        if box.get("type") == "checkbox":
            _say_before(box, "☑" if box.get("checked") is not None else "☐")
        box.drop_tree()
    for labels in article.xpath(".//div[@class='tabbed-labels']"):
        labels.drop_tree()
    for panel in article.xpath(".//div[@data-label]"):
        title = panel.makeelement("p", {"class": "box-title"})
        title.text = panel.get("data-label")
        title.tail, panel.text = panel.text, None
        panel.insert(0, title)


def _show_media(article: HtmlElement) -> None:
    """What plays or frames another page becomes a link to it; a picture in several sizes is the one that all know."""
    for media in [*article.iter(*_MEDIA)]:
        address = media.get("src") or next((source.get("src") for source in media.iter("source")), None)
        link = media.makeelement("a", {"href": address or ""})
        link.text = media.get("title") or address
        link.tail = media.tail
        media.getparent().replace(media, link)
    for part in [*article.iter("source", "track")]:
        part.drop_tree()
    for picture in [*article.iter("picture")]:
        picture.drop_tag()


def _settle_lists(article: HtmlElement) -> None:
    """Lists hold items alone, and items, captions and readings of letters stand where they belong."""
    for terms in [*article.iter("dl")]:
        if not _PAIRS.fullmatch("".join(str(child.tag) for child in terms)) or (terms.text or "").strip():
            terms.tag = "div"
    for parent in [*article.iter(*_LISTS)]:
        _settle_items(parent)
    for item in [*article.iter(*_WITHIN)]:
        parent = item.getparent()
        if parent is not None and parent.tag not in _WITHIN[item.tag]:
            item.tag = "div"
            item.attrib.pop("value", None)
    for ruby in [*article.iter("ruby")]:
        if ruby.find("rt") is None:
            ruby.tag = "span"
    for part in [*article.iter(*_ANNOTATED)]:
        if part.getparent().tag != "ruby":
            part.tag = "span"


def _settle_items(parent: HtmlElement) -> None:
    for child in parent:
        if child.tag != "li":
            _wrap(child, "li")
    if parent.text and parent.text.strip():
        item = parent.makeelement("li")
        item.text, parent.text = parent.text, None
        parent.insert(0, item)
    for child in parent:
        if child.tail and child.tail.strip():
            _say_at_end(child, f" {child.tail.strip()}")
            child.tail = "\n"


def _settle_blocks(article: HtmlElement) -> None:
    """Where a block stands in what holds phrases alone, that becomes a division."""
    of_phrases = frozenset(_OF_PHRASES.split())
    for block in [*article.iter(*_BLOCKS.split())]:
        if is_drawn(block):
            continue
        for above in block.iterancestors():
            if above.tag in of_phrases:
                above.tag = "div"
            elif above.tag != "a":
                break


def _settle_captions(figure: HtmlElement) -> None:
    """A figure has one caption, first or last."""
    captions = figure.findall("figcaption")
    for other in captions[1:]:
        other.tag = "p"
    if captions and figure.index(captions[0]) not in (0, len(figure) - 1):
        figure.insert(0, captions[0])


def _wrap(child: HtmlElement, tag: str) -> None:
    wrapper = child.makeelement(tag)
    wrapper.tail, child.tail = child.tail, None
    child.getparent().replace(child, wrapper)
    wrapper.append(child)


def _say_before(element: HtmlElement, text: str) -> None:
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent = element.getparent()
        parent.text = (parent.text or "") + text


def _say_at_end(element: HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
