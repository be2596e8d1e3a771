"""What is shown of many problems: the gravest first, and one line where a rule found more than anyone would read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from briefsite.hosts.calling import call
from briefsite.model import Level, Problem

MOST = {Level.ERROR: 50, Level.WARNING: 10, Level.HINT: 3}
"""How many problems of one rule are shown each by itself. An error must be mended wherever it stands; a bibliography
exported from Zotero may have thousands of hints, in which one warning would drown."""
_LEVELS = tuple(Level)


def by_level(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, gravest first; those of one level stay in their order."""
    return sorted(problems, key=lambda problem: _LEVELS.index(problem.level))


def gathered(problems: Sequence[Problem]) -> list[Problem]:
    """The problems by level; where a rule found more than `MOST`, the first of them stands for all, and counts them."""
    numbers = Counter((problem.rule, problem.level) for problem in problems)
    return list(_gathered(by_level(problems), numbers))


def _gathered(problems: Iterable[Problem], numbers: Counter[tuple[str, Level]]) -> Iterator[Problem]:
    told: set[tuple[str, Level]] = set()
    for problem in problems:
        which = problem.rule, problem.level
        if numbers[which] <= MOST[problem.level]:
            yield problem
        elif which not in told:
            told.add(which)
            yield replace(problem, message=f"{problem.message} {_and_more(problem, numbers[which] - 1)}")


def _and_more(problem: Problem, more: int) -> str:
    return f"[and {more:,} more {problem.level}s of this rule; `{call('check', rule=problem.rule)}` lists them]"
