"""``cs:text``, compiled."""

from __future__ import annotations

from collections.abc import Callable

from csl import variables
from csl.context import Context, Runner
from csl.formatting import formatted
from csl.links import is_linked, linked, with_addresses
from csl.nodes import Node, NodeKind, Output
from csl.numbers import format_locator, format_pages, page_first, with_range_dashes
from csl.pieces import EMPTY, NOTHING, Piece
from csl.richtext import parse_markup
from csl.scope import COMPILERS, Scope
from csl.xmltree import Element


def compile_text(element: Element, scope: Scope) -> Piece:
    """``cs:text``: a variable, a macro, a term or a value."""
    attributes = element.attributes
    if "variable" in attributes:
        name = attributes["variable"]
        if is_linked(name) and not scope.sorting and scope.has(name):
            return formatted(*linked(name, element))
        return formatted(_variable(element, scope), element)
    if "macro" in attributes:
        return formatted(scope.macro(attributes["macro"]), element)
    if "term" in attributes:
        return formatted(_term(element, scope), element)
    value = attributes.get("value")
    return formatted(Piece(output=parse_markup(value)), element) if value else NOTHING


def _term(element: Element, scope: Scope) -> Piece:
    name = "sub-verbo" if element.get("term") == "sub verbo" else element.get("term")
    text = scope.locale.term(name, element.get("form", "long"), element.get("plural") == "true")
    if not text:
        return NOTHING
    # What the style writes in a case of its own is not capitalised where it begins a note.
    return Piece(output=text if element.get("text-case") else Node(NodeKind.TERM, None, text))


def implicit_suffix(context: Context, scope: Scope) -> Output:
    """The year suffix, where the style does not place it itself and it has not been shown yet."""
    number = context.expansion.year_suffix
    if not number or context.suffix_shown or scope.style.places_year_suffix:
        return None
    context.suffix_shown = True
    return Node(NodeKind.YEAR_SUFFIX, number, year_suffix(number))


def year_suffix(number: int) -> str:
    """The letters of a year suffix: a to z, then aa, ab …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _variable(element: Element, scope: Scope) -> Piece:
    name = variables.ALIASES.get(element.get("variable"), element.get("variable"))
    special = _SPECIAL.get(name)
    if special is not None:
        return special(scope)
    if element.get("form") == "short" and not name.endswith("-short"):
        return _short(name, scope)
    if not scope.has(name):
        return EMPTY
    if name in variables.LITERAL:
        return Piece(lambda context: context.take(name), counts=True)
    return Piece(_taken(name, scope), counts=True, sure=not scope.may_suppress(name))


def _taken(name: str, scope: Scope) -> Runner:
    """What shows a variable that references of the shape have."""
    quotes, sign = scope.locale.quotes, "\0" if scope.sorting else "://"
    if scope.may_suppress(name):

        def run(context: Context) -> Output:
            value = context.take(name)
            if value is None:
                return None
            output = parse_markup(value, quotes)
            return with_addresses(output) if sign in value else output

        return run

    def run_always(context: Context) -> Output:
        context.called += 1
        context.rendered += 1
        value = context.values[name]
        output = parse_markup(value, quotes)
        return with_addresses(output) if sign in value else output

    return run_always


def _short(name: str, scope: Scope) -> Piece:
    """A variable in its short form: given as such, in the list of abbreviations, or else the long form."""
    quotes, short = scope.locale.quotes, f"{name}-short"
    abbreviations = scope.style.abbreviations.get(name, {})
    has_short = scope.has(short)
    if not has_short and not scope.has(name):
        return EMPTY

    def run(context: Context) -> Output:
        value = context.take(short) if has_short else None
        if value is None:
            value = context.take(name)
            value = abbreviations.get(value, value) if value is not None else None
        return None if value is None else parse_markup(value, quotes)

    return Piece(run, counts=True)


def _locator(scope: Scope) -> Piece:
    if scope.shape.label is None:
        return EMPTY
    quotes = scope.locale.quotes

    def run(context: Context) -> Output:
        context.called += 1
        context.rendered += 1
        return parse_markup(format_locator(context.locator or "", context.label, scope), quotes)

    return Piece(run, counts=True, sure=True)


def _pages(scope: Scope) -> Piece:
    if not scope.has("page"):
        return EMPTY
    quotes = scope.locale.quotes

    def run(context: Context) -> Output:
        value = context.take("page")
        return None if value is None else parse_markup(format_pages(value, scope), quotes)

    return Piece(run, counts=True)


def _counted(name: str) -> Callable[[Scope], Piece]:
    """What shows a variable that may hold several numbers: "3-4" is from 3 to 4."""

    def compile_counted(scope: Scope) -> Piece:
        if not scope.has(name):
            return EMPTY
        quotes = scope.locale.quotes

        def run(context: Context) -> Output:
            value = context.take(name)
            if value is None or value.isalnum():
                return value
            return parse_markup(with_range_dashes(value, scope), quotes)

        return Piece(run, counts=True, sure=not scope.may_suppress(name))

    return compile_counted


def _page_first(scope: Scope) -> Piece:
    return Piece(page_first, counts=True) if scope.has("page") or scope.has("page-first") else EMPTY


def _citation_number(scope: Scope) -> Piece:
    sorting = scope.sorting

    def run(context: Context) -> Output:
        context.called += 1
        number = context.citation_number
        if not number:
            return None
        context.rendered += 1
        return f"{number:09d}" if sorting else Node(NodeKind.CITATION_NUMBER, number, str(number))

    return Piece(run, counts=True)


def _year_suffix(_: Scope) -> Piece:
    def run(context: Context) -> Output:
        number = context.expansion.year_suffix
        if not number:
            return None
        context.called += 1
        context.rendered += 1
        context.suffix_shown = True
        return Node(NodeKind.YEAR_SUFFIX, number, year_suffix(number))

    return Piece(run, counts=True)


def _first_note(scope: Scope) -> Piece:
    if not scope.shape.first_note:
        return EMPTY

    def run(context: Context) -> Output:
        context.called += 1
        context.rendered += 1
        return str(context.first_note)

    return Piece(run, counts=True)


def _citation_label(scope: Scope) -> Piece:
    def run(context: Context) -> Output:
        label = context.values.get("citation-label") or scope.style.citation_label(context.reference)
        context.called += 1
        if not label:
            return None
        context.rendered += 1
        suffix = implicit_suffix(context, scope)
        return [label, suffix] if suffix else label

    return Piece(run, counts=True)


# The variables that count or number parts; in "number" and "collection-number" a hyphen is part of an identifier.
_COUNTED = ("volume", "issue", "edition", "chapter-number", "number-of-pages", "number-of-volumes")
_SPECIAL: dict[str, Callable[[Scope], Piece]] = {
    **{name: _counted(name) for name in _COUNTED},
    "locator": _locator,
    "page": _pages,
    "page-first": _page_first,
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "first-reference-note-number": _first_note,
    "citation-label": _citation_label,
}


COMPILERS["text"] = compile_text
