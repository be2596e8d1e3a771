"""Compiles the elements of a style into functions, once for each place they are used from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from csl.context import Context, Runner
from csl.errors import StyleError
from csl.locales import Locale
from csl.nodes import Kind, Node, Output
from csl.xmltree import Element

if TYPE_CHECKING:
    from csl.style import Style


class Pieces(list[Output]):
    """Outputs of ``cs:choose``: the delimiter of the element around it goes between them."""

    __slots__ = ()


Compiler = Callable[[Element, "Scope"], Runner]
COMPILERS: dict[str, Compiler] = {}


@dataclass(frozen=True)
class Scope:
    """Where elements are being compiled for: the citation, the bibliography, or a sort key.

    ``names`` are the inherited name options, ``parent`` the ``cs:names`` element whose
    ``cs:substitute`` is being compiled.
    """

    style: Style
    locale: Locale
    area: str
    names: Mapping[str, str]
    sorting: bool = False
    parent: Element | None = None
    macros: dict[str, Runner] = field(default_factory=dict)

    def within(self, parent: Element) -> Scope:
        """The scope for what substitutes the names of an element."""
        return replace(self, parent=parent, macros={})

    def compile(self, element: Element) -> Runner:
        """The function for one rendering element; `StyleError` for an element that CSL does not have."""
        compiler = COMPILERS.get(element.name)
        if compiler is None:
            raise StyleError(
                f"<{element.name}> is not a rendering element; expected one of {', '.join(sorted(COMPILERS))}",
                element.line,
                element.name,
            )
        return compiler(element, self)

    def compile_all(self, elements: tuple[Element, ...]) -> list[Runner]:
        """The functions for several elements."""
        return [self.compile(element) for element in elements]

    def macro(self, name: str) -> Runner:
        """The function for a macro, compiled when it is first run."""
        found = self.macros.get(name)
        if found is None:
            self.macros[name] = found = _Macro(self, name)
        return found


class _Macro:
    """A macro: like a group without a delimiter, compiled when it is first run."""

    __slots__ = ("name", "runners", "scope")

    def __init__(self, scope: Scope, name: str) -> None:
        self.scope = scope
        self.name = name
        self.runners: list[Runner] | None = None

    def __call__(self, context: Context) -> Output:
        runners = self.runners
        if runners is None:
            self.runners = runners = self.scope.compile_all(self.scope.style.macros[self.name].children)
        called, rendered = context.called, context.rendered
        parts = run_all(runners, context)
        if not parts or (context.called != called and context.rendered == rendered):
            return None
        context.called += 1
        context.rendered += 1
        return parts[0] if len(parts) == 1 else parts


def run_all(runners: list[Runner], context: Context) -> list[Output]:
    """What several functions give, without what is empty."""
    parts: list[Output] = []
    for run in runners:
        output = run(context)
        if output is not None:
            if type(output) is Pieces:
                parts.extend(output)
            else:
                parts.append(output)
    return parts


def term_node(output: Output) -> Output:
    """A term, marked so that it can be capitalised at the beginning of a note."""
    return None if output is None else Node(Kind.TERM, None, output)
