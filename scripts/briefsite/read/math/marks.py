r"""Where formulas stand in a text: `$…$`, `$$…$$` and `\(…\)` in a paragraph; `\[…\]` and `\begin{…}` as one.

A dollar is a sign of money first: it begins a formula only where neither a letter nor a digit stands before it and no
space behind it, and ends one only where no space stands before it and no number behind it. What stands between two such
dollars and reads like a sum of money, or like words, is no formula either.
"""

from __future__ import annotations

import re

from briefsite.model import Formula

_IN_LINE = r"(?:[^$\\\n]|\\.|\n(?![ \t]*\n))"
DOLLARS = re.compile(
    rf"(?<![\w$\\])(?:\$\$(?!\$)(?P<display>{_IN_LINE}{{1,4000}}+)\$\$(?!\$)"
    rf"|\$(?![\s$])(?P<dollars>{_IN_LINE}{{1,2000}}+)(?<!\s)\$(?![$\d]|[.,]\d))",
    re.DOTALL,
)
PARENTHESES = re.compile(r"\\\((?P<parentheses>(?:[^\\\n]|\\[^()]|\n(?![ \t]*\n)){1,2000}+)\\\)", re.DOTALL)
_ENVIRONMENTS = (
    r"(?:equation|align|alignat|aligned|gather|gathered|multline|eqnarray|split|cases|array|[bBpvV]?matrix"
    r"|smallmatrix)\*?"
)
PARAGRAPH = re.compile(
    rf"\$\$(?!\$)(?P<display>{_IN_LINE}{{1,4000}}+)\$\$[ \t]*(?=\n[ \t]*\n|\n?\Z)"
    r"|\\\[(?P<brackets>(?:[^\\\n]|\\[^\[\]]|\n(?![ \t]*\n)){1,4000}+)\\\][ \t]*(?=\n[ \t]*\n|\n?\Z)"
    rf"|(?P<environment>\\begin\{{(?P<name>{_ENVIRONMENTS})\}}(?:[^\n]|\n(?![ \t]*\n)){{1,4000}}?"
    r"\\end\{(?P=name)\})[ \t]*(?=\n[ \t]*\n|\n?\Z)",
    re.DOTALL,
)
"""A formula that is a paragraph of its own."""
_COMMAND = re.compile(r"\\[A-Za-z]+\*?(?:[ \t]*\{[^{}]*\})*")
_MONEY = re.compile(
    r"[\s(–—/-](?:[^\W\d_]{3,}|to|or|in|of|by|at|vs|bn|mn|an|on|as|is)\b|[(–—/](?:US|A|C|R|NZ|HK|S)\Z|\A[^(]*\)|\([^)]*\Z"
)
_WORDS = re.compile(r"(?<![^\s(])[^\W\d_]{3,}[,;]?[ \n]+[^\W\d_]{2,}(?![^\s,;.)])|(?<![\^_])[–—-]\Z")


def formula_at(text: str, at: int, end: int | None = None) -> Formula | None:
    """The formula that begins with the `$` or the `\\(` at an offset, and ends before `end`."""
    pattern = DOLLARS if text[at] == "$" else PARENTHESES
    return of_match(pattern.match(text, at, len(text) if end is None else end))


def paragraph_at(text: str, at: int) -> Formula | None:
    """The formula that is the paragraph beginning at an offset."""
    return of_match(PARAGRAPH.match(text, at))


def formulas_in(text: str) -> list[Formula]:
    """The formulas of a text that is one paragraph, without regard to code and tags."""
    matches = (match for pattern in (DOLLARS, PARENTHESES) for match in pattern.finditer(text))
    return [formula for formula in map(of_match, matches) if formula is not None]


def of_match(found: re.Match[str] | None) -> Formula | None:
    """The formula that one of the patterns has found, if it is one."""
    if found is None:
        return None
    kind = next(name for name, tex in found.groupdict().items() if tex is not None and name != "name")
    tex = found[kind]
    is_display = kind not in ("dollars", "parentheses")
    if not tex.strip() or (kind != "environment" and _is_text(tex, is_money=kind == "dollars")):
        return None
    return Formula(found.start(), found.end(), found.start(kind), tex, is_display)


def _is_text(tex: str, *, is_money: bool) -> bool:
    """Whether what stands between two marks reads like words, or like a sum of money."""
    plain = _COMMAND.sub("", tex)
    if is_money and plain.lstrip("+-−~≈.").startswith(tuple("0123456789٠١٢٣٤٥٦٧٨٩")) and _MONEY.search(plain):
        return True
    return _WORDS.search(plain) is not None


_BEGINS_BLOCK = re.compile(r"^[ \t>]*(?:(?:[-*+:]|\d+[.)]|\[\^[^\]\n]+\]:)[ \t]+)*\\\[", re.MULTILINE)
_IN_CODE = re.compile(r"`[^`$]*+\$")


def may_hold_formula(text: str) -> bool:
    """Whether a text of several blocks may hold a formula. What is found need not be one: it may stand in code."""
    if "\\(" in text or ("\\[" in text and _BEGINS_BLOCK.search(text)) or "\\begin{" in text or "$$" in text:
        return True
    if text.count("$") < 2:
        return False
    # With code taken out, what stands before and behind it comes together.
    return any(map(of_match, DOLLARS.finditer(text))) or ("`" in text and _IN_CODE.search(text) is not None)
