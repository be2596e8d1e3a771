"""Elements of HTML in the place of the markers that went through the conversion as text."""

from __future__ import annotations

from lxml.etree import SubElement, _Element

from briefsite.read.documents.word.html_tree import say
from briefsite.read.documents.word.markers import MARKER
from briefsite.read.documents.word.reading import Reading


def put_elements(root: _Element, reading: Reading) -> None:
    """Puts elements in the place of markers, inner ones first."""
    for element in reversed(list(root.iter())):
        if isinstance(element.tag, str) and MARKER.search(
            "".join([element.text or "", *(each.tail or "" for each in element)])
        ):
            _rebuild(element, reading)


def _rebuild(element: _Element, reading: Reading) -> None:
    parts: list[str | _Element] = [element.text or ""]
    for each in list(element):
        parts += [each, each.tail or ""]
        each.tail = None
        element.remove(each)
    element.text = None
    open_elements = [element]
    for part in parts:
        if not isinstance(part, str):
            open_elements[-1].append(part)
            continue
        at = 0
        for found in MARKER.finditer(part):
            say(open_elements[-1], part[at : found.start()])
            at = found.end()
            _put(found[1], found[2], open_elements, reading)
        say(open_elements[-1], part[at:])


def _put(kind: str, number: str, open_elements: list[_Element], reading: Reading) -> None:
    around = open_elements[-1]
    if kind == "rtl":
        open_elements.append(SubElement(around, "span", dir="rtl"))
    elif kind == "rtl-end":
        if len(open_elements) > 1:
            open_elements.pop()
    elif kind in ("citation", "note", "comment"):
        put = SubElement(around, f"briefsite-{kind}", n=number)
        put.text = reading.citations[int(number)].shown if kind == "citation" else None
    elif kind == "picture":
        name, alternative = reading.alternatives[int(number)]
        SubElement(around, "img", src=name, alt=alternative)
    elif kind in ("formula", "formula-alone"):
        put = SubElement(around, "span", {"class": "math" if kind == "formula" else "math-alone"})
        put.text = reading.formulas[int(number)]
    else:
        SubElement(around, "marker", kind=kind, n=number)
