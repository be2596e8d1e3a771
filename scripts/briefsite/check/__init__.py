"""The stage that checks: every rule over a project, all problems at once.

A new check is one function in a module of this package, which finds the breaches of a rule that
`briefsite.model.rules` declares, and one line in `CHECKS` of `checks.py`.
"""

from __future__ import annotations

import datetime as dt

from briefsite.model import Problem, Project
from briefsite.model.memory import Memory, NoMemory
from briefsite.model.rules import DECLARED as RULES
from briefsite.model.rules import Rule, changes, declared_in

PREVIEW_RULES = tuple(rule.name for rule in declared_in(changes))
"""Names of what only a preview finds, which compares two projects (`briefsite.commands.preview.corrections`)."""


def check_project(project: Project, memo: Memory | None = None, now: dt.datetime | None = None) -> tuple[Problem, ...]:
    """Every problem of a project, those found while reading included: by place, none twice.

    Each is as grave as its rule says, or the publication's option `levels`. `now` is the moment of
    publication, if it is not this one. An entry of the bibliography is not judged
    again while `memo` knows what became of the file.
    """
    # Imported here: an ordinary site asks for few of the checks.
    from briefsite.check.checks import every_problem

    return every_problem(project, memo or NoMemory(), now)


__all__ = ["PREVIEW_RULES", "RULES", "Rule", "check_project"]
