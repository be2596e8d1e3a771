"""``cs:number`` and ``cs:label``, compiled."""

from __future__ import annotations

from csl.context import Context, Runner
from csl.elements import compile_text
from csl.formatting import formatted
from csl.nodes import Output, plain_text
from csl.numbers import format_number, is_numeric, is_plural
from csl.richtext import parse_markup
from csl.scope import COMPILERS, Scope
from csl.xmltree import Element


def compile_number(element: Element, scope: Scope) -> Runner:
    """``cs:number``: a number variable, as a numeral, an ordinal or a roman numeral."""
    name = element.get("variable")
    if name in ("citation-number", "locator", "page", "page-first", "first-reference-note-number"):
        return _special_number(element, scope, name)
    form = element.get("form", "numeric")
    gender = scope.locale.gender(name)
    if scope.sorting:
        return lambda context: None if (value := context.take(name)) is None else sort_number(value)

    def run(context: Context) -> Output:
        value = context.take(name)
        if value is None:
            return None
        return parse_markup(format_number(value, form, scope.locale, gender), scope.locale.quotes)

    return formatted(run, element)


def _special_number(element: Element, scope: Scope, name: str) -> Runner:
    form = element.get("form", "numeric")
    inner = compile_text(Element("text", {"variable": name}, (), "", element.line), scope)
    if form == "numeric" or scope.sorting:
        return formatted(inner, element)
    gender = scope.locale.gender(name)

    def run(context: Context) -> Output:
        output = inner(context)
        return None if output is None else format_number(plain_text(output), form, scope.locale, gender)

    return formatted(run, element)


def sort_number(value: str) -> str:
    """A number as text that sorts by its size; text that is not numeric stays text."""
    digits = ""
    for char in value.strip():
        if char.isdecimal():
            digits += char
        elif digits:
            break
    return digits.zfill(9) if digits and is_numeric(value) else value


def compile_label(element: Element, scope: Scope) -> Runner:
    """``cs:label``: the term for a number variable, singular or plural by its content."""
    name = element.get("variable")
    form = element.get("form", "long")
    plural = element.get("plural", "contextual")
    terms: dict[tuple[str, bool], Output] = {}

    def run(context: Context) -> Output:
        value = context.locator if name == "locator" else context.values.get(name)
        if value is None or (name != "locator" and name in context.suppressed):
            return None
        term_name = (context.label or "page") if name == "locator" else name
        many = plural == "always" or (plural == "contextual" and is_plural(name, value))
        key = (term_name, many)
        if key not in terms:
            terms[key] = scope.locale.term(term_name, form, many) or None
        return terms[key]

    return formatted(run, element)


COMPILERS["number"] = compile_number
COMPILERS["label"] = compile_label
