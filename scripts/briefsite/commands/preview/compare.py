"""The stage that compares: two states of a project become a `Preview`. A pure function of the two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from briefsite.commands.preview.briefs import added_brief, compare_briefs, find_moved, is_empty, removed_brief
from briefsite.commands.preview.corrections import owed_to_readers
from briefsite.commands.preview.entries import compare_people, compare_sources, compare_topics
from briefsite.commands.preview.model import BriefReport, Briefs, Delta, Field, Preview
from briefsite.commands.preview.problems import compare_problems
from briefsite.commands.preview.side import Side
from briefsite.model import Brief, Options
from briefsite.read.paths import address_of, brief_path, preview_address
from briefsite.read.publication import release_of


def compare(old: Side, new: Side, now: dt.datetime) -> Preview:
    """Everything that is different from `old` to `new`, as it stands at the moment `now` (with a time zone)."""
    before, after = old.briefs, new.briefs
    gone = [brief for slug, brief in before.items() if slug not in after]
    come = [brief for slug, brief in after.items() if slug not in before]
    former = find_moved(gone, come)
    moved = {was: slug for slug, was in former.items()}
    sources = compare_sources(old, new)
    elsewhere = (
        replace(compare_briefs(before[former[brief.slug]], brief), formerly=former[brief.slug])
        for brief in come
        if brief.slug in former
    )
    briefs = Briefs(
        added=_shown((added_brief(brief) for brief in come if brief.slug not in former), old, new, now),
        changed=_shown(_changed(before, after), old, new, now),
        moved=_shown(elsewhere, old, new, now),
        removed=_shown((removed_brief(brief) for brief in gone if brief.slug not in moved), old, new, now),
    )
    paths = {before[was].path: after[slug].path for was, slug in moved.items()}
    return Preview(
        briefs=briefs,
        sources=sources,
        topics=compare_topics(old, new),
        people=compare_people(old, new),
        pages=_pages(old, new),
        settings=_settings(old.project.options, new.project.options),
        problems=compare_problems(old, new, paths, owed_to_readers(old, new, moved)),
    )


def _changed(before: dict[str, Brief], after: dict[str, Brief]) -> Iterable[BriefReport]:
    for slug, brief in after.items():
        old = before.get(slug)
        if old is not None and (old.front != brief.front or old.body.text != brief.body.text):
            report = compare_briefs(old, brief)
            if not is_empty(report):
                yield report


def _shown(reports: Iterable[BriefReport], old: Side, new: Side, now: dt.datetime) -> tuple[BriefReport, ...]:
    """The reports with what readers would see of each brief, and where."""
    briefs = new.briefs
    done = []
    for report in sorted(reports, key=lambda report: report.slug):
        was = report.formerly or report.slug
        brief = briefs.get(report.slug)
        done.append(
            replace(
                report,
                state=state_of(brief, now) if brief else "",
                address=preview_address(brief_path(report.slug)) if brief else "",
                published=address_of(brief_path(was), old.project.options.directory_urls) if was in old.public else "",
            )
        )
    return tuple(done)


def state_of(brief: Brief, now: dt.datetime) -> str:
    """Why readers do not see a brief at the moment `now`; empty when they do."""
    front = brief.front
    if front.status != "published":
        return front.status
    release = release_of(brief)
    if release is not None and release > now:
        return f"embargo until {release.isoformat()}"
    return ""


def _pages(old: Side, new: Side) -> Delta:
    before = {page.path: page.body.text for page in old.project.documents}
    after = {page.path: page.body.text for page in new.project.documents}
    return Delta(
        tuple(path for path in after if path not in before),
        tuple(path for path in before if path not in after),
        tuple(path for path in after if path in before and before[path] != after[path]),
    )


def _settings(old: Options, new: Options) -> tuple[Field, ...]:
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in Options.__struct_fields__)
    return tuple(Field(name, str(before), str(after)) for name, before, after in pairs if before != after)
