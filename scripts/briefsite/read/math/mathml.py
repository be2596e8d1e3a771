"""TeX as MathML: the one door to latex2mathml. What it takes for text, or stops at, is said with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

LONGEST = 4000
DEEPEST = 40
"""So many braces, and what else may stand in one another: it is read by recursion."""
_MARK = re.compile(
    r"\\(?P<kind>begin|end)[ ]*\{(?P<name>[^{}]*)\}|\\(?P<side>left|right)(?![A-Za-z])|\\[A-Za-z]+|\\.|[{}]", re.DOTALL
)
_REFUSED = frozenset((r"\href", r"\style", r"\class"))
"""What would lead elsewhere, or clothe the page."""
_UNKNOWN = re.compile(r"\\[A-Za-z]+\*?")
_ENVIRONMENTS = {
    **dict.fromkeys(("aligned", "alignedat", "alignat"), (r"\begin{align*}", r"\end{align*}")),
    **dict.fromkeys(("gather", "gathered", "multline"), (r"\begin{matrix}", r"\end{matrix}")),
    "eqnarray": (r"\begin{array}{rcl}", r"\end{array}"),
    "equation": ("{", "}"),
}
"""What stands for environments of LaTeX's that latex2mathml does not know."""
_ENVIRONMENT = re.compile(
    rf"\\(?P<kind>begin|end)[ ]*\{{(?P<name>{'|'.join(_ENVIRONMENTS)})\*?\}}(?:[ ]*\[[tcb]\])?"
    r"(?:(?<=at\})[ ]*\{\d+\}|(?<=at\*\})[ ]*\{\d+\})?"
)
_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
"""How many parts an element has, no more and no fewer (MathML Core)."""
_WHY = {
    "NumeratorNotFoundError": "a fraction lacks what stands above its line",
    "DenominatorNotFoundError": "a fraction lacks what stands below its line",
    "MissingSuperScriptOrSubscriptError": "nothing stands behind `^` or `_`",
    "DoubleSubscriptsError": "two `_` follow each other: put the inner one between `{` and `}`",
    "DoubleSuperscriptsError": "two `^` follow each other: put the inner one between `{` and `}`",
    "NoAvailableTokensError": "it ends where more is needed",
    "InvalidAlignmentError": "the columns of a table are `l`, `c` and `r`",
    "LimitsMustFollowMathOperatorError": r"`\limits` stands only behind a sign such as `\sum`",
}


class MathError(Exception):
    """TeX that cannot be shown: what is wrong, and how far from its beginning."""

    def __init__(self, why: str, at: int = 0) -> None:
        super().__init__(why)
        self.why, self.at = why, at


def mathml(tex: str, *, is_display: bool = False) -> Element:
    """The formula as a `math` element, whose `alttext` is the TeX. Raises MathError."""
    for why, at in _faults(tex):
        raise MathError(why, at)
    from latex2mathml.converter import convert_to_element  # most pages have no formula

    try:
        element: Element = convert_to_element(_ENVIRONMENT.sub(_known, tex.strip()))
    except Exception as error:  # it raises whatever its own code stumbles over
        raise MathError(_WHY.get(type(error).__name__, "it cannot be read as TeX")) from None
    for part in element.iter():
        part.text = unescape(part.text or "")
        if unknown := _UNKNOWN.match(part.text):
            raise MathError(f"`{unknown[0]}` is no command that is known here", max(tex.find(unknown[0]), 0))
        if len(part) != _PARTS.get(part.tag, len(part)):
            raise MathError("a fraction, a root, or a sign above or below another lacks a part")
        if part.text == "&":
            raise MathError(r"`&` stands outside a table: write `\&`", max(tex.find("&"), 0))
    element.attrib.clear()
    if is_display:
        element.set("display", "block")
    element.set("alttext", " ".join(tex.split()))
    return element


def _known(mark: re.Match[str]) -> str:
    """The beginning, or the end, of an environment as latex2mathml knows it."""
    return _ENVIRONMENTS[mark["name"]][mark["kind"] == "end"]


def _faults(tex: str) -> Iterator[tuple[str, int]]:
    """What is wrong that can be seen without converting, and where; what stands first comes first."""
    if len(tex) > LONGEST:
        yield f"it is longer than {LONGEST} characters", 0
        return
    opened: list[tuple[str, str, int]] = []
    for mark in _MARK.finditer(tex):
        sign, at = mark[0], mark.start()
        if sign in _REFUSED:
            yield f"`{sign}` is no command that is known here", at
        elif sign == "{" or mark["kind"] == "begin" or mark["side"] == "left":
            opened.append((sign, mark["name"] or "", at))
            if len(opened) > DEEPEST:
                yield f"more than {DEEPEST} parts stand in one another", at
                return
        elif sign == "}" or mark["kind"] or mark["side"]:
            wanted = "{" if sign == "}" else r"\left" if mark["side"] else rf"\begin{{{mark['name']}}}"
            if not opened or opened.pop()[0].replace(" ", "") != wanted:
                yield f"`{sign}` closes nothing that is open", at
                return
    if opened:
        yield f"`{opened[-1][0]}` is never closed", opened[-1][2]
