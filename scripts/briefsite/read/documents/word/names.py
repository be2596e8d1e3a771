"""The names of a document of Word: its namespaces, and what is asked of its elements again and again."""

from __future__ import annotations

from copy import deepcopy

from lxml.etree import Element, SubElement, _Element

OFFICE = "http://schemas.openxmlformats.org"
WORD = f"{OFFICE}/wordprocessingml/2006/main"
MATH = f"{OFFICE}/officeDocument/2006/math"
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
DRAWING = f"{OFFICE}/drawingml/2006/main"
DRAWN_IN_WORD = f"{OFFICE}/drawingml/2006/wordprocessingDrawing"
COMPATIBILITY = f"{OFFICE}/markup-compatibility/2006"
BIBLIOGRAPHY = f"{OFFICE}/officeDocument/2006/bibliography"
VML = "urn:schemas-microsoft-com:vml"
OFFICE_VML = "urn:schemas-microsoft-com:office:office"
OURS = "urn:briefsite"
"""Of the attributes in which one step tells another what it saw; no document has them."""

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    return f"{{{WORD}}}{name}"


def m(name: str) -> str:
    return f"{{{MATH}}}{name}"


def ours(name: str) -> str:
    return f"{{{OURS}}}{name}"


def value(element: _Element | None, name: str = "val") -> str:
    """The attribute `w:val` of an element, or another of Word's; empty where there is none."""
    return "" if element is None else element.get(w(name), "")


def is_on(element: _Element | None) -> bool | None:
    """What a switch like `w:b` says; None where it stands nowhere."""
    return None if element is None else value(element) not in ("0", "false", "off", "none")


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first child of that name of Word's, and of it the next."""
    for name in path:
        element = None if element is None else element.find(w(name))
    return element


def first_child(element: _Element, name: str) -> _Element:
    """The child of that name, which must stand first: it is made where there is none."""
    found = element.find(w(name))
    if found is None:
        found = SubElement(element, w(name))
        element.insert(0, found)
    return found


def run_of(text: str, like: _Element | None = None) -> _Element:
    """A run that says `text`, with the looks of another."""
    run = Element(w("r"))
    properties = None if like is None else like.find(w("rPr"))
    if properties is not None:
        run.append(deepcopy(properties))
    run.append(text_element(text))
    return run


def text_element(text: str) -> _Element:
    said = Element(w("t"))
    said.text = text
    said.set(XML_SPACE, "preserve")
    return said


def remove(element: _Element) -> None:
    """Takes an element out of its tree; text behind it, which Word has nowhere, goes too."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: _Element) -> None:
    """Puts what is in an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def elements(root: _Element, *names: str) -> list[_Element]:
    """All elements of these names of Word's below `root`, as they are before anything is changed."""
    return list(root.iter(*(w(name) for name in names)))


def own_runs(story: _Element) -> list[_Element]:
    """The runs of a story in their order, without those of text boxes in it."""
    out, waiting = [], [story]
    while waiting:
        each = waiting.pop()
        if each.tag == w("r"):
            out.append(each)
        waiting.extend(part for part in reversed(each) if part.tag != ours("box"))
    return out


def text_of(element: _Element) -> str:
    """The text that an element shows, with what stands for room in it as spaces."""
    out = []
    for part in element.iter(w("t"), w("tab"), w("br"), w("cr"), w("p"), w("noBreakHyphen"), m("t")):
        if part.tag in (w("t"), m("t")):
            out.append(part.text or "")
        else:
            out.append("\u2011" if part.tag == w("noBreakHyphen") else " ")
    return "".join(out)


def words_in(element: _Element) -> str:
    """The text that an element shows, as one line."""
    return " ".join(text_of(element).split())
