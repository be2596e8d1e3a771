"""Why a brief that nobody edited reads differently: what of all that its page shows was edited elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from briefsite.model import Brief
from briefsite.model.citing import cited_keys
from briefsite.preview.model import Preview
from briefsite.preview.side import Side

_MOST = 3
OTHERWISE = "by the site itself: its templates, its words, or its program"


def reasons(old: Side, new: Side, preview: Preview) -> Mapping[str, tuple[str, ...]]:
    """For each brief that stands in both states, by its slug, why its page may read differently; often nothing."""
    before = old.briefs
    both = (brief for slug, brief in new.briefs.items() if slug in before)
    find = partial(_reasons, old=old, new=new, preview=preview)
    return {brief.slug: tuple(find(brief)) for brief in both}


def _reasons(brief: Brief, *, old: Side, new: Side, preview: Preview) -> Iterator[str]:
    cited = cited_keys([brief])
    front = brief.front
    people = {person.id for person in (*front.authors, *front.editors)}
    for what, entries, shown in (
        ("source", preview.sources, cited),
        ("topic", preview.topics, frozenset(front.topics)),
        ("person", preview.people, people),
    ):
        for how, found in (("added", entries.added), ("edited", entries.changed), ("removed", entries.removed)):
            ids = [entry.id for entry in found if entry.id in shown]
            if ids:
                yield f"{what} {how}: {listed(ids)}"
    yield from _settings(brief, old, new)
    yield from _neighbours(brief, cited, new, preview)


def _settings(brief: Brief, old: Side, new: Side) -> Iterator[str]:
    before, after = old.project.options, new.project.options
    style = brief.front.citation_style
    if style is None and before.citation_style != after.citation_style:
        yield f"the citation style of the site: {listed([before.citation_style])} → {listed([after.citation_style])}"
    name = style or after.citation_style
    if old.styles.get(name) != new.styles.get(name):
        yield f"the citation style was edited: {listed([name])}"
    for option in ("site_name", "site_url", "quotation_marks", "sources_per_page"):
        if getattr(before, option) != getattr(after, option):
            yield f"a setting was changed: {listed([option])}"


def _neighbours(brief: Brief, cited: frozenset[str], new: Side, preview: Preview) -> Iterator[str]:
    """Other briefs that came, went or changed, where the page names them or counts what they cite."""
    briefs = preview.briefs
    changed = (*briefs.added, *briefs.changed, *briefs.moved, *briefs.removed)
    slugs = {report.slug for report in changed if report.slug != brief.slug}
    own = brief.front.translation_of or brief.slug
    translations = [slug for slug in sorted(slugs) if slug in new.briefs and _origin(new.briefs[slug]) == own]
    if translations:
        yield f"a version in another language is new or other: {listed(translations)}"
    sharing = {
        report.slug
        for report in changed
        if {*report.sources.added, *report.sources.removed} & cited and report.slug != brief.slug
    }
    if sharing:
        yield f"sources that it cites are cited elsewhere, or no longer: {listed(sorted(sharing))}"
    related = {slug for slug in slugs - sharing if slug in new.briefs and _are_near(brief, cited, new.briefs[slug])} - {
        *translations
    }
    gone = {report.slug for report in briefs.removed}
    if related or gone:
        yield f"what may be listed as related: {listed(sorted(related | gone))}"


def listed(names: Sequence[str]) -> str:
    """A few of the names, quoted, and how many more there are."""
    shown = ", ".join(f"`{name}`" for name in names[:_MOST])
    return f"{shown} and {len(names) - _MOST} more" if len(names) > _MOST else shown


def _origin(brief: Brief) -> str:
    return brief.front.translation_of or brief.slug


def _are_near(brief: Brief, cited: frozenset[str], other: Brief) -> bool:
    return bool(cited & cited_keys([other])) or bool({*brief.front.topics} & {*other.front.topics})
