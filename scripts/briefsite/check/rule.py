"""What finds the breaches of a rule, and declares the rule where nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from briefsite.check.facts import Facts
from briefsite.model import Csl, Level, Place, Problem, Reference
from briefsite.model.rules import Rule, Said

Finding = tuple[Place, str | Said]
"""Where, and what to say: words alone, or what a declared rule says."""
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


class Check(Struct, frozen=True):
    """A rule, and what finds its breaches.

    What is found in an entry of the bibliography depends on the entry alone, and is remembered while the file stays.
    """

    rule: Rule
    find: Find | None = None
    find_in_entry: FindInEntry | None = None

    def problems(self, facts: Facts) -> Iterator[Problem]:
        """Every breach of the rule in a project, but for those within entries of the bibliography."""
        return self._problems(self.find(facts) if self.find else ())

    def problems_in_entry(self, entry: Entry) -> Iterator[Problem]:
        """Every breach of the rule within an entry of the bibliography."""
        return self._problems(self.find_in_entry(entry) if self.find_in_entry else ())

    def _problems(self, found: Iterable[Finding]) -> Iterator[Problem]:
        name, level = self.rule.name, self.rule.level
        for place, said in found:
            yield said.at(place) if isinstance(said, Said) else Problem(name, place, said, level)


def rule(
    name: str, *, meaning: str, example: str, mend: str, level: Level = Level.ERROR, in_entry: FindInEntry | None = None
) -> Callable[[Find], Check]:
    """Declare a rule, and check it with a function; `in_entry` finds more of its breaches in the bibliography."""
    return finds(Rule(name, meaning, "{message}", {"message": example}, mend, level), in_entry)


def finds(declared: Rule, in_entry: FindInEntry | None = None) -> Callable[[Find], Check]:
    """Check a rule that is declared with the function that finds its breaches, and in entries with `in_entry`."""
    return lambda find: Check(declared, find, in_entry)


def entry_rule(
    name: str, *, meaning: str, example: str, mend: str, level: Level = Level.ERROR
) -> Callable[[FindInEntry], Check]:
    """Declare a rule, and check it with a function that finds its breaches in an entry of the bibliography."""
    return lambda find: Check(Rule(name, meaning, "{message}", {"message": example}, mend, level), None, find)
