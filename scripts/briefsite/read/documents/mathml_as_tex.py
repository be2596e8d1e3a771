"""Formulas in MathML as TeX: fractions, roots, scripts, limits, fences, matrices, Greek and the usual signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from lxml.etree import _Element

from briefsite.read.bibliography.formula_tables import BINARY, GREEK, OPERATORS, ORDINARY, RELATIONS

_SIGNS: Mapping[str, str] = {
    sign: f"\\{name} "
    for table in (ORDINARY, BINARY, RELATIONS, GREEK)
    for name, sign in reversed(table.items())
    if len(sign) == 1 and not (sign.isascii() and sign.isalnum())
} | {
    "\\": r"\backslash ",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "^": r"\hat{}",
    "~": r"\sim ",
    "−": "-",
    "×": r"\times ",
    "⋅": r"\cdot ",
    "·": r"\cdot ",
    "∗": "*",
    "′": "'",
    "…": r"\ldots ",
    "→": r"\to ",
    "∑": r"\sum ",
    "∏": r"\prod ",
    "∫": r"\int ",
    "|": "|",
    "<": "<",
    ">": ">",
    "/": "/",
    "+": "+",
    "∞": r"\infty ",
    "≤": r"\leq ",
    "≥": r"\geq ",
    "≠": r"\neq ",
    "°": r"^{\circ}",
    "\u2061": "",
    "\u2062": "",
    "\u2063": "",
    "\u2064": "",
    "\u200b": "",
    "\xa0": "~",
}
_LARGE = frozenset(("∑", "∏", "∫", "∮", "∐", "⋃", "⋂"))
_ACCENTS: Mapping[str, str] = {
    "^": "hat",
    "ˆ": "hat",
    "~": "tilde",
    "˜": "tilde",
    "¯": "bar",
    "‾": "overline",
    "―": "overline",
    "→": "vec",
    "⃗": "vec",
    "˙": "dot",
    "¨": "ddot",
    "´": "acute",
    "`": "grave",
    "˘": "breve",
    "ˇ": "check",
    "⏞": "overbrace",
}
_TRANSPARENT = frozenset(("math", "mrow", "mstyle", "mpadded", "mphantom", "merror", "mtd", "maction"))


class UnknownFormulaError(Exception):
    """A formula with something that has no TeX here."""


def mathml_as_tex(formula: _Element) -> str:
    """The TeX of a formula; raises UnknownFormulaError where it holds what is not known."""
    return " ".join(_tex(formula).split())


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _parts(element: _Element) -> list[_Element]:
    return [child for child in element if isinstance(child.tag, str)]


def _tex(element: _Element) -> str:
    name = _name(element)
    if name in _TRANSPARENT:
        return "".join(map(_tex, _parts(element)))
    write = _WRITERS.get(name)
    if write is None:
        raise UnknownFormulaError(name)
    try:
        return write(element)
    except IndexError as error:
        raise UnknownFormulaError(name) from error


def _of(element: _Element, number: int) -> str:
    return _tex(_parts(element)[number]).strip()


def _text(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext()).strip()


def _letters(element: _Element) -> str:
    text = _text(element)
    if len(text) > 1 and text.isascii() and text.isalpha():
        return f"\\{text} " if text in OPERATORS else f"\\mathrm{{{text}}}"
    return "".join(map(_sign, text))


def _sign(letter: str) -> str:
    if letter in _SIGNS:
        return _SIGNS[letter]
    plain = unicodedata.normalize("NFKC", letter)
    return _SIGNS.get(plain, plain) if len(plain) == 1 else letter


def _words(element: _Element) -> str:
    text = re.sub(r"([{}%$&#_])", r"\\\1", _text(element).replace("\\", "/"))
    return f"\\text{{{text}}}" if text else " "


def _fenced(element: _Element) -> str:
    between = (element.get("separators", ",") or "")[:1]
    inner = between.join(map(_tex, _parts(element)))
    return f"\\left{_fence(element.get('open', '('))} {inner} \\right{_fence(element.get('close', ')'))}"


def _fence(sign: str) -> str:
    return {"{": r"\{", "}": r"\}", "": ".", "⟨": r"\langle", "⟩": r"\rangle"}.get(sign, sign)


def _under(element: _Element) -> str:
    base = _of(element, 0)
    if _text(_parts(element)[0]) in _LARGE or base.startswith("\\lim"):
        return f"{base}_{{{_of(element, 1)}}}"
    if _text(_parts(element)[1]) in ("_", "̲", "⏟"):
        return f"\\underline{{{base}}}"
    return f"\\underset{{{_of(element, 1)}}}{{{base}}}"


def _over(element: _Element) -> str:
    base, mark = _of(element, 0), _text(_parts(element)[1])
    if mark in _ACCENTS:
        return f"\\{_ACCENTS[mark]}{{{base}}}"
    if _text(_parts(element)[0]) in _LARGE:
        return f"{base}^{{{_of(element, 1)}}}"
    return f"\\overset{{{_of(element, 1)}}}{{{base}}}"


def _matrix(element: _Element) -> str:
    rows = [" & ".join(_tex(cell).strip() for cell in _parts(row)) for row in _parts(element)]
    lines = " \\\\ ".join(rows)
    return f"\\begin{{matrix}} {lines} \\end{{matrix}}"


def _base(element: _Element) -> str:
    base = _of(element, 0)
    is_one = len(base) == 1 or (base.startswith("\\") and base[1:].isalpha()) or _text(_parts(element)[0]) in _LARGE
    return base if is_one else f"{{{base}}}"


_WRITERS: Mapping[str, Callable[[_Element], str]] = {
    "mi": _letters,
    "mn": _letters,
    "mo": _letters,
    "mtext": _words,
    "ms": _words,
    "mspace": lambda _: " ",
    "mfrac": lambda each: f"\\frac{{{_of(each, 0)}}}{{{_of(each, 1)}}}",
    "msqrt": lambda each: f"\\sqrt{{{''.join(map(_tex, _parts(each))).strip()}}}",
    "mroot": lambda each: f"\\sqrt[{_of(each, 1)}]{{{_of(each, 0)}}}",
    "msup": lambda each: f"{_base(each)}^{{{_of(each, 1)}}}",
    "msub": lambda each: f"{_base(each)}_{{{_of(each, 1)}}}",
    "msubsup": lambda each: f"{_base(each)}_{{{_of(each, 1)}}}^{{{_of(each, 2)}}}",
    "munder": _under,
    "mover": _over,
    "munderover": lambda each: f"{_base(each)}_{{{_of(each, 1)}}}^{{{_of(each, 2)}}}",
    "mfenced": _fenced,
    "mtable": _matrix,
    "semantics": lambda each: _tex(_parts(each)[0]),
}
