"""Formatting, affixes, quotes, text case and display: what any rendering element may carry."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from csl.context import NO_EXPANSION, Context, Runner
from csl.nodes import MARKS, Delimiter, Node, NodeKind, Output
from csl.pieces import Piece
from csl.references import ParsedReference
from csl.richtext import parse_affix
from csl.textcase import change_case
from csl.xmltree import Element

# Innermost first.
_FONT = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
# What a constant is formatted with: nothing of it depends on a reference.
_NOBODY = Context(ParsedReference(""), {}, NO_EXPANSION, True)
_Step = Callable[[Output, Context], Output]


def formats_of(element: Element) -> tuple[tuple[str, str], ...]:
    """The font formats that an element sets, innermost first."""
    return tuple([(name, element.attributes[name]) for name in _FONT if name in element.attributes])


def format_output(output: Output, formats: tuple[tuple[str, str], ...]) -> Output:
    """The output inside font formats."""
    for pair in formats:
        output = Node(NodeKind.FORMAT, pair, output)
    return output


def affix(output: Output, prefix: Output, suffix: Output) -> Output:
    """The output between a prefix and a suffix."""
    if prefix is None:
        return output if suffix is None else [output, suffix]
    return [prefix, output] if suffix is None else [prefix, output, suffix]


def join_affixes(output: Output, prefix: Output, suffix: Output) -> Output:
    """The output between a prefix and a suffix; around plain text they become one text with it."""
    if type(output) is str and output and output[0] not in MARKS and output[-1] not in MARKS:
        before, after = prefix or "", suffix or ""
        if isinstance(before, str) and isinstance(after, str):
            return f"{before}{output}{after}"
    return affix(output, prefix, suffix)


def affixes_of(element: Element) -> tuple[Output, Output]:
    """The prefix and the suffix of an element, as outputs."""
    prefix, suffix = element.get("prefix"), element.get("suffix")
    return parse_affix(prefix) if prefix else None, parse_affix(suffix) if suffix else None


def strip_periods(output: Output) -> Output:
    """The output without any full stop."""
    if isinstance(output, str):
        if isinstance(output, Delimiter):
            return output
        return output.replace(".", "") or None
    if isinstance(output, list):
        return [strip_periods(part) for part in output]
    if output is None:
        return None
    return Node(output.kind, output.value, strip_periods(output.content))


def formatter(element: Element, inside: bool = False) -> _Step | None:
    """What turns the content of an element into its output; nothing if it carries no formatting.

    ``inside``: affixes are part of what is formatted, as on ``cs:layout``.
    """
    prefix, suffix = affixes_of(element)
    steps = _steps(element)
    if inside and (prefix is not None or suffix is not None):
        steps.insert(0, lambda output, _: affix(output, prefix, suffix))
    elif prefix is not None or suffix is not None:
        steps.append(lambda output, _: join_affixes(output, prefix, suffix))
    display = element.get("display")
    if display:
        steps.append(lambda output, _: Node(NodeKind.DISPLAY, display, output))
    if not steps:
        return None
    if len(steps) == 1:
        return steps[0]

    def run_steps(output: Output, context: Context) -> Output:
        for step in steps:
            output = step(output, context)
        return output

    return run_steps


def _steps(element: Element) -> list[_Step]:
    steps: list[_Step] = []
    formats = formats_of(element)
    case = element.get("text-case")
    if element.get("strip-periods") == "true":
        steps.append(lambda output, _: strip_periods(output))
    if case:
        steps.append(lambda output, context: change_case(output, case, context.english, context.reference.language))
    if formats:
        steps.append(lambda output, _: format_output(output, formats))
    if element.get("quotes") == "true":
        steps.append(lambda output, _: Node(NodeKind.QUOTE, None, output))
    return steps


def formatted(piece: Piece, element: Element) -> Piece:
    """A piece whose output carries the formatting of an element."""
    step = formatter(element)
    if step is None or (piece.run is None and piece.output is None and piece.parts is None):
        return piece
    if piece.run is not None:
        return replace(piece, run=_formatted(piece.run, step))
    if element.get("text-case") in ("title", "uppercase"):
        # These depend on the language of the work.
        output = piece.output
        return Piece(lambda context: step(output, context))
    return replace(piece, output=step(piece.output, _NOBODY))


def _formatted(run: Runner, step: _Step) -> Runner:
    def run_formatted(context: Context) -> Output:
        output = run(context)
        return None if output is None else step(output, context)

    return run_formatted
