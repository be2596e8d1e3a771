"""Formulas that cannot be shown: each is converted once, as the page will convert it."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts, front_place
from briefsite.model import Breach, Formula, Problem
from briefsite.model.rules.markdown import BAD_FORMULA
from briefsite.model.text_fields import texts_of
from briefsite.read.math.marks import formulas_in

_SHOWN = 60


def bad_formula(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        for formula in body.formulas:
            for said, at in _wrong(formula):
                yield said.at(facts.place(path, body, formula.tex_start + at))
    for brief in facts.project.briefs:
        for name, text, field in texts_of(brief.front):
            if field.is_markdown and ("$" in text or "\\(" in text):
                for formula in formulas_in(text):
                    yield from (said.at(front_place(brief, name)) for said, _ in _wrong(formula))


def _wrong(formula: Formula) -> Iterator[tuple[Breach, int]]:
    """What is wrong with a formula, and how far from the beginning of its TeX."""
    # Imported here: most publications have no formula.
    from briefsite.read.math.mathml import MathError, mathml

    try:
        mathml(formula.tex, is_display=formula.is_display)
    except MathError as error:
        shown = " ".join(formula.tex.split())
        shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
        yield BAD_FORMULA.says(shown=shown, why=error.why), error.at
