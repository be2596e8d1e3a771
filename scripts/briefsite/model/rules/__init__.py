"""What rules say: of those whose breaches are found while files are read, and of those that checks share with them.

Whoever finds a breach takes the declaration from here: `rules.UNCLOSED_NOTE.at(place, opening=…)`. Rules of which
`briefsite.check` alone finds breaches are declared there, beside what finds them.
"""

from __future__ import annotations

from briefsite.model.rules import bibliography, charts, files, front_matter, markdown, settings
from briefsite.model.rules.rule import Rule, Said

DECLARED: tuple[Rule, ...] = tuple(
    value
    for module in (files, settings, front_matter, markdown, bibliography, charts)
    for value in vars(module).values()
    if isinstance(value, Rule)
)
NAMED = {rule.name: rule for rule in DECLARED}

__all__ = ["DECLARED", "NAMED", "Rule", "Said"]
