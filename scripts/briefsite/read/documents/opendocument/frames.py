"""Frames and drawings: pictures, boxes of text, formulas; of anything else that it is there."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from lxml.etree import _Element

from briefsite.read.documents.document import DocumentError
from briefsite.read.documents.mathml_as_tex import UnknownFormulaError, mathml_as_tex
from briefsite.read.documents.opendocument.names import get, q, short, words_of
from briefsite.read.documents.opendocument.reading import Reading

_ANCHORED = frozenset(("paragraph", "page", "char"))


class Shown(NamedTuple):
    """What stands for a frame, in the line or as a block of its own."""

    html: str
    is_block: bool = False


class Frames:
    """Reads frames; `blocks` gives the HTML of the paragraphs in an element."""

    def __init__(self, reading: Reading, blocks: Callable[[_Element], str]) -> None:
        self.reading, self.blocks = reading, blocks

    def shown(self, element: _Element) -> Shown:
        """What stands for a frame, a drawing or a group of them."""
        name = short(element)
        if name == "draw:frame":
            return self._frame(element)
        if name == "draw:a":
            return next((self.shown(each) for each in element), Shown(""))
        if name in (
            "draw:g",
            "draw:custom-shape",
            "draw:rect",
            "draw:ellipse",
            "draw:text-box",
            "draw:line",
            "draw:path",
        ):
            return self._drawing(element)
        if words := words_of(element):
            self.reading.lose(f"a drawing was left out; it says “{words[:60]}”")
        return Shown("")

    def _drawing(self, element: _Element) -> Shown:
        texts = [self.blocks(each) for each in _holders(element)]
        pictures = [self._picture(each) for each in element.iter(q("draw:frame")) if each is not element]
        if not words_of(element):
            self.reading.lose("a drawing was left out: save it as a picture (SVG or PNG) and put it in")
        html = "".join((*filter(None, pictures), *(f"<aside>{text}</aside>" for text in texts if text)))
        return Shown(html, bool(html))

    def _frame(self, frame: _Element) -> Shown:
        box, target = frame.find(q("draw:text-box")), frame.find(q("draw:object"))
        if box is not None:
            return self._box(box)
        if target is not None:
            formula = self._formula(target)
            if formula is not None:
                return formula
        table = frame.find(q("table:table"))
        if table is not None:
            return Shown(self.blocks(frame), True)
        return Shown(self._picture(frame))

    def _box(self, box: _Element) -> Shown:
        inner = self.blocks(box)
        if inner.startswith("<figure>") and inner.endswith("</figure>") and inner.count("<figure>") == 1:
            return Shown(inner, True)
        return Shown(f"<aside>{inner}</aside>" if inner else "", bool(inner))

    def _formula(self, target: _Element) -> Shown | None:
        """A formula as TeX; None where the object is none."""
        folder = posixpath.normpath(get(target, "xlink:href").lstrip("/"))
        name = f"{folder}/content.xml"
        math = next((each for each in target.iter("{*}math")), None)
        if math is None and name in self.reading.package.names:
            try:
                root = self.reading.package.xml(name)
            except DocumentError:
                self.reading.lose("an embedded object cannot be read and was left out")
                return Shown("")
            math = root if short(root).endswith("math") else None
        if math is None:
            return None
        try:
            return Shown(f'<span class="math">{escape(mathml_as_tex(math), quote=False)}</span>')
        except UnknownFormulaError as error:
            words = _annotation(math) or words_of(math)
            self.reading.lose(f"a formula holds `{error}`, which is not turned into TeX: it stands as “{words[:60]}”")
            return Shown(f"<code>{escape(words, quote=False)}</code>")

    def _picture(self, frame: _Element) -> str:
        alt = " ".join((frame.findtext(q("svg:desc")) or frame.findtext(q("svg:title")) or "").split())
        why = "it is of a form that browsers do not show: save it as PNG or SVG and put it in"
        for image in frame.iter(q("draw:image")):
            address = get(image, "xlink:href")
            name = posixpath.normpath(address).removeprefix("./")
            if name not in self.reading.package.names:
                why = "it lies outside of the document, and is never fetched"
                continue
            kept = self.reading.shelf.put(self.reading.package.read(name), _name_of(frame, name))
            if kept is not None:
                return f'<img src="{escape(kept)}" alt="{escape(alt)}">'
        what = "a picture" if frame.find(q("draw:object")) is None else "an embedded object, such as a chart,"
        if frame.find(q("draw:plugin")) is not None or frame.find(q("draw:floating-frame")) is not None:
            what, why = "a recording, a video or a page in a frame", "a brief holds none"
        said = f" (“{alt[:60]}”)" if alt else ""
        self.reading.lose(f"{what} was not taken over{said}: {why}")
        return escape(alt, quote=False)


def _name_of(frame: _Element, name: str) -> str:
    """A name for a picture: what people called it, for those in the file are only numbers."""
    called = get(frame, "draw:name")
    return f"{called}.png" if called else name


def _annotation(math: _Element) -> str:
    return next((words_of(each) for each in math.iter("{*}annotation")), "")


def _holders(element: _Element) -> list[_Element]:
    """The elements of a drawing that hold paragraphs, outermost ones."""
    if element.find(q("text:p")) is not None or element.find(q("text:list")) is not None:
        return [element]
    return [holder for child in element for holder in _holders(child) if isinstance(child.tag, str)]
