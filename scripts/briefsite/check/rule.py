"""What a rule is: a name that stays, what it means, and a function that finds its breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from briefsite.check.facts import Facts
from briefsite.model import Csl, Level, Place, Problem, Reference

Finding = tuple[Place, str]
"""Where, and what to say."""
Find = Callable[[Facts], Iterable[Finding]]


class Entry(NamedTuple):
    """An entry of the bibliography as rules see it: what a `Reference` gives under these names, read once for all."""

    key: str
    place: Place
    entry_type: str
    fields: Mapping[str, str]
    csl: Csl

    @classmethod
    def of(cls, reference: Reference) -> Entry:
        """What a reference says."""
        return cls(reference.key, reference.place, reference.entry_type, reference.fields, reference.csl)


FindInEntry = Callable[[Entry], Iterable[Finding]]


class Rule(Struct, frozen=True):
    """A rule. Its name is the contract with editors and CI; what is found while reading has nothing to find.

    What is found in an entry of the bibliography depends on the entry alone, and is remembered while the file stays.
    """

    name: str
    meaning: str
    example: str
    mend: str
    level: Level = Level.ERROR
    find: Find | None = None
    find_in_entry: FindInEntry | None = None

    def problems(self, facts: Facts) -> Iterator[Problem]:
        """Every breach of the rule in a project, but for those within entries of the bibliography."""
        return self._problems(self.find(facts) if self.find else ())

    def problems_in_entry(self, entry: Entry) -> Iterator[Problem]:
        """Every breach of the rule within an entry of the bibliography."""
        return self._problems(self.find_in_entry(entry) if self.find_in_entry else ())

    def _problems(self, found: Iterable[Finding]) -> Iterator[Problem]:
        for place, message in found:
            yield Problem(self.name, place, message, self.level)


def rule(
    name: str,
    *,
    meaning: str,
    example: str,
    mend: str,
    level: Level = Level.ERROR,
    in_entry: FindInEntry | None = None,
) -> Callable[[Find], Rule]:
    """Make a rule of the function that finds its breaches; `in_entry` finds more of them in the bibliography."""
    return lambda find: Rule(name, meaning, example, mend, level, find, in_entry)


def entry_rule(
    name: str, *, meaning: str, example: str, mend: str, level: Level = Level.ERROR
) -> Callable[[FindInEntry], Rule]:
    """Make a rule of the function that finds its breaches in an entry of the bibliography."""
    return lambda find: Rule(name, meaning, example, mend, level, None, find)
