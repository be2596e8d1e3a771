"""The stage that checks: every rule over a project, all problems at once.

A new rule is one function in a module of this package and one line in `RULES`.
"""

from __future__ import annotations

from briefsite.check.addresses import duplicate_address
from briefsite.check.briefs import (
    bad_slug,
    dates_out_of_order,
    empty_brief,
    same_language,
    unknown_style,
    unknown_translation,
)
from briefsite.check.charts import CHARTS
from briefsite.check.citations import figure_without_citation, uncited_source, unknown_citation
from briefsite.check.depth import too_deep
from briefsite.check.entries import missing_field, missing_title
from briefsite.check.facts import Facts
from briefsite.check.headings import second_title, skipped_heading
from briefsite.check.leaving import former_address
from briefsite.check.links import dead_anchor, dead_link, link_to_draft, missing_alt, missing_image
from briefsite.check.notes import duplicate_note, unresolved_note, unused_note
from briefsite.check.parsing import PARSING
from briefsite.check.reading import READING
from briefsite.check.rule import Rule
from briefsite.check.unsafe import outside_picture, unsafe_address, unsafe_html
from briefsite.check.vocabulary import unknown_person, unknown_topic, unused_topic
from briefsite.model import Problem, Project

RULES: tuple[Rule, ...] = (
    *READING,
    *PARSING,
    *CHARTS,
    unknown_citation,
    figure_without_citation,
    uncited_source,
    missing_title,
    missing_field,
    unresolved_note,
    unused_note,
    duplicate_note,
    unknown_topic,
    unused_topic,
    unknown_person,
    bad_slug,
    duplicate_address,
    former_address,
    dead_link,
    dead_anchor,
    link_to_draft,
    missing_image,
    missing_alt,
    unsafe_address,
    unsafe_html,
    outside_picture,
    skipped_heading,
    second_title,
    too_deep,
    empty_brief,
    dates_out_of_order,
    unknown_translation,
    same_language,
    unknown_style,
)


def check_project(project: Project) -> tuple[Problem, ...]:
    """Every problem of a project, those found while reading included: by place, none twice."""
    facts = Facts(project)
    found = dict.fromkeys(project.problems)
    for rule in RULES:
        found.update(dict.fromkeys(rule.problems(facts)))
    return tuple(sorted(found, key=_order))


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    place = problem.place  # its parts: comparing places is slow where there are many
    return place.path, place.line, place.column, problem.rule, problem.message


__all__ = ["RULES", "Rule", "check_project"]
