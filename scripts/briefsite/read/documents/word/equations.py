"""Equations of Word, Office MathML, as TeX."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from lxml.etree import _Element

from briefsite.read.bibliography.formula_tables import OPERATORS
from briefsite.read.documents.word.equation_signs import (
    ACCENTS,
    ALPHABETS,
    COMMANDS,
    FENCES,
    LARGE_SIGNS,
    UNICODE_ALPHABETS,
)
from briefsite.read.documents.word.names import MATH, m
from briefsite.read.math.mathml import MathError, mathml


class UnknownEquationError(Exception):
    """An equation has something of which there is no TeX here."""


def equation_as_tex(equation: _Element) -> str:
    """An `m:oMath` as TeX that a page can show; raises `UnknownEquationError`."""
    tex = " ".join(_inside(equation).split())
    try:
        mathml(tex)
    except MathError as error:
        raise UnknownEquationError(error.why) from error
    return tex


def _inside(element: _Element | None) -> str:
    return "" if element is None else "".join(_tex(each) for each in element if isinstance(each.tag, str))


def _tex(element: _Element) -> str:
    if not element.tag.startswith(f"{{{MATH}}}"):
        return "" if not any(each.text for each in element.iter(m("t"))) else _inside(element)
    name = element.tag.rpartition("}")[2]
    if name.endswith("Pr") or name == "ctrlPr":
        return ""
    known = _FORMS.get(name)
    if known is None:
        raise UnknownEquationError(f"`m:{name}`")
    return known(element)


def _part(element: _Element, name: str) -> str:
    return "{" + _inside(element.find(m(name))).strip() + "}"


def _property(element: _Element, name: str, default: str = "") -> str:
    """A property of an element, `m:val`; where it stands without a value, it is on."""
    kind = element.tag.rpartition("}")[2]
    found = element.find(f"{m(kind + 'Pr')}/{m(name)}")
    return default if found is None else found.get(m("val"), "on")


def _is_on(element: _Element, name: str) -> bool:
    return _property(element, name, "off") not in ("off", "0", "false")


def _run(run: _Element) -> str:
    text = "".join(each.text or "" for each in run.iter(m("t")))
    if _is_on(run, "nor"):
        return _words(text)
    out = "".join(_sign(letter) for letter in text)
    plain = _property(run, "sty")
    if alphabet := ALPHABETS.get(_property(run, "scr")):
        return f"\\{alphabet}{{{out}}}" if out.strip() else out
    if plain == "p" and text.strip() in OPERATORS:
        return f"\\{text.strip()} "
    if plain in ("p", "b") and any(letter.isalpha() for letter in text) and text.isascii():
        return f"\\{'mathrm' if plain == 'p' else 'mathbf'}{{{out}}}"
    return out


def _words(text: str) -> str:
    escaped = "".join("\\" + letter if letter in "{}%$&#_" else letter for letter in text.replace("\\", "/"))
    return f"\\text{{{escaped}}}" if text.strip() else " "


def _sign(letter: str) -> str:
    if letter in COMMANDS:
        return COMMANDS[letter]
    if letter.isascii():
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    if plain == letter or len(plain) != 1:
        return letter
    name = unicodedata.name(letter, "")
    out = COMMANDS.get(plain, plain)
    alphabet = next((each for word, each in UNICODE_ALPHABETS.items() if word in name), "")
    return f"\\{alphabet}{{{out.strip()}}}" if alphabet else out


def _fraction(element: _Element) -> str:
    over, under = _part(element, "num"), _part(element, "den")
    kind = _property(element, "type")
    if kind in ("lin", "skw"):
        return f"{over}/{under}"
    return f"\\binom{over}{under}" if kind == "noBar" else f"\\frac{over}{under}"


def _base(element: _Element) -> str:
    text = _inside(element.find(m("e"))).strip()
    return text if len(text) == 1 or (text.startswith("\\") and text[1:].isalpha()) else "{" + text + "}"


def _sub(element: _Element) -> str:
    return f"{_base(element)}_{_part(element, 'sub')}"


def _sup(element: _Element) -> str:
    return f"{_base(element)}^{_part(element, 'sup')}"


def _sub_sup(element: _Element) -> str:
    return f"{_base(element)}_{_part(element, 'sub')}^{_part(element, 'sup')}"


def _before(element: _Element) -> str:
    return f"{{}}_{_part(element, 'sub')}^{_part(element, 'sup')}{_base(element)}"


def _root(element: _Element) -> str:
    degree = _inside(element.find(m("deg"))).strip()
    return f"\\sqrt{'[' + degree + ']' if degree and not _is_on(element, 'degHide') else ''}{_part(element, 'e')}"


def _large(element: _Element) -> str:
    sign = _property(element, "chr", "∫")
    out = "\\" + LARGE_SIGNS[sign] if sign in LARGE_SIGNS else _sign(sign).strip()
    limits = "\\limits" if _property(element, "limLoc") == "undOvr" and out in (r"\int", r"\oint") else ""
    under = "" if _is_on(element, "subHide") else _inside(element.find(m("sub"))).strip()
    over = "" if _is_on(element, "supHide") else _inside(element.find(m("sup"))).strip()
    scripts = (f"_{{{under}}}" if under else "") + (f"^{{{over}}}" if over else "")
    return f"{out}{limits}{scripts} {_inside(element.find(m('e')))}"


def _fenced(element: _Element) -> str:
    opening, closing = _property(element, "begChr", "("), _property(element, "endChr", ")")
    between = _sign(_property(element, "sepChr", "|"))
    inner = element.findall(f"{m('e')}/*")
    if (opening, closing) == ("{", "") and [each.tag for each in inner if each.tag != m("ctrlPr")] == [m("eqArr")]:
        return _lines(inner[0]).replace("{split}", "{cases}")
    inside = between.join(_inside(each) for each in element.iterfind(m("e")))
    if any(sign not in FENCES for sign in (opening, closing)):
        return f"{_sign(opening)}{inside}{_sign(closing)}"
    return f"\\left{FENCES[opening]}{inside}\\right{FENCES[closing]}"


def _matrix(element: _Element) -> str:
    rows = (" & ".join(_inside(cell).strip() for cell in row.iterfind(m("e"))) for row in element.iterfind(m("mr")))
    return "\\begin{matrix}" + r" \\ ".join(rows) + "\\end{matrix}"


def _lines(element: _Element) -> str:
    rows = (_inside(each).strip().replace(r"\&", "&") for each in element.iterfind(m("e")))
    return "\\begin{split}" + r" \\ ".join(rows) + "\\end{split}"


def _function(element: _Element) -> str:
    name = element.find(m("fName"))
    said = _inside(name).strip()
    words = "".join(each.text or "" for each in (name if name is not None else element).iter(m("t"))).strip()
    if said in (words, f"\\mathrm{{{words}}}"):
        said = f"\\{words}" if words in OPERATORS else f"\\operatorname{{{words}}}" if words.isalpha() else said
    return f"{said} {_part(element, 'e')}"


def _accent(element: _Element) -> str:
    sign = _property(element, "chr", "\u0302")
    if sign not in ACCENTS:
        raise UnknownEquationError(f"the accent {sign}")
    name = ACCENTS[sign]
    wide = {"hat": "widehat", "tilde": "widetilde", "bar": "overline", "vec": "overrightarrow"}
    part = _part(element, "e")
    return f"\\{wide.get(name, name) if len(part) > 3 and not part.startswith('{' + chr(92)) else name}{part}"


def _bar(element: _Element) -> str:
    return f"\\{'overline' if _property(element, 'pos') == 'top' else 'underline'}{_part(element, 'e')}"


def _grouped(element: _Element) -> str:
    sign = _property(element, "chr", "⏟")
    name = ACCENTS.get(sign)
    if name in ("overbrace", "underbrace"):
        return f"\\{name}{_part(element, 'e')}"
    over = _property(element, "pos") == "top"
    return f"\\{'overset' if over else 'underset'}{{{_sign(sign).strip()}}}{_part(element, 'e')}"


def _limit_below(element: _Element) -> str:
    base, limit = _inside(element.find(m("e"))).strip(), _part(element, "lim")
    words = base.removeprefix("\\mathrm{").removesuffix("}").removeprefix("\\")
    if words in OPERATORS:
        return f"\\{words}_{limit}"
    return f"{base}_{limit}" if base.startswith("\\underbrace") else f"\\underset{limit}{{{base}}}"


def _limit_above(element: _Element) -> str:
    base, limit = _inside(element.find(m("e"))).strip(), _part(element, "lim")
    return f"{base}^{limit}" if base.startswith("\\overbrace") else f"\\overset{limit}{{{base}}}"


_FORMS: dict[str, Callable[[_Element], str]] = {
    "r": _run, "f": _fraction, "sSub": _sub, "sSup": _sup, "sSubSup": _sub_sup, "sPre": _before, "rad": _root,
    "nary": _large, "d": _fenced, "m": _matrix, "eqArr": _lines, "func": _function, "acc": _accent, "bar": _bar,
    "groupChr": _grouped, "limLow": _limit_below, "limUpp": _limit_above, "oMath": _inside, "e": _inside,
    "box": lambda element: _inside(element.find(m("e"))),
    "borderBox": lambda element: f"\\boxed{_part(element, 'e')}",
    "phant": lambda element: f"\\phantom{_part(element, 'e')}",
}  # fmt: skip
