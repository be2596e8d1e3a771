"""Every check, over a project as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from briefsite.check import PREVIEW_RULES, RULES
from briefsite.check.addresses import duplicate_address
from briefsite.check.briefs import (
    bad_slug,
    dates_out_of_order,
    empty_brief,
    future_date,
    same_language,
    stale_translation,
    unknown_style,
    unknown_translation,
)
from briefsite.check.broken_addresses import bad_address, bad_address_in_entry
from briefsite.check.citations import (
    broken_citation,
    figure_without_citation,
    misplaced_citation,
    uncited_source,
    unknown_citation,
)
from briefsite.check.configuration import (
    dead_foot,
    dead_navigation,
    excluded_brief,
    excluded_generated,
    front_page,
    not_in_navigation,
    placeholder_address,
    without_doi,
)
from briefsite.check.control_characters import control_character
from briefsite.check.copies import copied_brief
from briefsite.check.empty_sentences import empty_sentence
from briefsite.check.entries import broken_places, is_consequence, missing_field, missing_title
from briefsite.check.entry import DecodedReference
from briefsite.check.facts import Facts
from briefsite.check.file_kinds import bad_file_kind
from briefsite.check.former_addresses import former_address
from briefsite.check.formulas import bad_formula
from briefsite.check.headings import second_title, skipped_heading
from briefsite.check.home import missing_home, unknown_part
from briefsite.check.identifiers import duplicate_id
from briefsite.check.languages import language_without_words
from briefsite.check.links import dead_anchor, dead_link, link_to_draft, link_to_withdrawn, missing_alt, missing_image
from briefsite.check.look_alikes import look_alikes, shown_escapes
from briefsite.check.markup_in_titles import markup_in_title
from briefsite.check.media import outside_picture
from briefsite.check.notes import duplicate_note, unresolved_note, unused_note
from briefsite.check.offprints import offprint_without_font
from briefsite.check.own_disk import own_disk
from briefsite.check.pull_quotes import pull_quote_elsewhere
from briefsite.check.unread_text import not_a_brief
from briefsite.check.unsafe import unsafe_address, unsafe_address_in_entry, unsafe_html
from briefsite.check.vocabulary import unknown_person, unknown_topic, unused_topic
from briefsite.model import Level, Problem, Project, Reference
from briefsite.model.codec import json_form
from briefsite.model.memory import Memory
from briefsite.model.nearest import Nearest
from briefsite.model.rules.settings import UNKNOWN_OPTION

CHECKS: tuple[Callable[[Facts], Iterable[Problem]], ...] = (
    look_alikes,
    shown_escapes,
    unknown_citation,
    broken_citation,
    empty_sentence,
    pull_quote_elsewhere,
    figure_without_citation,
    misplaced_citation,
    uncited_source,
    unresolved_note,
    unused_note,
    duplicate_note,
    unknown_topic,
    unused_topic,
    unknown_person,
    bad_slug,
    copied_brief,
    duplicate_address,
    bad_file_kind,
    former_address,
    dead_link,
    dead_anchor,
    own_disk,
    duplicate_id,
    link_to_draft,
    link_to_withdrawn,
    missing_image,
    missing_alt,
    bad_address,
    unsafe_address,
    unsafe_html,
    outside_picture,
    skipped_heading,
    second_title,
    empty_brief,
    dates_out_of_order,
    future_date,
    unknown_translation,
    same_language,
    stale_translation,
    language_without_words,
    unknown_style,
    placeholder_address,
    without_doi,
    excluded_brief,
    excluded_generated,
    dead_navigation,
    dead_foot,
    front_page,
    missing_home,
    unknown_part,
    not_in_navigation,
    not_a_brief,
    control_character,
    markup_in_title,
    bad_formula,
    offprint_without_font,
)

ENTRY_CHECKS: tuple[Callable[[DecodedReference], Iterable[Problem]], ...] = (
    missing_title,
    missing_field,
    bad_address_in_entry,
    unsafe_address_in_entry,
)
"""What looks at one entry of the bibliography alone: what it finds is remembered while the file stays."""


def every_problem(project: Project, memo: Memory, now: dt.datetime | None) -> tuple[Problem, ...]:
    """As `check_project`."""
    facts = Facts(project, now)
    levels, entries = project.options.levels, tuple(project.bibliography.references.values())
    broken = broken_places(project.bibliography.problems)
    in_entries = (each for each in _in_entries(entries, memo) if not is_consequence(each, broken))
    found = dict.fromkeys((*project.problems, *_unknown_rules(facts), *in_entries))
    for check in CHECKS:
        found.update(dict.fromkeys(check(facts)))
    return tuple(sorted((_at_level(problem, levels) for problem in found), key=_order))


def _at_level(problem: Problem, levels: Mapping[str, Level]) -> Problem:
    level = levels.get(problem.rule, problem.level)
    return problem if level is problem.level else replace(problem, level=level)


def _unknown_rules(facts: Facts) -> Iterator[Problem]:
    """The option `levels` names rules; a name that none has would do nothing."""
    known = Nearest([*(rule.name for rule in RULES), *PREVIEW_RULES])
    for name in facts.project.options.levels:
        if name not in known:
            place = facts.setting_place(f"extra.briefsite.levels.{name}")
            yield UNKNOWN_OPTION.at(place, "no-rule", name=name, hint=known.hint(name))


def _in_entries(references: tuple[Reference, ...], memo: Memory) -> tuple[Problem, ...]:
    """What is wrong within entries of the bibliography."""
    return memo.map("judging sources", _judge_entries, [references], json_form(tuple[Problem, ...]))[0]


def _judge_entries(references: tuple[Reference, ...]) -> tuple[Problem, ...]:
    entries = map(DecodedReference.of, references)
    return tuple(found for entry in entries for check in ENTRY_CHECKS for found in check(entry))


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    place = problem.place  # its parts: comparing places is slow where there are many
    return place.path, place.line, place.column, problem.rule, problem.message
