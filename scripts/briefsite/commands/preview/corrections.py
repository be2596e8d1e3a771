"""What a change owes to readers of what is published already: a word on what was corrected, and no dead address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefsite.check.facts import Facts, citation_place, front_place
from briefsite.commands.preview.briefs import words_changed
from briefsite.commands.preview.side import Side
from briefsite.commands.preview.words import place_of
from briefsite.model import Brief, Place, Problem
from briefsite.model.citing import citations
from briefsite.model.rules.changes import REMOVED_SOURCE, UNMARKED_CORRECTION, VANISHED_BRIEF
from briefsite.read.paths import brief_path

_MOST = 8


def owed_to_readers(old: Side, new: Side, moved: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each published brief that changed in substance without a word, or is gone without a trace.

    In substance: a word or a figure that a reader reads is another one (`words.py`). `moved` gives the new slug by the
    old one.
    """
    briefs = new.briefs
    left = {former for brief in new.project.briefs if brief.slug in new.public for former in brief.front.formerly}
    for slug, before in old.briefs.items():
        if slug not in old.public or before.front.status == "withdrawn":
            continue
        after = briefs.get(moved.get(slug, slug))
        if slug not in left and (slug not in briefs or slug not in new.public):
            yield _vanished(before, after, brief_path(slug) in new.project.files)
        elif after is not None and after.front.status != "withdrawn":
            yield from _unmarked(before, after)


def removed_sources(old: Side, new: Side) -> tuple[tuple[Problem, ...], frozenset[Place]]:
    """A problem for each source that is taken away and still cited, and the places at which it is.

    At each of these places a key is unknown: to say so many times would hide what was done.
    """
    gone = old.project.bibliography.references.keys() - new.project.bibliography.references.keys()
    uses: dict[str, dict[Place, str]] = defaultdict(dict)
    facts = Facts(new.project)
    for brief in new.project.briefs if gone else ():
        for name, citation in citations(brief):
            for item in citation.items:
                if item.key in gone:
                    uses[item.key][citation_place(facts, brief, name, item)] = brief.slug
        for number, key in enumerate(brief.front.nocite):
            if key in gone:
                uses[key][front_place(brief, f"nocite.{number}")] = brief.slug
    problems = tuple(_removed(key, places) for key, places in sorted(uses.items()))
    return problems, frozenset(place for places in uses.values() for place in places)


def _removed(key: str, uses: Mapping[Place, str]) -> Problem:
    slugs = sorted(set(uses.values()))
    more = [f"{len(slugs) - _MOST} more"] if len(slugs) > _MOST else []
    shown = ", ".join([*(f"`{slug}`" for slug in slugs[:_MOST]), *more])
    briefs, citations = _counted(len(slugs), "brief"), _counted(len(uses), "citation")
    return REMOVED_SOURCE.at(min(uses), key=key, briefs=briefs, citations=citations, shown=shown)


def _unmarked(before: Brief, after: Brief) -> Iterator[Problem]:
    told = after.front.updated != before.front.updated or set(after.front.corrections) - set(before.front.corrections)
    if told:
        return
    added, removed = words_changed(before, after)
    if not added and not removed:
        return
    place = place_of(added[0], after) if added else front_place(after, "updated" if after.front.updated else "date")
    yield UNMARKED_CORRECTION.at(place, added=_counted(len(added), "word"), removed=len(removed))


def _vanished(before: Brief, after: Brief | None, is_unread: bool) -> Problem:
    slug = before.slug
    if after is None:
        return VANISHED_BRIEF.at(Place(before.path), "unread" if is_unread else "", slug=slug)
    if after.slug == slug:
        withheld_by = "embargo" if "embargo" in after.front.places else "date"
        place = front_place(after, "status" if after.front.status != "published" else withheld_by)
        return VANISHED_BRIEF.at(place, "withheld", slug=slug)
    return VANISHED_BRIEF.at(front_place(after, "formerly" if after.front.formerly else "title"), "moved", slug=slug)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
