"""Formulas that cannot be shown: each is converted once, as the page will convert it."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.model import Problem
from briefsite.model.rules.markdown import BAD_FORMULA

_SHOWN = 60


def bad_formula(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        for formula in body.formulas:
            # Imported here: most publications have no formula.
            from briefsite.read.math.mathml import MathError, mathml

            try:
                mathml(formula.tex, is_display=formula.is_display)
            except MathError as error:
                place = facts.place(path, body, formula.tex_start + error.at)
                shown = " ".join(formula.tex.split())
                shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
                yield BAD_FORMULA.at(place, shown=shown, why=error.why)
