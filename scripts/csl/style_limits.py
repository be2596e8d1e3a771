"""Limits on what a style may come to once its macros are put in: macros that call each other twice double.

Forty such macros in a row would be a million million elements, and no program would come to their end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from csl.errors import StyleError
from csl.xmltree import Element

MOST_ELEMENTS = 100_000
"""Elements that are rendered for one reference. The largest style of the CSL project comes to some 2,000."""
MOST_SUBSTITUTES = 10_000
"""The largest style of the CSL project comes to some 1,200."""
DEEPEST = 120
"""Elements within elements. The deepest style of the CSL project comes to 72."""


class _Extent(NamedTuple):
    """What an element comes to, with all that is in it."""

    elements: int = 1
    substitutes: int = 0
    depth: int = 1


def check_limits(areas: Iterable[Element], macros: Mapping[str, Element]) -> None:
    """`StyleError` if the style or one of its macros comes to more than can be formatted. No macro calls itself."""
    extents = _Extents(macros)
    for name in macros:
        extents.of_macro(name, 0)
    for area in areas:
        what = f"<{area.name}>"
        extents.check(extents.of(area, 0, what), what, area)


class _Extents:
    """The extents of macros, each found once."""

    def __init__(self, macros: Mapping[str, Element]) -> None:
        self.macros = macros
        self.known: dict[str, _Extent] = {}

    def of_macro(self, name: str, level: int) -> _Extent:
        """What a macro comes to, with those that it calls; ``level`` is how deep it stands."""
        if name not in self.known:
            macro, what = self.macros[name], f"the macro {name!r}"
            self.known[name] = self.check(self.of(macro, level, what), what, macro)
        return self.known[name]

    def of(self, element: Element, level: int, what: str) -> _Extent:
        """What an element of a macro or an area comes to: of the branches of ``cs:choose`` only one is rendered."""
        if level > DEEPEST:
            raise _too_deep(what, level, element)
        inside = [self.of(child, level + 1, what) for child in element.children]
        if element.name == "text" and "macro" in element.attributes:
            inside.append(self.of_macro(element.attributes["macro"], level + 1))
        if not inside:
            return _Extent()
        elements = [extent.elements for extent in inside]
        substitutes = sum(extent.substitutes for extent in inside) + (element.name == "substitute")
        shown = max(elements) if element.name == "choose" else sum(elements)
        return _Extent(1 + shown, substitutes, 1 + max(extent.depth for extent in inside))

    def check(self, extent: _Extent, what: str, element: Element) -> _Extent:
        """The extent, if it is within the limits."""
        if extent.depth > DEEPEST:
            raise _too_deep(what, extent.depth, element)
        for count, most, unit in (
            (extent.elements, MOST_ELEMENTS, "elements"),
            (extent.substitutes, MOST_SUBSTITUTES, "<substitute>"),
        ):
            if count > most:
                raise StyleError(
                    f"{what} comes to {count:,} {unit} with the macros that it calls, and at most {most:,} can be "
                    'formatted: call each macro once, where it is needed (<text macro="title"/>), not several times',
                    element.line,
                    element.name,
                )
        return extent


def _too_deep(what: str, depth: int, element: Element) -> StyleError:
    return StyleError(
        f"{what} has elements within elements {depth} deep, macros included, and at most {DEEPEST} can be formatted: "
        "put what belongs together into one <group>",
        element.line,
        element.name,
    )
