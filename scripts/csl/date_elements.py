"""``cs:date``, compiled: localised and other formats, ranges, seasons, eras and year suffixes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from csl.context import Context
from csl.dates import PARTS, Date, Point, sort_date
from csl.formatting import affix, formatted, formatter, join_affixes
from csl.nodes import Output, join
from csl.numbers import ordinal_suffix
from csl.pieces import EMPTY, Piece
from csl.richtext import parse_markup
from csl.scope import COMPILERS, Scope
from csl.text_elements import implicit_suffix
from csl.xmltree import Element

_SHOWN = {"year": ("year",), "year-month": ("year", "month")}


class _Part(Struct, frozen=True):
    """One ``cs:date-part``, ready to be run."""

    name: str
    prefix: Output
    suffix: Output
    text: Callable[[Point], Output]
    step: Callable[[Output, Context], Output] | None
    range_delimiter: str


def compile_date(element: Element, scope: Scope) -> Piece:
    """``cs:date``: a date variable in a localised format or in that of its ``cs:date-part`` elements."""
    variable = element.get("variable")
    if not scope.has(variable):
        return EMPTY
    parts, around, delimiter = _format(element, scope)
    # Words stand for the year where the style itself says how a year looks, not where a language does.
    year = next((part for part in parts if part.name == "year" and not element.get("form")), None)
    if scope.sorting:
        names = tuple(part.name for part in parts)
        return Piece(lambda context: _sort_text(_take(context, variable), names), counts=True)

    def run(context: Context) -> Output:
        date = _take(context, variable)
        if date is None:
            return None
        if date.literal and not date.start.year:
            shown = _words(date.literal, year, context, scope)
        else:
            shown = _render(date, parts, delimiter, context, scope)
            if shown is None:
                context.rendered -= 1  # none of the parts that are shown is known
                return None
        return shown if around is None else around(shown, context)

    return formatted(Piece(run, counts=True), element)


def _words(literal: str, year: _Part | None, context: Context, scope: Scope) -> Output:
    """Words instead of a date, formatted as the year would be."""
    shown = parse_markup(literal)
    if year is not None and year.step is not None:
        shown = year.step(shown, context)
    letters = implicit_suffix(context, scope)
    if letters is not None:
        shown = [shown, letters]
    return shown if year is None else join_affixes(shown, year.prefix, year.suffix)


def _take(context: Context, variable: str) -> Date | None:
    context.called += 1
    date = context.reference.dates.get(variable)
    if date is None or variable in context.suppressed:
        return None
    context.rendered += 1
    if context.substituting:
        context.suppress(variable)
    return date


def _format(element: Element, scope: Scope) -> tuple[list[_Part], Callable[[Output, Context], Output] | None, str]:
    """The parts of a date format in order, what is around them, and their delimiter."""
    own = {part.get("name"): part for part in element.all("date-part")}
    form = element.get("form")
    localized = scope.locale.dates.get(form) if form else None
    if localized is None:
        return [_part(part, scope) for part in element.all("date-part")], None, element.get("delimiter")
    shown = _SHOWN.get(element.get("date-parts"), PARTS)
    parts = [_merge(part, own.get(part.get("name"))) for part in localized.all("date-part")]
    compiled = [_part(part, scope) for part in parts if part.get("name") in shown]
    return compiled, formatter(localized), localized.get("delimiter")


def _merge(part: Element, override: Element | None) -> Element:
    """A part of a localised format with the attributes that the style sets on it, affixes apart."""
    if override is None:
        return part
    own = {name: value for name, value in override.attributes.items() if name not in ("prefix", "suffix")}
    return Element(part.name, part.attributes | own, (), "", override.line)


def _part(element: Element, scope: Scope) -> _Part:
    name = element.get("name")
    prefix, suffix = element.get("prefix"), element.get("suffix")
    bare = {key: value for key, value in element.attributes.items() if key not in ("prefix", "suffix")}
    text = {"year": _year, "month": _month}.get(name, _day)(element.get("form"), scope)
    return _Part(
        name,
        parse_markup(prefix) if prefix else None,
        parse_markup(suffix) if suffix else None,
        text,
        formatter(Element(element.name, bare, (), "", element.line)),
        element.get("range-delimiter", "–"),
    )


def _year(form: str, scope: Scope) -> Callable[[Point], Output]:
    before, after = scope.locale.term("bc") or "", scope.locale.term("ad") or ""

    def text(point: Point) -> Output:
        year = point.year
        if not year:
            return None
        if form == "short" and year > 999:
            return f"{year % 100:02d}"
        if year < 0:
            return f"{-year}{before}"
        return str(year) if year > 999 else f"{year}{after}"

    return text


def _month(form: str, scope: Scope) -> Callable[[Point], Output]:
    locale = scope.locale
    term_form = "short" if form == "short" else "long"

    def text(point: Point) -> Output:
        if point.season_name:
            return parse_markup(point.season_name)
        if not point.month:
            return (locale.term(f"season-{point.season:02d}", term_form) or None) if point.season else None
        if form == "numeric":
            return str(point.month)
        if form == "numeric-leading-zeros":
            return f"{point.month:02d}"
        return locale.term(f"month-{point.month:02d}", term_form) or None

    return text


def _day(form: str, scope: Scope) -> Callable[[Point], Output]:
    locale = scope.locale
    first_only = locale.options.get("limit-day-ordinals-to-day-1") == "true"

    def text(point: Point) -> Output:
        day = point.day
        if not day:
            return None
        if form == "numeric-leading-zeros":
            return f"{day:02d}"
        if form == "ordinal" and (day == 1 or not first_only):
            return f"{day}{ordinal_suffix(day, locale, locale.gender(f'month-{point.month:02d}'))}"
        return str(day)

    return text


def _render(date: Date, parts: list[_Part], delimiter: str, context: Context, scope: Scope) -> Output:
    if date.end is None:
        return join(_run(parts, date.start, context, scope), delimiter)
    return _render_range(date.start, date.end, parts, delimiter, context, scope)


def _run(
    parts: list[_Part],
    point: Point,
    context: Context,
    scope: Scope,
    no_prefix: bool = False,
    no_suffix: bool = False,
    with_suffix: bool = True,
) -> list[Output]:
    """The parts of one end of a date. A range has no prefix after, and no suffix before, its delimiter."""
    run: list[Output] = []
    known = [(part, text) for part in parts if (text := part.text(point)) is not None]
    for at, (part, text) in enumerate(known):
        shown = part.step(text, context) if part.step is not None else text
        if part.name == "year" and with_suffix:
            letters = implicit_suffix(context, scope)
            if letters is not None:
                shown = [shown, letters]
        prefix = None if no_prefix and at == 0 else part.prefix
        suffix = None if no_suffix and at == len(known) - 1 else part.suffix
        # A full stop by itself is settled by itself.
        run.append(affix(shown, prefix, suffix) if prefix == "." else join_affixes(shown, prefix, suffix))
    return run


def _render_range(
    start: Point, end: Point, parts: list[_Part], delimiter: str, context: Context, scope: Scope
) -> Output:
    """A range: what both ends share is shown once; the delimiter is that of the largest part that differs."""
    names = [part.name for part in parts]
    if not end.year and not end.month:
        opened = _run(parts, start, context, scope, no_suffix=True)
        largest = next((part for name in PARTS for part in parts if part.name == name), None)
        return [join(opened, delimiter), largest.range_delimiter if largest else "–"] if opened else None
    differing = [name for name in PARTS if name in names and _value(start, name) != _value(end, name)]
    if not differing:
        return join(_run(parts, start, context, scope), delimiter)
    same = set(PARTS[: PARTS.index(differing[0])])
    at_first = next(i for i, name in enumerate(names) if name not in same)
    at_last = max(i for i, name in enumerate(names) if name not in same) + 1
    middle = parts[at_first:at_last]
    mark = next(part.range_delimiter for part in parts if part.name == differing[0])
    left = _run(middle, start, context, scope, no_suffix=True, with_suffix=False)
    right = _run(middle, end, context, scope, no_prefix=True)
    head = _run(parts[:at_first], start, context, scope)
    tail = _run(parts[at_last:], start, context, scope)
    span: Output = [join(left, delimiter), mark, join(right, delimiter)]
    return join([*head, span, *tail], delimiter)


def _value(point: Point, name: str) -> object:
    if name == "month":
        return point.month, point.season
    return point.year if name == "year" else point.day


def _sort_text(date: Date | None, names: tuple[str, ...]) -> Output:
    return None if date is None else sort_date(date, names)


COMPILERS["date"] = compile_date
