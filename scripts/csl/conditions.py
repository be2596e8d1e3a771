"""The conditions of ``cs:if`` and ``cs:else-if``, settled for a shape of reference as far as they can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from csl import variables
from csl.context import Condition, Context
from csl.errors import StyleError
from csl.model import Position
from csl.xmltree import Element

if TYPE_CHECKING:
    from csl.scope import Scope

# A condition that is settled for the shape is a truth value.
_Test = Callable[[str, "Scope"], bool | Condition]


def compile_condition(element: Element, scope: Scope) -> bool | Condition:
    """The condition of one branch: its tests, joined as the attribute ``match`` says."""
    match = element.get("match", "all")
    if match not in ("all", "any", "none"):
        raise StyleError(f"match={match!r} is not one of all, any, none", element.line, element.name)
    tests: list[bool | Condition] = []
    for attribute, make in _TESTS.items():
        matching = [make(value, scope) for value in element.get(attribute).split()]
        # A work has one type and a locator one label, so several of them can only mean any of them.
        tests += [_any(matching)] if matching and attribute in ("type", "locator") else matching
    if match == "all":
        return _all(tests)
    any_holds = _any(tests)
    if match == "any":
        return any_holds
    return not any_holds if isinstance(any_holds, bool) else lambda context: not any_holds(context)


def _all(tests: list[bool | Condition]) -> bool | Condition:
    if any(test is False for test in tests):
        return False
    left = [test for test in tests if not isinstance(test, bool)]
    if len(left) < 2:
        return left[0] if left else True

    def all_hold(context: Context) -> bool:
        for test in left:  # noqa: SIM110 a loop takes half the time of all()
            if not test(context):
                return False
        return True

    return all_hold


def _any(tests: list[bool | Condition]) -> bool | Condition:
    if any(test is True for test in tests):
        return True
    left = [test for test in tests if not isinstance(test, bool)]
    if len(left) < 2:
        return left[0] if left else False

    def any_holds(context: Context) -> bool:
        for test in left:  # noqa: SIM110
            if test(context):
                return True
        return False

    return any_holds


def _type(value: str, scope: Scope) -> bool:
    return scope.shape.type == value


def _variable(value: str, scope: Scope) -> bool | Condition:
    name = variables.ALIASES.get(value, value)
    if name == "locator":
        return scope.shape.label is not None
    if name == "year-suffix":
        return lambda context: context.expansion.year_suffix > 0
    if name == "citation-number":
        return True
    if name == "first-reference-note-number":
        return scope.shape.first_note
    # A variable that a substitution has used up is still there for conditions.
    return scope.has(name)


def _is_numeric(value: str, scope: Scope) -> bool:
    if value == "locator":
        return scope.shape.numeric_locator
    return value == "citation-number" or value in scope.shape.numeric


def _uncertain(value: str, scope: Scope) -> bool:
    return value in scope.shape.uncertain


def _locator(value: str, scope: Scope) -> bool:
    label = scope.shape.label
    return label is not None and (label or "page") == ("sub-verbo" if value == "sub" else value)


def _position(value: str, scope: Scope) -> bool:
    if value == "near-note":
        return scope.shape.near_note
    return scope.shape.position in _POSITIONS.get(value, ())


def _disambiguate(_value: str, _scope: Scope) -> Condition:
    def test(context: Context) -> bool:
        context.conditions += 1
        return context.conditions <= context.expansion.conditions

    return test


_POSITIONS: dict[str, tuple[Position, ...]] = {
    "first": (Position.FIRST,),
    "subsequent": (Position.SUBSEQUENT, Position.IBID, Position.IBID_WITH_LOCATOR),
    "ibid": (Position.IBID, Position.IBID_WITH_LOCATOR),
    "ibid-with-locator": (Position.IBID_WITH_LOCATOR,),
}
_TESTS: dict[str, _Test] = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
