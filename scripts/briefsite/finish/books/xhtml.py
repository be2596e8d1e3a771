"""A tree of HTML written in the syntax of XML, with the attributes that a book may have and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

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
_EMPTY = frozenset(("br", "hr", "img", "wbr", "col"))


def written(article: HtmlElement) -> str:
    """What stands in an article, without its own tags."""
    return "".join(_pieces(article))


def _pieces(article: HtmlElement) -> Iterator[str]:
    drawn: list[str] = []
    for event, element in etree.iterwalk(article, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            if tag in NAMESPACES:
                drawn.append(tag)
            if element is not article:
                yield f"<{tag}{_namespace(tag, drawn)}{_attributes(element, drawn)}"
                yield "/>" if tag in _EMPTY else ">"
            yield escape(element.text or "")
            continue
        if drawn and drawn[-1] == tag:
            drawn.pop()
        if element is not article:
            yield "" if tag in _EMPTY else f"</{tag}>"
            yield escape(element.tail or "")


def _namespace(tag: str, drawn: list[str]) -> str:
    return f' xmlns="{NAMESPACES[tag]}"' if drawn and drawn[-1] == tag else ""


def _attributes(element: HtmlElement, drawn: list[str]) -> str:
    said = []
    for given, value in element.attrib.items():
        name = _OF_DRAWINGS.get(str(given), str(given)) if drawn else str(given)
        if _may_stand(name, str(value), str(element.tag), bool(drawn)):
            said.append(f" {name.replace(TYPE, 'epub:type')}={_quoted(name, str(value))}")
            if name == "lang":
                said.append(f" xml:lang={quoteattr(str(value))}")
    return "".join(said)


def _quoted(name: str, value: str) -> str:
    return '"reversed"' if name == "reversed" else quoteattr(value)


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
