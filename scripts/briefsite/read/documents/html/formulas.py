"""Formulas of a page as TeX: MathML, and what KaTeX, MathJax and programs of Markdown write."""

from __future__ import annotations

import re
from html import escape

from lxml.etree import _Element

from briefsite.read.documents.html.reading import Reading
from briefsite.read.documents.mathml_as_tex import UnknownFormulaError, mathml_as_tex

_TEX = re.compile(r"application/x-tex|math/tex", re.IGNORECASE)
_KATEX = frozenset(("katex", "katex-display"))


def is_formula(element: _Element) -> bool:
    """Whether the class of an element says that it is a formula."""
    names = set((element.get("class") or "").split())
    is_plain = "math" in names and len(element) == 0
    return element.tag in ("span", "div") and (
        is_plain or (bool(names & _KATEX) and element.find(".//math") is not None)
    )


def formula(element: _Element, reading: Reading) -> str:
    """A formula in the line or on its own; its letters, which is told, where no TeX can be had."""
    math = element if element.tag == "math" else element.find(".//math")
    if math is None:
        tex = "".join(str(text) for text in element.itertext()).strip()
        return _written(tex, element.tag == "div" or "display" in (element.get("type") or ""))
    is_display = math.get("display") == "block" or "katex-display" in (element.get("class") or "").split()
    said = [each for each in math.iter("annotation") if _TEX.match(each.get("encoding") or "")]
    tex = "".join(str(text) for each in said[:1] for text in each.itertext()).strip() or math.get("alttext", "").strip()
    if not tex:
        try:
            tex = mathml_as_tex(math)
        except UnknownFormulaError as error:
            text = " ".join("".join(str(each) for each in math.itertext()).split())
            reading.lose(f"a formula holds `{error}`, which is not turned into TeX: its letters stand ({text[:40]})")
            return escape(text, quote=False)
    return _written(tex, is_display)


def _written(tex: str, is_display: bool) -> str:
    name = "div" if is_display else "span"
    return f'<{name} class="math">{escape(tex, quote=False)}</{name}>' if tex else ""
