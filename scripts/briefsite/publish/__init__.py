"""The stage that publishes: what is done to the finished HTML of a page, whichever generator made it.

A new step is one new module and one line in `STEPS`. Each is a pure function of the page, so that its result can be
kept as long as the page does not change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce

from briefsite.publish.head import say_in_head
from briefsite.publish.indexed import say_what_is_indexed
from briefsite.publish.interface import localise_names, localise_permalinks, names_in
from briefsite.publish.language import say_language
from briefsite.publish.notes import name_notes
from briefsite.publish.policy import say_policy
from briefsite.publish.robots import say_robots
from briefsite.publish.tables import box_tables

Front = Mapping[str, object]
"""The front matter of the page: `lang`, `dir` and what else its renderer said of it."""

STEPS: tuple[Callable[[str, Front], str], ...] = (
    say_language,
    say_in_head,
    say_robots,
    localise_permalinks,
    localise_names,
    name_notes,
    box_tables,
    say_what_is_indexed,
    say_policy,  # last: it allows what the page holds by then
)


def finish(html: str, front: Front) -> str:
    """The HTML of a whole page as it is published, after every step."""
    return reduce(lambda page, step: step(page, front), STEPS, html)


__all__ = ["STEPS", "finish", "names_in"]
