"""The shape of a reference: what the structure of its output depends on, apart from the values themselves.

A style is compiled once for each shape that comes up. Conditions on the type, on which variables there are
and on the position are settled then, so formatting runs only what gives output.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from csl import variables
from csl.model import Position
from csl.numbers import is_numeric
from csl.references import ParsedReference
from csl.xmltree import Element


class Shape(NamedTuple):
    """A type, the variables that are present, numeric and uncertain, and the place of the cite."""

    type: str
    present: frozenset[str]
    numeric: frozenset[str] = frozenset()
    uncertain: frozenset[str] = frozenset()
    position: Position | None = None
    near_note: bool = False
    label: str | None = None  # of the locator; none if there is no locator
    numeric_locator: bool = False
    first_note: bool = False


class Uses:
    """Which variables a style renders, tests and substitutes: what tells shapes apart."""

    def __init__(self, root: Element, areas: list[Element], macros: Mapping[str, Element]) -> None:
        self.variables: set[str] = set()
        self.numeric: set[str] = set()
        self.uncertain: set[str] = set()
        self.substitutions: list[tuple[frozenset[str], frozenset[str]]] = []
        self.positions: set[str] = set()
        self.conditions = 0
        self.macros = macros
        self.shapes: dict[Shape, Shape] = {}
        for element in (*areas, *macros.values()):
            self._collect(element)
        self._collect_positions(root)

    def _collect(self, element: Element) -> None:
        attributes = element.attributes
        if element.name in ("if", "else-if"):
            self.numeric.update(attributes.get("is-numeric", "").split())
            self.uncertain.update(attributes.get("is-uncertain-date", "").split())
            self.positions.update(attributes.get("position", "").split())
            self.conditions += "disambiguate" in attributes
        self._collect_positions(element)
        self.variables.update(variables_of(element))
        substitute = element.child("substitute") if element.name == "names" else None
        if substitute is not None:
            variables: set[str] = set()
            self._substitutes(substitute, variables, set())
            self.substitutions.append((frozenset(variables_of(element)), frozenset(variables)))
        for child in element.children:
            self._collect(child)

    def _collect_positions(self, element: Element) -> None:
        if "et-al-subsequent-min" in element.attributes or "et-al-subsequent-use-first" in element.attributes:
            self.positions.add("subsequent")

    def _substitutes(self, element: Element, variables: set[str], seen: set[str]) -> None:
        """The variables that are rendered within a substitution, through macros too."""
        for child in element.children:
            variables.update(variables_of(child))
            self._substitutes(child, variables, seen)
            name = child.get("macro")
            if name in self.macros and name not in seen:
                seen.add(name)
                self._substitutes(self.macros[name], variables, seen)

    def suppressible(self, present: frozenset[str]) -> frozenset[str]:
        """The variables that may be used up by a substitution in references that have just these variables."""
        variables: set[str] = set()
        while True:
            more = {
                name
                for names, substitutes in self.substitutions
                if not any(name in present and name not in variables for name in names)
                for name in substitutes
                if name in present
            }
            if more <= variables:
                return frozenset(variables)
            variables |= more

    @cached_property
    def shown(self) -> frozenset[str]:
        """The variables whose presence matters."""
        return frozenset(self.variables | self.numeric | self.uncertain | {"page", "language"})

    def shape(self, reference: ParsedReference) -> Shape:
        """The shape of a reference in the bibliography: one object for all that are alike, which compare quickly."""
        values = reference.values
        present = self.shown.intersection((*values, *reference.names, *reference.dates))
        if "page" in present:
            present |= {"page-first"}
        numbers = {name: text for name in self.numeric if (text := _number_text(name, values))}
        numeric = frozenset([name for name, text in numbers.items() if is_numeric(text)])
        uncertain = frozenset(
            [name for name in self.uncertain if name in reference.dates and reference.dates[name].circa]
        )
        shape = Shape(reference.type, present, numeric, uncertain)
        return self.shapes.setdefault(shape, shape)


def _number_text(name: str, values: Mapping[str, str]) -> str:
    if name == "page-first" and name not in values:
        return re.split(r"[-–,&;\s]", values.get("page", ""), maxsplit=1)[0]
    return values.get(name, "")


def variables_of(element: Element) -> list[str]:
    """The variables that an element names, and the short forms that it may show instead."""
    names = [variables.ALIASES.get(name, name) for name in element.get("variable").split()]
    return names + [f"{name}-short" for name in names] if element.name in ("text", "key") else names
