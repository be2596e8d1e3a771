"""``cs:sort``: keys compiled to functions, and stable sorting with empty keys last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from csl import variables
from csl.collation import collator
from csl.context import Context
from csl.dates import sort_date
from csl.errors import StyleError
from csl.nodes import plain_text
from csl.number_elements import sort_number
from csl.pieces import Piece
from csl.richtext import parse_markup
from csl.scope import Scope
from csl.xmltree import Element

_T = TypeVar("_T")
# The text of a reference for a key; a constant if it is the same for every reference of the shape.
KeyText = Callable[[Context], str] | str


class SortKey(Struct, frozen=True):
    """One ``cs:key``: the element and the direction."""

    element: Element
    descending: bool

    def compile(self, scope: Scope) -> KeyText:
        """What gives the text to sort references of a shape by."""
        collate = collator(scope.locale.language)
        names = _names(self.element, scope.names)
        text = _text(self.element, replace(scope, sorting=True, macros={}, names=names))
        return collate(text) if isinstance(text, str) else lambda context: collate(text(context))


def sort_keys(area: Element) -> tuple[SortKey, ...]:
    """The keys of ``cs:sort`` in a citation or bibliography; none if there is no such element."""
    sort = area.child("sort")
    return () if sort is None else tuple([SortKey(key, key.get("sort") == "descending") for key in sort.all("key")])


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


def _text(key: Element, scope: Scope) -> KeyText:
    if "macro" in key.attributes:
        return _piece_text(scope.macro(key.get("macro")))
    name = variables.ALIASES.get(key.get("variable"), key.get("variable"))
    if not name:
        raise StyleError("<key> lacks one of the attributes variable, macro", key.line, "key")
    if name in variables.NAMES:
        whole = Element("name", {"form": "long"}, (), "", key.line)
        return _piece_text(scope.compile(Element("names", {"variable": name}, (whole,), "", key.line)))
    if name == "citation-label":
        return lambda context: context.values.get(name) or scope.style.citation_label(context.reference)
    return _variable_text(name)


def _piece_text(piece: Piece) -> KeyText:
    run, constant = piece.run, plain_text(piece.output)
    return (lambda context: plain_text(run(context))) if run is not None else constant


def _variable_text(name: str) -> KeyText:
    if name in variables.DATES:
        return lambda context: sort_date(date) if (date := context.reference.dates.get(name)) is not None else ""
    if name == "citation-number":
        return lambda context: f"{context.citation_number:09d}"
    if name in variables.NUMBERS:
        return lambda context: sort_number(context.values.get(name, ""))
    return lambda context: plain_text(parse_markup(context.values.get(name, "")))


def sort_by(items: list[_T], keys: Sequence[SortKey], text: Callable[[_T, int], str], at: int = 0) -> list[_T]:
    """The items in the order of their texts for the keys; what has an empty text comes last in either direction.

    A text is only asked for where the keys before it leave several items together.
    """
    if at == len(keys) or len(items) < 2:
        return items
    together: dict[str, list[_T]] = {}
    for item in items:
        together.setdefault(text(item, at), []).append(item)
    empty = together.pop("", [])
    groups = [together[key] for key in sorted(together, reverse=keys[at].descending)]
    return [item for group in (*groups, empty) for item in sort_by(group, keys, text, at + 1)]
