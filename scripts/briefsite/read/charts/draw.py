"""A Vega-Lite chart as SVG that can stand in a page: no script, no address, no identifier, the page's own colours.

The one module that imports vl-convert. What it draws depends on the chart alone, not on the fonts of the machine.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

import vl_convert
from lxml import etree
from msgspec import Struct

from briefsite.model import Drawing
from briefsite.read.charts.arrange import Arranged, arranged
from briefsite.read.charts.house_style import CONFIG, NARROW, SHOWN, WIDE
from briefsite.read.charts.measure import StandIns
from briefsite.wording.languages import direction, number_signs

VERSION = "6.4"
_ELEMENTS = frozenset(("svg", "g", "path", "line", "rect", "circle", "text", "tspan"))
_DECORATION = frozenset(("background", "foreground"))
_ATTRIBUTES = frozenset(
    (
        *("viewBox", "transform", "d", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "width", "height"),
        *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-dashoffset"),
        *("stroke-miterlimit", "opacity", "r", "cx", "cy", "text-anchor", "font-weight", "font-style"),
    )
)
_AS_USUAL = {
    "opacity": "1",
    "font-weight": "normal",
    "text-anchor": "start",
    "stroke-dashoffset": "0",
    "transform": "translate(0,0)",
}
_LONG = re.compile(r"(-?\d+\.\d\d)\d+")
_NUMBER = re.compile(r"-?\d+\.\d+")
_MOST_OF_A_REASON = 200


class Drawings(Struct, frozen=True):
    """The same chart for a column of text, and for a phone."""

    wide: Drawing
    narrow: Drawing


@lru_cache(maxsize=2048)
def draw(specification: str, lang: str) -> Drawings | str:
    """Draw a chart given as JSON, with numbers as in the language (BCP 47); or say in a few words why it cannot be.

    Nothing is fetched: every base address is forbidden to the library as well.
    """
    given, from_right = json.loads(specification), direction(lang) == "rtl"
    try:
        return Drawings(*(_drawn(arranged(given, width, from_right=from_right), lang) for width in (WIDE, NARROW)))
    except (ValueError, etree.XMLSyntaxError) as error:
        return _reason(str(error))


def _drawn(chart: Arranged, lang: str) -> Drawing:
    """Raises ValueError for what the library cannot draw."""
    words = StandIns()
    decimal, thousands = number_signs(lang)
    locale = {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""]}
    svg = vl_convert.vegalite_to_svg(
        words.put_in(chart.spec), vl_version=VERSION, config=dict(CONFIG), allowed_base_urls=[], format_locale=locale
    )
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    _clean(root)
    words.take_out(root)
    return Drawing(_as_text(root), chart.key)


def _reason(message: str) -> str:
    """The line of the library's message that says what is wrong, without the places in its own code."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    told = next((line.rpartition("Error: ")[2] for line in lines if "Error: " in line), "")
    return (told or next(iter(lines), "no reason is given"))[:_MOST_OF_A_REASON]


def _clean(root: etree._Element) -> None:
    """Keep shapes and words; drop all else that Vega writes, and all that could lead out of the picture."""
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element).localname
        parent = element.getparent()
        if parent is not None and (name not in _ELEMENTS or element.get("class") in _DECORATION):
            parent.remove(element)
            continue
        for attribute, value in list(element.attrib.items()):
            if attribute not in _ATTRIBUTES or _AS_USUAL.get(attribute) == value or "url(" in value:
                del element.attrib[attribute]
            else:
                element.set(attribute, _short(str(value)))
    for group in reversed(list(root.iter("{*}g"))):
        if not group.attrib:
            _unwrap(group)


def _unwrap(group: etree._Element) -> None:
    """Put what a group holds in its place."""
    parent = group.getparent()
    assert parent is not None, "the picture itself is no group"
    parent[parent.index(group) : parent.index(group) + 1] = list(group)


def _short(value: str) -> str:
    return _NUMBER.sub(lambda number: number[0].rstrip("0").rstrip("."), _LONG.sub(r"\1", value))


def _as_text(root: etree._Element) -> str:
    # The height follows from the width; letters run from the left on every page, or Vega's anchors would be wrong.
    for attribute in ("width", "height"):
        if attribute in root.attrib:
            del root.attrib[attribute]
    root.set("direction", "ltr")
    root.set("font-size", str(SHOWN))
    text = etree.tostring(root, encoding="unicode")
    return re.sub(r'\sxmlns:xlink="[^"]*"', "", text).replace("\n", " ")
