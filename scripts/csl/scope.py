"""Compiles the elements of a style into functions, once for each shape of reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from csl.errors import StyleError
from csl.locales import Locale
from csl.pieces import Piece, sequence
from csl.shape import Shape
from csl.xmltree import Element

if TYPE_CHECKING:
    from csl.style import Style


Compiler = Callable[[Element, "Scope"], Piece]
COMPILERS: dict[str, Compiler] = {}


class Scope(Struct, frozen=True):
    """Where elements are being compiled for: the citation, the bibliography or a sort key, and which shape.

    ``names`` are the inherited name options, ``parent`` the ``cs:names`` element whose
    ``cs:substitute`` is being compiled.
    """

    style: Style
    locale: Locale
    area: str
    names: Mapping[str, str]
    shape: Shape
    sorting: bool = False
    parent: Element | None = None
    macros: dict[str, Piece] = field(default_factory=dict)
    suppressible: frozenset[str] = frozenset()

    def within(self, parent: Element) -> Scope:
        """The scope for what substitutes the names of an element."""
        return replace(self, parent=parent, macros={})

    def has(self, variable: str) -> bool:
        """Whether references of the shape have a variable."""
        return variable in self.shape.present

    def may_suppress(self, variable: str) -> bool:
        """Whether a substitution may have used the variable up by the time it is asked for."""
        return variable in self.suppressible

    def compile(self, element: Element) -> Piece:
        """One rendering element, compiled; `StyleError` for an element that CSL does not have."""
        compiler = COMPILERS.get(element.name)
        if compiler is None:
            known = ", ".join(sorted(COMPILERS))
            raise StyleError(f"<{element.name}> cannot stand here; expected one of {known}", element.line, element.name)
        return compiler(element, self)

    def compile_all(self, elements: tuple[Element, ...]) -> list[Piece]:
        """Several elements, compiled; a ``cs:choose`` gives the pieces of the branch that holds."""
        pieces: list[Piece] = []
        for element in elements:
            piece = self.compile(element)
            if piece.parts is None:
                pieces.append(piece)
            else:
                pieces.extend(piece.parts)
        return pieces

    def macro(self, name: str) -> Piece:
        """A macro, compiled: like a group without a delimiter, and like a variable to the group around it."""
        macro = self.macros.get(name)
        if macro is None:
            pieces = self.compile_all(self.style.macros[name].children)
            self.macros[name] = macro = sequence(pieces)
        return macro
