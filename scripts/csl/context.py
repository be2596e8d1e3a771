"""What a compiled style needs to know while it formats one cite or one bibliography entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct, field

from csl.model import Position
from csl.nodes import Output
from csl.personal import Name
from csl.references import ParsedReference


class Expansion(Struct, eq=False):
    """What disambiguation has decided for one reference."""

    given: dict[Name, int] = field(default_factory=dict)  # 1: initials are shown, 2: full given names
    names_shown: int = 0  # this many names at least, whatever et-al says
    conditions: int = 0  # so many conditions disambiguate="true" hold, in the order they are met
    year_suffix: int = 0


NO_EXPANSION = Expansion()


class Context(Struct, eq=False):
    """The reference being formatted, and what formatting it has come upon so far."""

    reference: ParsedReference
    values: dict[str, str]
    """Those of the reference."""
    expansion: Expansion
    english: bool
    citation_number: int = 0  # nothing is shown of 0
    position: Position | None = None
    first_note: int | None = None
    locator: str | None = None
    label: str = ""
    called: int = 0  # variables that were asked for
    rendered: int = 0  # variables, groups and macros that gave something
    suppressed: frozenset[str] = frozenset()  # variables that a substitution has used up
    substituting: bool = False
    conditions: int = 0  # disambiguate conditions that were tested
    suffix_shown: bool = False  # the year suffix was rendered
    hide_names: bool = False  # the first names element renders nothing

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
