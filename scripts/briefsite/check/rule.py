"""What a rule is: a name that stays, what it means, and a function that finds its breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefsite.check.facts import Facts
from briefsite.model import Level, Place, Problem

Finding = tuple[Place, str]
"""Where, and what to say."""
Find = Callable[[Facts], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. Its name is the contract with editors and CI; `find` is None for what is found while reading."""

    name: str
    meaning: str
    example: str
    mend: str
    level: Level = Level.ERROR
    find: Find | None = None

    def problems(self, facts: Facts) -> Iterator[Problem]:
        """Every breach of the rule in a project."""
        for place, message in self.find(facts) if self.find else ():
            yield Problem(self.name, place, message, self.level)


def rule(name: str, *, meaning: str, example: str, mend: str, level: Level = Level.ERROR) -> Callable[[Find], Rule]:
    """Make a rule of the function that finds its breaches."""
    return lambda find: Rule(name, meaning, example, mend, level, find)
