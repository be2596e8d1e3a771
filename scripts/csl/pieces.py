"""Compiled elements, and how they are put in a row."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from csl.context import Condition, Context, Runner
from csl.nodes import Delimiter, Output, join


class Piece(Struct, frozen=True):
    """A compiled element: a function, or its output where that is the same for every reference of the shape.

    ``called`` and ``rendered`` say of a constant whether variables were asked for and gave something.
    ``counts``: the function gives output only if a variable did. ``sure``: it does, whatever the reference.
    ``splices``: its output may be `Parts`. ``parts``: several pieces in a row.
    """

    run: Runner | None = None
    output: Output = None
    called: bool = False
    rendered: bool = False
    counts: bool = False
    sure: bool = False
    splices: bool = False
    parts: tuple[Piece, ...] | None = None


NOTHING = Piece()
EMPTY = Piece(called=True)  # a variable was called and is empty


class Parts(list[Output]):
    """Outputs of a ``cs:choose``: the delimiter of the element around it goes between them."""

    __slots__ = ()


def sequence(pieces: list[Piece], delimiter: str = "") -> Piece:
    """Pieces in a row as one: a group or a macro, nothing if variables were called and all of them are empty.

    What it shows counts as a variable that is not empty for the group around it.
    """
    called = any(piece.called for piece in pieces)
    shown = [piece for piece in pieces if piece.run is not None or piece.output is not None]
    if not shown:
        return EMPTY if called else NOTHING
    if all(piece.run is None for piece in shown):
        if called and not any(piece.rendered for piece in shown):
            return EMPTY
        return Piece(output=join([piece.output for piece in shown], delimiter), called=True, rendered=True)
    if len(shown) == 1 and shown[0].counts:
        return shown[0] if not called else Piece(_called(shown[0]), counts=True)
    sure = any(piece.sure or piece.rendered for piece in shown)
    return Piece(_sure_row(shown, delimiter) if sure else _row(shown, delimiter, called), counts=True, sure=sure)


def _called(piece: Piece) -> Runner:
    run = piece.run
    assert run is not None

    def run_called(context: Context) -> Output:
        context.called += 1
        return run(context)

    return run_called


def _constant(output: Output) -> Runner:
    return lambda _: output


def runners_of(pieces: list[Piece]) -> list[Runner]:
    """The functions of the pieces that can show something."""
    shown = [piece for piece in pieces if piece.run is not None or piece.output is not None]
    return [piece.run if piece.run is not None else _constant(piece.output) for piece in shown]


def _sure_row(shown: list[Piece], delimiter: str) -> Runner:
    """A row that certainly shows something, so that nothing needs to be counted."""
    collect = _collector(shown)
    mark = Delimiter(delimiter) if delimiter else None
    if len(shown) == 1:
        run = shown[0].run
        assert run is not None
        return run

    def run_row(context: Context) -> Output:
        context.rendered += 1
        parts = collect(context)
        if len(parts) == 1:
            return parts[0]
        return parts if mark is None else join(parts, mark)

    return run_row


def _row(shown: list[Piece], delimiter: str, called: bool) -> Runner:
    collect = _collector(shown)
    mark = Delimiter(delimiter) if delimiter else None

    def run(context: Context) -> Output:
        called_before, rendered_before = context.called, context.rendered
        if called:
            context.called += 1
        parts = collect(context)
        if not parts:
            return None
        if context.rendered == rendered_before:
            if context.called != called_before:
                return None
            context.called += 1
            context.rendered += 1
        if len(parts) == 1:
            return parts[0]
        return parts if mark is None else join(parts, mark)

    return run


def _collector(pieces: list[Piece]) -> Callable[[Context], list[Output]]:
    runners = runners_of(pieces)
    if any(piece.splices for piece in pieces):
        return lambda context: run_all(runners, context)

    def collect(context: Context) -> list[Output]:
        parts: list[Output] = []
        for run in runners:
            output = run(context)
            if output is not None:
                parts.append(output)
        return parts

    return collect


def run_all(runners: list[Runner], context: Context) -> list[Output]:
    """What several functions give, without what is empty."""
    parts: list[Output] = []
    for run in runners:
        output = run(context)
        if output is not None:
            if type(output) is Parts:
                parts.extend(output)
            else:
                parts.append(output)
    return parts


def choice(branches: list[tuple[Condition | None, list[Piece]]]) -> Piece:
    """The first of several branches whose condition holds; a branch without a condition always does."""
    if not branches:
        return NOTHING
    if branches[0][0] is None:
        return Piece(parts=tuple(branches[0][1]))
    compiled = [
        (condition, runners_of(pieces), any(piece.called for piece in pieces)) for condition, pieces in branches
    ]

    def run(context: Context) -> Output:
        for condition, runners, called in compiled:
            if condition is None or condition(context):
                if called:
                    context.called += 1
                parts = run_all(runners, context)
                if not parts:
                    return None
                return parts[0] if len(parts) == 1 else Parts(parts)
        return None

    return Piece(run, splices=True)
