"""What a rule says, once: its name, what it means, its messages, how to mend a breach, and how grave one is."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from briefsite.model import Breach, Level, Place, Problem


class Rule(Struct, frozen=True):
    """The declaration of a rule. Its name is the contract with editors and CI.

    Messages are templates (`str.format`): `message` with the values of `sample` is the example in manual/docs/rules.md;
    `others` are further ones by name, of which `levels` has those that are as grave as no other.
    """

    name: str
    meaning: str
    message: str
    sample: Mapping[str, object]
    mend: str
    level: Level = Level.ERROR
    others: Mapping[str, str] = {}
    levels: Mapping[str, Level] = {}

    @property
    def example(self) -> str:
        """The message as an editor may get it."""
        return self.message.format_map(self.sample)

    def says(self, variant: str = "", /, **values: object) -> Breach:
        """The message, or another one by its name, with these values."""
        if not variant:
            return Breach(self.name, self.message.format_map(values), self.level)
        return Breach(self.name, self.others[variant].format_map(values), self.levels.get(variant, self.level))

    def at(self, place: Place, variant: str = "", /, **values: object) -> Problem:
        """The problem at a place, with the message of that name and these values."""
        return self.says(variant, **values).at(place)
