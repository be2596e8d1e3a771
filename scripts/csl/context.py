"""What a compiled style needs to know while it formats one cite or one bibliography entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct, field

from csl.model import Position
from csl.nodes import Output
from csl.personal import Name
from csl.references import Reference


class Expansion(Struct, eq=False):
    """What disambiguation has decided for one reference."""

    given: dict[Name, int] = field(default_factory=dict)  # 1: initials are shown, 2: full given names
    names_shown: int = 0  # this many names at least, whatever et-al says
    conditions: int = 0  # so many conditions disambiguate="true" hold, in the order they are met
    year_suffix: int = 0


NO_EXPANSION = Expansion()


class Context:
    """The reference being formatted, and what formatting it has come upon so far."""

    __slots__ = (
        "called",
        "citation_number",
        "conditions",
        "english",
        "expansion",
        "first_note",
        "hide_names",
        "label",
        "locator",
        "position",
        "reference",
        "rendered",
        "substituting",
        "suffix_shown",
        "suppressed",
        "values",
    )

    def __init__(self, reference: Reference, expansion: Expansion, english: bool) -> None:
        self.reference = reference
        self.values = reference.values
        self.expansion = expansion
        self.english = english
        self.position: Position | None = None
        self.locator: str | None = None
        self.label = ""
        self.citation_number = 0
        self.first_note: int | None = None
        self.called = 0  # variables that were asked for
        self.rendered = 0  # variables, groups and macros that gave something
        self.suppressed: frozenset[str] = frozenset()  # variables that a substitution has used up
        self.substituting = False
        self.conditions = 0  # disambiguate conditions that were tested
        self.suffix_shown = False  # the year suffix was rendered
        self.hide_names = False  # the first names element renders nothing

    def take(self, variable: str) -> str | None:
        """The value of a text or number variable, noted as called, and as rendered if there is one."""
        self.called += 1
        value = self.values.get(variable)
        if value is None or variable in self.suppressed:
            return None
        self.rendered += 1
        if self.substituting:
            self.suppress(variable)
        return value

    def suppress(self, *variables: str) -> None:
        """Leave variables out from here on, because a substitution has shown them."""
        self.suppressed = self.suppressed | set(variables)


Runner: TypeAlias = Callable[[Context], Output]
Condition: TypeAlias = Callable[[Context], bool]
