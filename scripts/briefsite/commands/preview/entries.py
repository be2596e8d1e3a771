"""What is different in the bibliography and the vocabularies, and which briefs show it."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from briefsite.commands.preview.model import Entries, EntryReport
from briefsite.commands.preview.side import Side
from briefsite.model import Brief, Person, Reference, Topic
from briefsite.model.anchors import source_anchor
from briefsite.model.citing import citations
from briefsite.read.paths import SOURCES, initial_path, person_path, preview_address, topic_path
from briefsite.read.publication import sources_of

_Entry = TypeVar("_Entry", Reference, Topic, Person)


def compare_sources(old: Side, new: Side) -> Entries:
    """Entries of sources.bib. One counts as changed when a reader could see it: its data, not its layout."""
    showing = {"old": _citing(old), "new": _citing(new)}
    is_paged = {"old": _is_paged(old), "new": _is_paged(new)}
    return _compare(
        old.project.bibliography.references,
        new.project.bibliography.references,
        _csl_fields,
        lambda reference, state: EntryReport(
            reference.key,
            str(reference.csl.get("title") or reference.key),
            f"{preview_address(_page(reference, is_paged[state]))}#{source_anchor(reference.key)}",
            briefs=showing[state].get(reference.key, ()),
        ),
    )


def _is_paged(side: Side) -> bool:
    """Whether the bibliography has a page for each initial (`briefsite.link.Corpus.source_page`)."""
    shown = sources_of(side.project.standing, side.project.bibliography.references)
    return side.project.options.are_paged(len(shown))


def _page(reference: Reference, is_paged: bool) -> str:
    return initial_path(reference.initial) if is_paged else SOURCES


def compare_topics(old: Side, new: Side) -> Entries:
    """Entries of topics.yml."""
    showing = {"old": _index(old, _topics), "new": _index(new, _topics)}
    return _compare(
        old.project.topics,
        new.project.topics,
        _own_fields,
        lambda topic, state: EntryReport(
            topic.id, topic.name, preview_address(topic_path(topic.id)), briefs=showing[state].get(topic.id, ())
        ),
    )


def compare_people(old: Side, new: Side) -> Entries:
    """Entries of people.yml."""
    showing = {"old": _index(old, _people), "new": _index(new, _people)}
    return _compare(
        old.project.people,
        new.project.people,
        _own_fields,
        lambda person, state: EntryReport(
            person.id, person.name, preview_address(person_path(person.id)), briefs=showing[state].get(person.id, ())
        ),
    )


def _compare(
    old: Mapping[str, _Entry],
    new: Mapping[str, _Entry],
    fields: Callable[[_Entry, _Entry], tuple[str, ...]],
    report: Callable[[_Entry, str], EntryReport],
) -> Entries:
    changed = ((key, fields(old[key], new[key])) for key in new if key in old)
    return Entries(
        tuple(report(new[key], "new") for key in new if key not in old),
        tuple(dataclasses.replace(report(new[key], "new"), fields=names) for key, names in changed if names),
        tuple(dataclasses.replace(report(old[key], "old"), address="") for key in old if key not in new),
    )


def _csl_fields(old: Reference, new: Reference) -> tuple[str, ...]:
    if old.csl_text == new.csl_text:
        return ()
    before, now = old.csl, new.csl
    return tuple(name for name in {**before, **now} if before.get(name) != now.get(name))


def _own_fields(old: Topic | Person, new: Topic | Person) -> tuple[str, ...]:
    names = (name for name in new.__struct_fields__ if name != "place")
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def _citing(side: Side) -> dict[str, tuple[str, ...]]:
    everything = tuple(side.project.bibliography.references)
    return _index(side, lambda brief: _shown(brief, everything))


def _shown(brief: Brief, everything: tuple[str, ...]) -> Iterable[str]:
    for _, citation in citations(brief):
        yield from (item.key for item in citation.items)
    for key in brief.front.nocite:
        yield from everything if key == "*" else (key,)


def _topics(brief: Brief) -> Iterable[str]:
    return brief.front.topics


def _people(brief: Brief) -> Iterable[str]:
    return (person.id for person in (*brief.front.authors, *brief.front.editors) if person.id)


def _index(side: Side, keys: Callable[[Brief], Iterable[str]]) -> dict[str, tuple[str, ...]]:
    slugs_of: dict[str, dict[str, None]] = defaultdict(dict)
    for brief in side.project.briefs:
        for key in keys(brief):
            slugs_of[key][brief.slug] = None
    return {key: tuple(sorted(slugs)) for key, slugs in slugs_of.items()}
