"""Rules on headings: a page's outline is what readers of screens navigate by."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.rule import Finding, rule


@rule(
    "skipped-heading",
    meaning="A heading is more than one level deeper than the one before it.",
    example="the heading `Skipped` is of level 4 below one of level 2; write `### Skipped`",
    mend="Use the level that follows. Sections of a brief begin with `##`: its title is the first level.",
)
def skipped_heading(facts: Facts) -> Iterator[Finding]:
    briefs = {brief.path for brief in facts.project.briefs}
    for path, body in facts.pages:
        level = 1 if path in briefs else None
        for heading in body.headings:
            if level is not None and heading.level > level + 1:
                right = "#" * (level + 1)
                above = f"below one of level {level}" if level > 1 or path not in briefs else "right below the title"
                message = (
                    f"the heading `{heading.text}` is of level {heading.level} {above}; write `{right} {heading.text}`"
                )
                yield facts.place(path, body, heading.start), message
            level = heading.level


@rule(
    "second-title",
    meaning="A heading of the first level stands in a brief, whose `title` is that already, or a second one in a page.",
    example="the heading `Introduction` is of level 1, which is the title's; write `## Introduction`",
    mend="Write it as a section, with `##`, or delete it if it repeats the title.",
)
def second_title(facts: Facts) -> Iterator[Finding]:
    briefs = {brief.path for brief in facts.project.briefs}
    for path, body in facts.pages:
        titles = [heading for heading in body.headings if heading.level == 1]
        for heading in titles if path in briefs else titles[1:]:
            message = f"the heading `{heading.text}` is of level 1, which is the title's; write `## {heading.text}`"
            yield facts.place(path, body, heading.start), message
