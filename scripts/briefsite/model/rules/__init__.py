"""What every rule says, whoever finds its breaches: `rules.UNCLOSED_NOTE.at(place, opening=…)`."""

from __future__ import annotations

from types import ModuleType

from briefsite.model import Breach
from briefsite.model.rules import (
    bibliography,
    briefs,
    charts,
    files,
    front_matter,
    links,
    look_alikes,
    markdown,
    settings,
    words,
)
from briefsite.model.rules.rule import Rule


def declared_in(*modules: ModuleType) -> tuple[Rule, ...]:
    """The rules that modules declare, in their order."""
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Rule))


DECLARED = declared_in(files, settings, front_matter, briefs, markdown, look_alikes, links, bibliography, charts, words)
"""Those of a project; `changes` has those of a preview, and `web` those of addresses that are asked."""
NAMED = {rule.name: rule for rule in DECLARED}

__all__ = ["DECLARED", "NAMED", "Rule", "Breach", "declared_in"]
