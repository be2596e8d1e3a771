"""``cs:number`` and ``cs:label``, compiled."""

from __future__ import annotations

from csl.context import Context
from csl.formatting import formatted
from csl.nodes import Output, plain_text
from csl.numbers import format_number, is_numeric, is_plural
from csl.pieces import EMPTY, NOTHING, Piece
from csl.richtext import parse_markup
from csl.scope import COMPILERS, Scope
from csl.text_elements import compile_text
from csl.xmltree import Element


def compile_number(element: Element, scope: Scope) -> Piece:
    """``cs:number``: a number variable, as a numeral, an ordinal or a roman numeral."""
    name = element.get("variable")
    if name in ("citation-number", "locator", "page", "page-first", "first-reference-note-number"):
        return formatted(_special_number(element, scope, name), element)
    if not scope.has(name):
        return EMPTY
    form, locale = element.get("form", "numeric"), scope.locale
    gender, quotes = locale.gender(name), locale.quotes
    if scope.sorting:
        return Piece(lambda context: None if (value := context.take(name)) is None else sort_number(value), counts=True)

    def run(context: Context) -> Output:
        value = context.take(name)
        return None if value is None else parse_markup(format_number(value, form, locale, gender), quotes)

    return formatted(Piece(run, counts=True), element)


def _special_number(element: Element, scope: Scope, name: str) -> Piece:
    form = element.get("form", "numeric")
    inner = compile_text(Element("text", {"variable": name}, (), "", element.line), scope)
    inner_run = inner.run
    if form == "numeric" or scope.sorting or inner_run is None:
        return inner
    gender = scope.locale.gender(name)

    def run(context: Context) -> Output:
        output = inner_run(context)
        return None if output is None else format_number(plain_text(output), form, scope.locale, gender)

    return Piece(run, counts=True)


def sort_number(value: str) -> str:
    """A number as text that sorts by its size; text that is not numeric stays text."""
    digits = ""
    for char in value.strip():
        if char.isdecimal():
            digits += char
        elif digits:
            break
    return digits.zfill(9) if digits and is_numeric(value) else value


def compile_label(element: Element, scope: Scope) -> Piece:
    """``cs:label``: the term for a number variable, singular or plural by its content."""
    name, form = element.get("variable"), element.get("form", "long")
    plural = element.get("plural", "contextual")
    if not _is_present(name, scope):
        return NOTHING
    term_name = (scope.shape.label or "page") if name == "locator" else name
    single = scope.locale.term(term_name, form, False) or None
    multiple = scope.locale.term(term_name, form, True) or None
    if plural != "contextual":
        return formatted(Piece(output=multiple if plural == "always" else single), element)

    def run(context: Context) -> Output:
        value = _value(name, context)
        if value is None or name in context.suppressed:
            return None
        return multiple if is_plural(name, value) else single

    return formatted(Piece(run), element)


def _is_present(name: str, scope: Scope) -> bool:
    """Whether a number variable is there to be labelled: some belong to the cite and not to the work."""
    if name == "locator":
        return scope.shape.label is not None
    if name == "first-reference-note-number":
        return scope.shape.first_note
    return name == "citation-number" or scope.has(name)


def _value(name: str, context: Context) -> str | None:
    if name == "locator":
        return context.locator
    if name == "first-reference-note-number":
        return None if context.first_note is None else str(context.first_note)
    if name == "citation-number":
        return str(context.citation_number) if context.citation_number else None
    return context.values.get(name) or (context.values.get("page") if name == "page-first" else None)


COMPILERS["number"] = compile_number
COMPILERS["label"] = compile_label
