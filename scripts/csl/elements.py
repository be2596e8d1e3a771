"""``cs:text``, ``cs:group`` and ``cs:choose``, compiled."""

from __future__ import annotations

from collections.abc import Callable

from csl import variables
from csl.conditions import compile_condition
from csl.context import NO_EXPANSION, Condition, Context, Runner
from csl.formatting import formatted, formatter
from csl.nodes import Delimiter, Kind, Node, Output, join
from csl.numbers import format_locator, format_pages, page_first
from csl.references import Reference
from csl.richtext import parse_markup
from csl.scope import COMPILERS, Pieces, Scope, run_all, term_node
from csl.xmltree import Element

# What a term is formatted with: nothing of it depends on a reference.
_NOBODY = Context(Reference(""), NO_EXPANSION, True)


def compile_text(element: Element, scope: Scope) -> Runner:
    """``cs:text``: a variable, a macro, a term or a value."""
    attributes = element.attributes
    if "variable" in attributes:
        return formatted(_variable(element, scope), element)
    if "macro" in attributes:
        return formatted(scope.macro(attributes["macro"]), element)
    if "term" in attributes:
        return _term(element, scope)
    value = parse_markup(attributes.get("value", "")) or None
    return formatted(lambda _: value, element)


def _term(element: Element, scope: Scope) -> Runner:
    name = "sub-verbo" if element.get("term") == "sub verbo" else element.get("term")
    text = scope.locale.term(name, element.get("form", "long"), element.get("plural") == "true") or None
    step = formatter(element)
    if text is None:
        return lambda _: None
    if element.get("text-case") == "title":
        return formatted(lambda _: term_node(text), element)
    # A term depends on nothing that is known only later, so its output is made once.
    output: Output = Node(Kind.TERM, None, text)
    if step is not None:
        output = step(output, _NOBODY)
    return lambda _: output


def implicit_suffix(context: Context, scope: Scope) -> Output:
    """The year suffix, where the style does not place it itself and it has not been shown yet."""
    number = context.expansion.year_suffix
    if not number or context.suffix_shown or scope.style.places_year_suffix:
        return None
    context.suffix_shown = True
    return Node(Kind.YEAR_SUFFIX, number, year_suffix(number))


def year_suffix(number: int) -> str:
    """The letters of a year suffix: a to z, then aa, ab …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _variable(element: Element, scope: Scope) -> Runner:
    name = variables.ALIASES.get(element.get("variable"), element.get("variable"))
    special = _SPECIAL.get(name)
    if special is not None:
        return special(scope)
    short = element.get("form") == "short" and not name.endswith("-short")
    quotes = scope.locale.quotes
    if name in variables.LITERAL:
        return lambda context: context.take(name)
    if not short:

        def run(context: Context) -> Output:
            value = context.take(name)
            return None if value is None else parse_markup(value, quotes)

        return run
    abbreviations = scope.style.abbreviations.get(name, {})

    def run_short(context: Context) -> Output:
        value = context.values.get(name + "-short")
        if value is not None and name + "-short" not in context.suppressed:
            return parse_markup(context.take(name + "-short") or value, quotes)
        value = context.take(name)
        return None if value is None else parse_markup(abbreviations.get(value, value), quotes)

    return run_short


def _locator(scope: Scope) -> Runner:
    def run(context: Context) -> Output:
        context.called += 1
        if context.locator is None:
            return None
        context.rendered += 1
        return parse_markup(format_locator(context.locator, context.label, scope), scope.locale.quotes)

    return run


def _pages(scope: Scope) -> Runner:
    def run(context: Context) -> Output:
        value = context.take("page")
        return None if value is None else parse_markup(format_pages(value, scope), scope.locale.quotes)

    return run


def _citation_number(scope: Scope) -> Runner:
    def run(context: Context) -> Output:
        context.called += 1
        context.rendered += 1
        number = context.citation_number
        return f"{number:09d}" if scope.sorting else Node(Kind.CITATION_NUMBER, number, str(number))

    return run


def _year_suffix(context: Context) -> Output:
    number = context.expansion.year_suffix
    if not number:
        return None
    context.called += 1
    context.rendered += 1
    context.suffix_shown = True
    return Node(Kind.YEAR_SUFFIX, number, year_suffix(number))


def _first_note(context: Context) -> Output:
    context.called += 1
    if context.first_note is None:
        return None
    context.rendered += 1
    return str(context.first_note)


def _citation_label(scope: Scope) -> Runner:
    def run(context: Context) -> Output:
        label = context.values.get("citation-label") or scope.style.citation_label(context.reference)
        context.called += 1
        if not label:
            return None
        context.rendered += 1
        suffix = implicit_suffix(context, scope)
        return [label, suffix] if suffix else label

    return run


_SPECIAL: dict[str, Callable[[Scope], Runner]] = {
    "locator": _locator,
    "page": _pages,
    "page-first": lambda _: page_first,
    "citation-number": _citation_number,
    "year-suffix": lambda _: _year_suffix,
    "first-reference-note-number": lambda _: _first_note,
    "citation-label": _citation_label,
}


def compile_group(element: Element, scope: Scope) -> Runner:
    """``cs:group``: nothing if it calls variables and all of them are empty."""
    runners = scope.compile_all(element.children)
    delimiter = element.get("delimiter")
    mark = Delimiter(delimiter) if delimiter else None

    def run(context: Context) -> Output:
        called, rendered = context.called, context.rendered
        parts = run_all(runners, context)
        if not parts or (context.called != called and context.rendered == rendered):
            return None
        if context.called == called:
            context.called += 1
            context.rendered += 1
        if len(parts) == 1:
            return parts[0]
        return join(parts, mark) if mark is not None else parts

    return formatted(run, element)


def compile_choose(element: Element, scope: Scope) -> Runner:
    """``cs:choose``: the first branch whose condition holds."""
    branches: list[tuple[Condition | None, list[Runner]]] = []
    for child in element.children:
        condition = None if child.name == "else" else compile_condition(child)
        branches.append((condition, scope.compile_all(child.children)))

    def run(context: Context) -> Output:
        for condition, runners in branches:
            if condition is None or condition(context):
                parts = run_all(runners, context)
                if not parts:
                    return None
                return parts[0] if len(parts) == 1 else Pieces(parts)
        return None

    return run


COMPILERS["text"] = compile_text
COMPILERS["group"] = compile_group
COMPILERS["choose"] = compile_choose
