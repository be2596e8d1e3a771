"""The conditions of ``cs:if`` and ``cs:else-if``, compiled."""

from __future__ import annotations

from collections.abc import Callable

from csl import variables
from csl.context import Condition, Context
from csl.errors import StyleError
from csl.model import Position
from csl.numbers import is_numeric
from csl.xmltree import Element

_Test = Callable[[str], Condition]


def compile_condition(element: Element) -> Condition:
    """The condition of one branch: its tests, joined as the attribute ``match`` says."""
    match = element.get("match", "all")
    if match not in ("all", "any", "none"):
        raise StyleError(f"match={match!r} is not one of all, any, none", element.line, element.name)
    tests: list[Condition] = []
    for attribute, make in _TESTS.items():
        values = element.get(attribute).split()
        if attribute == "type" and len(values) > 1 and match != "all":
            tests.append(_types(frozenset(values)))
        else:
            tests += [make(value) for value in values]
    if match == "none":
        return _none(tests)
    if len(tests) == 1:
        return tests[0]
    return _any(tests) if match == "any" else _all(tests)


def _none(tests: list[Condition]) -> Condition:
    test = tests[0] if len(tests) == 1 else _any(tests)
    return lambda context: not test(context)


def _any(tests: list[Condition]) -> Condition:
    def test(context: Context) -> bool:
        for one in tests:  # noqa: SIM110 a loop takes half the time of any()
            if one(context):
                return True
        return False

    return test


def _all(tests: list[Condition]) -> Condition:
    def test(context: Context) -> bool:
        for one in tests:  # noqa: SIM110
            if not one(context):
                return False
        return True

    return test


def _types(values: frozenset[str]) -> Condition:
    return lambda context: context.reference.type in values


def _type(value: str) -> Condition:
    return lambda context: context.reference.type == value


def _variable(value: str) -> Condition:
    name = variables.ALIASES.get(value, value)
    if name == "locator":
        return lambda context: context.locator is not None
    if name in variables.NAMES:
        return lambda context: name in context.reference.names and name not in context.suppressed
    if name in variables.DATES:
        return lambda context: name in context.reference.dates and name not in context.suppressed
    if name == "year-suffix":
        return lambda context: context.expansion.year_suffix > 0
    if name == "citation-number":
        return lambda context: context.citation_number > 0
    if name == "first-reference-note-number":
        return lambda context: context.first_note is not None
    return lambda context: name in context.values and name not in context.suppressed


def _is_numeric(value: str) -> Condition:
    if value == "locator":
        return lambda context: context.locator is not None and is_numeric(context.locator)
    if value == "citation-number":
        return lambda context: context.citation_number > 0
    if value == "page-first":
        return lambda context: is_numeric(
            context.values.get("page-first") or context.values.get("page", "").split("-")[0]
        )
    return lambda context: is_numeric(context.values.get(value, ""))


def _uncertain(value: str) -> Condition:
    def test(context: Context) -> bool:
        date = context.reference.dates.get(value)
        return date is not None and date.circa

    return test


def _locator(value: str) -> Condition:
    wanted = "sub-verbo" if value == "sub" else value
    return lambda context: context.locator is not None and (context.label or "page") == wanted


def _position(value: str) -> Condition:
    if value == "near-note":
        return lambda context: context.near_note
    wanted = _POSITIONS.get(value, ())
    return lambda context: context.position in wanted


def _disambiguate(_: str) -> Condition:
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
