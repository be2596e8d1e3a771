"""``cs:group`` and ``cs:choose``, compiled."""

from __future__ import annotations

from csl.conditions import compile_condition
from csl.context import Condition
from csl.formatting import formatted
from csl.pieces import Piece, choice, sequence
from csl.scope import COMPILERS, Scope
from csl.xmltree import Element


def compile_group(element: Element, scope: Scope) -> Piece:
    """``cs:group``: nothing if it calls variables and all of them are empty."""
    return formatted(sequence(scope.compile_all(element.children), element.get("delimiter")), element)


def compile_choose(element: Element, scope: Scope) -> Piece:
    """``cs:choose``: the first branch whose condition holds; branches that cannot hold are not compiled."""
    branches: list[tuple[Condition | None, list[Piece]]] = []
    for child in element.children:
        condition = True if child.name == "else" else compile_condition(child, scope)
        if condition is False:
            continue
        branches.append((None if condition is True else condition, scope.compile_all(child.children)))
        if condition is True:
            break
    return choice(branches)


COMPILERS["group"] = compile_group
COMPILERS["choose"] = compile_choose
