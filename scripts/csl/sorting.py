"""``cs:sort``: keys compiled to functions, and stable sorting with empty keys last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from csl import variables
from csl.collation import collator
from csl.context import Context
from csl.date_elements import sort_date
from csl.errors import StyleError
from csl.nodes import plain_text
from csl.number_elements import sort_number
from csl.richtext import parse_markup
from csl.scope import Scope
from csl.xmltree import Element

_T = TypeVar("_T")
_KeyText = Callable[[Context], str]


@dataclass(frozen=True, slots=True)
class SortKey:
    """One ``cs:key``: what gives the text to sort by, and the direction."""

    text: _KeyText
    descending: bool


def compile_keys(area: Element | None, scope: Scope) -> tuple[SortKey, ...]:
    """The keys of ``cs:sort`` in a citation or bibliography; none if there is no such element."""
    sort = area.child("sort") if area is not None else None
    if sort is None:
        return ()
    return tuple([_compile(key, scope) for key in sort.all("key")])


def _compile(key: Element, scope: Scope) -> SortKey:
    collate = collator(scope.locale.language)
    text = _text(key, replace(scope, sorting=True, macros={}, names=_names(key, scope.names)))
    return SortKey(lambda context: collate(text(context)), key.get("sort") == "descending")


def _names(key: Element, inherited: Mapping[str, str]) -> dict[str, str]:
    """The name options for a key, with what it overrides."""
    options = dict(inherited)
    for attribute, names in (
        ("names-min", ("et-al-min", "et-al-subsequent-min")),
        ("names-use-first", ("et-al-use-first", "et-al-subsequent-use-first")),
        ("names-use-last", ("et-al-use-last",)),
    ):
        if attribute in key.attributes:
            options |= dict.fromkeys(names, key.attributes[attribute])
            options |= {f"key-{name}": key.attributes[attribute] for name in names}
    return options


def _text(key: Element, scope: Scope) -> _KeyText:
    if "macro" in key.attributes:
        run = scope.macro(key.get("macro"))
        return lambda context: plain_text(run(context))
    name = variables.ALIASES.get(key.get("variable"), key.get("variable"))
    if not name:
        raise StyleError("<key> lacks one of the attributes variable, macro", key.line, "key")
    if name in variables.NAMES:
        names = Element(
            "names", {"variable": name}, (Element("name", {"form": "long"}, (), "", key.line),), "", key.line
        )
        list_names = scope.compile(names)
        return lambda context: plain_text(list_names(context))
    if name == "citation-label":
        return lambda context: context.values.get(name) or scope.style.citation_label(context.reference)
    return _variable_text(name)


def _variable_text(name: str) -> _KeyText:
    if name in variables.DATES:
        return lambda context: sort_date(date) if (date := context.reference.dates.get(name)) is not None else ""
    if name == "citation-number":
        return lambda context: f"{context.citation_number:09d}"
    if name in variables.NUMBERS:
        return lambda context: sort_number(context.values.get(name, ""))
    return lambda context: plain_text(parse_markup(context.values.get(name, "")))


def sort_by(items: Sequence[_T], keys: tuple[SortKey, ...], context: Callable[[_T], Context]) -> list[_T]:
    """The items in the order of the keys; what has an empty key comes last in either direction."""
    ordered = list(items)
    for key in reversed(keys):
        texts = [(key.text(context(item)), item) for item in ordered]
        filled = sorted([pair for pair in texts if pair[0]], key=lambda pair: pair[0], reverse=key.descending)
        ordered = [item for _, item in filled] + [item for text, item in texts if not text]
    return ordered
