"""A brief as a whole: its name, its text, its dates, what it translates, its style."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from briefsite.check.copies import original_of
from briefsite.check.facts import Facts, front_place
from briefsite.check.site import is_brief_path
from briefsite.link.translations import differences
from briefsite.model import Brief, Place, Problem
from briefsite.model.content import CITE_STYLES
from briefsite.model.rules import briefs as rules
from briefsite.model.rules.front_matter import BAD_SLUG
from briefsite.read.front_matter.schema import slugify
from briefsite.read.publication import release_of

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_SPACE = re.compile(r"\S")


def bad_slug(facts: Facts) -> Iterator[Problem]:
    languages = {brief.path: brief.front.lang for brief in facts.project.briefs}
    paths = {*languages}
    paths |= set(filter(is_brief_path, facts.project.files))
    for path in sorted(paths):
        name = path.rpartition("/")[2]
        slug = name.removesuffix(".md")
        if not SLUG.fullmatch(slug) and original_of(path, paths) is None:  # to rename a copy would publish it
            better = slugify(slug, languages.get(path, facts.project.options.language))
            better = f"; rename it `{better}.md`" if better else ""
            yield BAD_SLUG.at(Place(path), name=name, hint=better)


def empty_brief(facts: Facts) -> Iterator[Problem]:
    for brief in facts.project.briefs:
        if brief.front.status != "withdrawn" and not _NOT_SPACE.search(brief.body.text, brief.body.body_start):
            end = facts.place(brief.path, brief.body, len(brief.body.text.rstrip()))
            yield rules.EMPTY_BRIEF.at(end)


def dates_out_of_order(facts: Facts) -> Iterator[Problem]:
    for brief in facts.project.briefs:
        front = brief.front
        later = [("updated", front.updated)] if front.updated else []
        later += [
            (f"corrections.{number}.date", correction.date) for number, correction in enumerate(front.corrections)
        ]
        for key, date in later:
            if date and date < front.date:
                place, values = front_place(brief, key), {"date": date, "first": front.date}
                if key == "updated":
                    yield rules.DATES_OUT_OF_ORDER.at(place, name=key, **values)
                else:
                    number = int(key.split(".")[1]) + 1
                    yield rules.DATES_OUT_OF_ORDER.at(place, "correction", number=number, **values)
        yield from _older_than_corrections(brief)


def _older_than_corrections(brief: Brief) -> Iterator[Problem]:
    """Where `updated` is before the last correction."""
    dates = [correction.date for correction in brief.front.corrections]
    updated, last = brief.front.updated, max(dates, default=dt.date.min)
    if updated and updated < last:
        place, number = front_place(brief, "updated"), dates.index(last) + 1
        yield rules.DATES_OUT_OF_ORDER.at(place, "not-updated", date=updated, number=number, later=last)


def future_date(facts: Facts) -> Iterator[Problem]:
    for brief in facts.withheld.values():
        front = brief.front
        release = release_of(brief)
        if front.status == "published" and release and release != front.embargo:
            seen_from, embargo = f"{release:%Y-%m-%d %H:%M %Z}", release.isoformat()
            place = front_place(brief, "date")
            yield rules.FUTURE_DATE.at(place, date=front.date, release=seen_from, embargo=embargo)


def unknown_translation(facts: Facts) -> Iterator[Problem]:
    for brief in facts.project.briefs:
        slug = brief.front.translation_of
        if slug == brief.slug:
            yield rules.UNKNOWN_TRANSLATION.at(front_place(brief, "translation_of"), "itself")
        elif slug is not None and f"briefs/{slug}.md" not in facts.project.files and slug not in _slugs(facts):
            place, hint = front_place(brief, "translation_of"), facts.nearest_slug.hint(slug)
            yield rules.UNKNOWN_TRANSLATION.at(place, slug=slug, hint=hint)


def same_language(facts: Facts) -> Iterator[Problem]:
    languages = {brief.slug: brief.front.lang for brief in facts.project.briefs}
    for brief in facts.project.briefs:
        slug, lang = brief.front.translation_of, brief.front.lang
        if slug is not None and slug != brief.slug and languages.get(slug, "").lower() == lang.lower():
            place = front_place(brief, "lang" if "lang" in brief.front.places else "translation_of")
            yield rules.SAME_LANGUAGE.at(place, slug=slug, lang=lang)


def stale_translation(facts: Facts) -> Iterator[Problem]:
    by_slug = {brief.slug: brief for brief in facts.project.briefs}
    for brief in facts.project.briefs:
        original = by_slug.get(brief.front.translation_of or "")
        if original is not None and original is not brief and original.front.status != "withdrawn":
            found = differences(brief, original)
            if found:
                place = front_place(brief, "translation_of")
                yield rules.STALE_TRANSLATION.at(place, slug=original.slug, differences="; ".join(found))


def unknown_style(facts: Facts) -> Iterator[Problem]:
    styles = facts.project.styles
    if not styles:
        return
    texts = facts.project.citing_texts
    wanted = [(front_place(brief, "citation_style"), brief.front.citation_style) for brief in texts]
    if not facts.is_unread("mkdocs.yml"):
        options = facts.project.options
        wanted.append((facts.setting_place("extra.briefsite.citation_style"), options.citation_style))
        named = [(number, name) for number, name in enumerate(options.cite_styles) if name not in CITE_STYLES]
        wanted += ((facts.setting_place(f"extra.briefsite.cite_styles.{number}"), name) for number, name in named)
    for place, style in wanted:
        if style is not None and style not in styles:
            yield rules.UNKNOWN_STYLE.at(place, style=style, hint=facts.nearest_style.hint(style))


def _slugs(facts: Facts) -> frozenset[str]:
    return frozenset(brief.slug for brief in facts.project.briefs)
