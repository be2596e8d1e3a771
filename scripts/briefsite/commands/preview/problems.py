"""Problems that a change brings, mends or leaves: a problem that only moved to another line is not a new one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

from msgspec.structs import replace

from briefsite.commands.preview.corrections import removed_sources
from briefsite.commands.preview.model import ProblemReport, Problems
from briefsite.commands.preview.side import Side
from briefsite.model import Problem

_LINE = re.compile(r"\bline \d+")


def compare_problems(old: Side, new: Side, moved: Mapping[str, str], of_change: Iterable[Problem] = ()) -> Problems:
    """Pair the problems of both sides: first where the line they stand on is the same too, then by what they say.

    `moved` gives the new path of a renamed file by its old one; `of_change` are problems of the change itself.
    """
    removed, places = removed_sources(old, new)
    before = list(old.problems)
    after = [each for each in new.problems if not (each.rule == "unknown-citation" and each.place in places)]
    levels = new.project.options.levels
    of_change = [replace(problem, level=levels.get(problem.rule, problem.level)) for problem in (*of_change, *removed)]
    remaining: list[Problem] = []

    def path_of(problem: Problem, is_old: bool) -> str:
        return moved.get(problem.place.path, problem.place.path) if is_old else problem.place.path

    def said(problem: Problem, is_old: bool) -> Hashable:
        return path_of(problem, is_old), problem.rule, problem.level, _LINE.sub("line", problem.message)

    def said_where(problem: Problem, is_old: bool) -> Hashable:
        side = old if is_old else new
        return said(problem, is_old), side.lines.get((problem.place.path, problem.place.line))

    for key in (said_where, said):
        before, after, paired = _pair(before, after, key)
        remaining += paired
    return Problems(
        tuple(_report(problem) for problem in sorted((*after, *of_change), key=_order)),
        tuple(_report(problem) for problem in sorted(before, key=_order)),
        tuple(_report(problem) for problem in sorted(remaining, key=_order)),
    )


def _pair(
    before: list[Problem], after: list[Problem], key: Callable[[Problem, bool], Hashable]
) -> tuple[list[Problem], list[Problem], list[Problem]]:
    """What is only before, what only after, and (as it is after) what is in both."""
    waiting: dict[Hashable, list[Problem]] = defaultdict(list)
    for problem in reversed(before):
        waiting[key(problem, True)].append(problem)
    only_after, both = [], []
    for problem in after:
        same = waiting[key(problem, False)]
        if same:
            same.pop()
            both.append(problem)
        else:
            only_after.append(problem)
    left = {id(problem) for problems in waiting.values() for problem in problems}
    return [problem for problem in before if id(problem) in left], only_after, both


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    place = problem.place
    return place.path, place.line, place.column, problem.rule, problem.message


def _report(problem: Problem) -> ProblemReport:
    place = problem.place
    return ProblemReport(problem.rule, problem.level.value, place.path, place.line, place.column, problem.message)
