"""A rule on how deep lists may stand in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.rule import Finding, rule

DEEPEST = 50
_SPACES = " " * (4 * DEEPEST + 1)
_TOO_DEEP = re.compile(rf"^ {{{4 * DEEPEST + 1},}}(?=(?:[-*+]|\d+\.) )", re.MULTILINE)


@rule(
    "too-deep",
    meaning=f"An item of a list stands more than {DEEPEST} lists deep: no reader follows, nor does Python-Markdown.",
    example="an item of a list is indented by 204 spaces; 200 are the most",
    mend="Begin a new paragraph or section. Two levels are as much as most readers keep in mind.",
)
def too_deep(facts: Facts) -> Iterator[Finding]:
    for path, body in facts.pages:
        if _SPACES not in body.text:
            continue  # as almost all, and this is known much sooner
        found = _TOO_DEEP.search(body.text, body.body_start)
        if found:  # those below it would say the same
            message = f"an item of a list is indented by {len(found[0])} spaces; {4 * DEEPEST} are the most"
            yield facts.place(path, body, found.end()), message
