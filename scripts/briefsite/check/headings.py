"""Headings: a page's outline is what readers of screens navigate by."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.model import Problem
from briefsite.model.rules.markdown import SECOND_TITLE, SKIPPED_HEADING


def skipped_heading(facts: Facts) -> Iterator[Problem]:
    briefs = {brief.path for brief in facts.project.briefs}
    for path, body in facts.pages:
        level = 1 if path in briefs else None
        for heading in body.headings:
            if level is not None and heading.level > level + 1:
                right = "#" * (level + 1)
                above = f"below one of level {level}" if level > 1 or path not in briefs else "right below the title"
                place = facts.place(path, body, heading.start)
                yield SKIPPED_HEADING.at(place, text=heading.text, level=heading.level, above=above, right=right)
            level = heading.level


def second_title(facts: Facts) -> Iterator[Problem]:
    briefs = {brief.path for brief in facts.project.briefs}
    for path, body in facts.pages:
        titles = [heading for heading in body.headings if heading.level == 1]
        for heading in titles if path in briefs else titles[1:]:
            yield SECOND_TITLE.at(facts.place(path, body, heading.start), text=heading.text)
