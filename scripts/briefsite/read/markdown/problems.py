"""What an editor meant for a citation and Pandoc reads otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefsite.model import Formula
from briefsite.model.rules import markdown as rules
from briefsite.read.markdown.citations import ParagraphContent
from briefsite.read.markdown.inline import Scanner
from briefsite.read.markdown.keyless import keyless_problem
from briefsite.read.markdown.parts import PartKind
from briefsite.read.markdown.structure import CITED, Blocks, BreachAt

_LABEL = re.compile(r"[^\s\[\]^][^\s\[\]]*")
_OPENING = re.compile(r"(?:[^\W\d_][^\d()\[\]?!]{0,40}\s)?\Z")
_FOR_SEMICOLONS = frozenset("；؛;﹔︔⁏,，、،﹐/|&+")
_LONGEST_OPENING = 60


def unclosed_problems(scanner: Scanner) -> list[BreachAt]:
    """Brackets that open a citation, and braces that open a key, that are never closed in their paragraph."""
    breaches: list[BreachAt] = []
    for bracket in scanner.unclosed:
        if bracket.kind == PartKind.NOTE:
            opening = scanner.text[bracket.start : min(bracket.start + 24, bracket.end)].split("\n")[0].rstrip()
            breaches.append((bracket.start, rules.UNCLOSED_NOTE.says(opening=opening)))
            continue
        first = bracket.parts[0] if bracket.parts else None
        if first and first.kind == PartKind.KEY and _OPENING.match(scanner.text, bracket.inner[0], first.start):
            opening = scanner.text[bracket.inner[0] - 1 : first.end]
            breaches.append((bracket.inner[0] - 1, rules.UNCLOSED_CITATION.says(opening=opening)))
    for at in scanner.unclosed_braces:
        breaches.append((at, rules.UNCLOSED_BRACES.says(opening=scanner.text[at : at + 20].split()[0])))
    return breaches


def _sign_before(text: str, start: int) -> str:
    """The sign that was typed for a semicolon before the citation at `start`, if one was."""
    before = text[max(0, start - 40) : start].rstrip()[-1:]
    return before if before in _FOR_SEMICOLONS else ""


def label_problems(content: ParagraphContent, blocks: Blocks) -> list[BreachAt]:
    """Footnotes whose labels are none: to Python-Markdown all between `[^` and `]` is a label, to nobody else."""
    breaches: list[BreachAt] = []
    written = [(part.value, part.start, "") for part, _ in content.notes if part.kind == PartKind.NOTE_REFERENCE]
    written += [(label, start, ":") for label, start, _, _ in blocks.notes]
    for label, start, colon in written:
        if not is_label(label):
            right = "-".join(re.findall(r"\w+", label)).lower()[:40] or "why"
            breaches.append((start, rules.BAD_NOTE_LABEL.says(label=label[:60], colon=colon, right=right)))
    return breaches


def formula_problems(formulas: Iterable[Formula]) -> list[BreachAt]:
    """Citations in formulas: TeX has none, and two dollars that are money may look like the marks of one."""
    found = [(formula, cited) for formula in formulas if (cited := CITED.search(formula.tex))]
    return [
        (formula.tex_start + cited.start(), rules.CITATION_IN_HTML.says("formula", written=cited.group()))
        for formula, cited in found
    ]


def is_label(label: str) -> bool:
    """Whether the label of a footnote is one: no white space and no brackets (Pandoc's manual, "Footnotes")."""
    return _LABEL.fullmatch(label) is not None


def citation_problems(text: str, content: ParagraphContent, lang: str) -> list[BreachAt]:
    """Citations that are none or lost: in links, within another one, too close to the next, with a part without key."""
    breaches = [(key.start, rules.CITATION_IN_LINK.says(key=key.value)) for key in content.keys_in_links]
    for link in content.nested_links:
        written = text[link.start : min(link.end, link.start + _LONGEST_OPENING)]
        breaches.append((link.start, rules.NESTED_LINK.says(written=written)))
    for citation in content.nested:
        written = text[citation.start : citation.end]
        sign = _sign_before(text, citation.start)
        breach = rules.NESTED_CITATION.says("other-sign" if sign else "", written=written, sign=sign)
        breaches.append((citation.start, breach))
    for bracket in content.adjacent:
        written = text[bracket.start : bracket.start + _LONGEST_OPENING].partition("]")[0] + "]"
        following = text[bracket.end : bracket.end + 1]
        variant = "brace" if following == "{" else ""
        breaches.append((bracket.start, rules.ADJACENT_CITATION.says(variant, written=written, following=following)))
    breaches += [keyless_problem(text, bracket, lang) for bracket in content.keyless.values()]
    return breaches
