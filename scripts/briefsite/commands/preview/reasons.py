"""Why a brief that nobody edited reads differently: what of all that its page shows was edited elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from briefsite.commands.preview.model import Preview
from briefsite.commands.preview.side import Side
from briefsite.model import Brief
from briefsite.model.citing import cited_keys

_MOST = 3
OTHERWISE = "by the site itself: its templates, its words, or its program"


def reasons(old: Side, new: Side, preview: Preview) -> Mapping[str, tuple[str, ...]]:
    """For each brief that stands in both states, by its slug, why its page may read differently; often nothing."""
    before = old.briefs
    both = (brief for slug, brief in new.briefs.items() if slug in before)
    find = partial(_reasons, old=old, new=new, preview=preview)
    return {brief.slug: tuple(find(brief)) for brief in both}


def _reasons(brief: Brief, *, old: Side, new: Side, preview: Preview) -> Iterator[str]:
    front = brief.front
    people = {person.id for person in (*front.authors, *front.editors)}
    for what, entries, named in (
        ("source", preview.sources, cited_keys([brief])),
        ("topic", preview.topics, frozenset(front.topics)),
        ("person", preview.people, people),
    ):
        for how, compared in (("added", entries.added), ("edited", entries.changed), ("removed", entries.removed)):
            ids = [entry.id for entry in compared if entry.id in named]
            if ids:
                yield f"{what} {how}: {listed(ids)}"
    yield from _settings(brief, old, new)
    yield from _versions(brief, new, preview)


def _settings(brief: Brief, old: Side, new: Side) -> Iterator[str]:
    before, after = old.project.options, new.project.options
    style = brief.front.citation_style
    if style is None and before.citation_style != after.citation_style:
        yield f"the citation style of the site: {listed([before.citation_style])} → {listed([after.citation_style])}"
    name = style or after.citation_style
    if old.styles.get(name) != new.styles.get(name):
        yield f"the citation style was edited: {listed([name])}"
    if tags := sorted({tag for tag, _ in {*before.words} ^ {*after.words}}):
        yield f"words of the site were edited: {listed(tags)}"
    for option in ("site_name", "site_url", "quotation_marks", "sources_per_page"):
        if getattr(before, option) != getattr(after, option):
            yield f"a setting was changed: {listed([option])}"


def _versions(brief: Brief, new: Side, preview: Preview) -> Iterator[str]:
    """Its versions in other languages that came, went or changed: its page leads to them, and may lag behind one."""
    briefs = preview.briefs
    changed = (*briefs.added, *briefs.changed, *briefs.moved, *briefs.removed)
    slugs = sorted({report.slug for report in changed if report.slug != brief.slug})
    versions = [slug for slug in slugs if slug in new.briefs and _origin(new.briefs[slug]) == _origin(brief)]
    if versions:
        yield f"a version in another language is new or other: {listed(versions)}"


def listed(names: Sequence[str]) -> str:
    """A few of the names, quoted, and how many more there are."""
    few = ", ".join(f"`{name}`" for name in names[:_MOST])
    return f"{few} and {len(names) - _MOST} more" if len(names) > _MOST else few


def _origin(brief: Brief) -> str:
    return brief.front.translation_of or brief.slug
