"""A tree of HTML written in the syntax of XML, with the attributes that a book may have and no others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from briefsite.finish.books.shapes import MATH, SVG
from briefsite.read.front_matter.formats import is_language

TYPE: Final = "epub-type"
"""The attribute that is written as `epub:type`."""
NAMESPACES: Mapping[str, str] = {SVG: "http://www.w3.org/2000/svg", MATH: "http://www.w3.org/1998/Math/MathML"}
_EVERYWHERE = frozenset(f"id class title dir lang role aria-label aria-labelledby aria-hidden {TYPE}".split())
_OWN: Mapping[str, frozenset[str]] = {
    "a": frozenset(("href",)),
    "img": frozenset(("src", "alt", "width", "height")),
    "ol": frozenset(("start", "reversed", "type")),
    "li": frozenset(("value",)),
    "td": frozenset(("colspan", "rowspan")),
    "th": frozenset(("colspan", "rowspan", "scope")),
    "col": frozenset(("span",)),
    "colgroup": frozenset(("span",)),
}
_NUMBER = re.compile(r"-?\d{1,5}")
_NUMBERS = frozenset(("width", "height", "start", "value", "colspan", "rowspan", "span"))
_VALUES: Mapping[str, frozenset[str]] = {
    "dir": frozenset(("ltr", "rtl", "auto")),
    "type": frozenset(("1", "a", "A", "i", "I")),
    "scope": frozenset(("row", "col", "rowgroup", "colgroup")),
    "aria-hidden": frozenset(("true", "false")),
    "role": frozenset(
        ("img", "group", "note", "doc-noteref", "doc-backlink", "doc-endnotes", "doc-footnote", "doc-bibliography")
        + ("doc-biblioref",)
    ),
}
_OF_DRAWINGS = {name.lower(): name for name in ("viewBox", "preserveAspectRatio")}
"""HTML has names in small letters alone, drawings have not."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EMPTY = frozenset(("br", "hr", "img", "wbr", "col"))


def written(article: HtmlElement) -> str:
    """What stands in an article, without its own tags. The tree is changed: what may not be written is taken away."""
    drawn: list[HtmlElement] = []
    for element in article.iter():
        while drawn and not _is_within(element, drawn[-1]):
            drawn.pop()
        tag = str(element.tag)
        if tag in NAMESPACES:
            drawn.append(element)
        _settle_attributes(element, tag, is_drawn=bool(drawn))
        if element.text is None and len(element) == 0 and tag not in _EMPTY:
            element.text = ""  # or it is written as `<p/>`, which readers that take it for HTML never close
    article.attrib.clear()
    text = etree.tostring(article, encoding="unicode", with_tail=False)
    return text.partition(">")[2].rpartition("<")[0].replace(f" {TYPE}=", " epub:type=")


def _is_within(element: HtmlElement, drawing: HtmlElement) -> bool:
    return any(above is drawing for above in element.iterancestors())


def _settle_attributes(element: HtmlElement, tag: str, *, is_drawn: bool) -> None:
    given = element.items()
    if not given and tag not in NAMESPACES:
        return
    said = {_OF_DRAWINGS.get(name, name) if is_drawn else name: value for name, value in given}
    element.attrib.clear()
    if tag in NAMESPACES:
        element.set("xmlns", NAMESPACES[tag])
    for name, value in said.items():
        if _may_stand(name, value, tag, is_drawn):
            element.set(name, "reversed" if name == "reversed" else value)
            if name == "lang":
                element.set(_XML_LANG, value)


def _may_stand(name: str, value: str, tag: str, is_drawn: bool) -> bool:
    """Whether a book may hold an attribute; those of drawings and formulas are what `sanitise` lets through."""
    if name in _VALUES:
        return value in _VALUES[name]
    if name == "lang":
        return is_language(value)
    if is_drawn:
        return not name.startswith(("data-", "xmlns")) and name not in ("tabindex", "translate", "hidden", "class")
    if name in _NUMBERS and not _is_number(name, value):
        return False
    return name in _EVERYWHERE or name in _OWN.get(tag, ())


def _is_number(name: str, value: str) -> bool:
    least = None if name in ("start", "value") else 0 if name == "rowspan" else 1
    return bool(_NUMBER.fullmatch(value)) and (least is None or int(value) >= least)
