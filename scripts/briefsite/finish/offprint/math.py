"""A formula of a page (MathML Core) as nodes; its TeX is what is read out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml.html import HtmlElement

from briefsite.finish.offprint.letters import shown

_PARTS: Mapping[str, str] = {
    "mfrac": "frac", "msqrt": "sqrt", "mroot": "root", "msub": "sub", "msup": "sup", "msubsup": "subsup",
    "munder": "under", "mover": "over", "munderover": "underover",
}  # fmt: skip
_TOKENS: Mapping[str, str] = {"mi": "var", "mn": "num", "mo": "op", "mtext": "words", "ms": "words"}


def formula(element: HtmlElement) -> list[Any]:
    """A formula: whether it stands in a line of its own, its TeX, and what it shows."""
    return ["math", element.get("display") == "block", element.get("alttext") or "", *map(_part, element)]


def _part(element: HtmlElement) -> list[Any]:
    kind = _TOKENS.get(element.tag)
    if kind:
        words = shown("".join(element.itertext()))
        words = words.replace(" ", "\xa0") if kind == "words" else words.strip()
        upright = element.get("mathvariant") == "normal"
        return ["num" if upright and kind == "var" else kind, words]
    if element.tag == "mtable":
        return ["rows", *([["row", *map(_part, cell)] for cell in row] for row in element)]
    if element.tag == "mspace":
        return ["words", "\u2003"]
    return [_PARTS.get(element.tag, "row"), *map(_part, element)]
