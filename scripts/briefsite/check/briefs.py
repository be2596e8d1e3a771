"""Rules on a brief as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.check.copies import original_of
from briefsite.check.facts import Facts, front_place
from briefsite.check.rule import Finding, finds, rule
from briefsite.check.site import is_brief_path
from briefsite.link.translations import differences
from briefsite.model import Level, Place
from briefsite.model.rules.front_matter import BAD_SLUG
from briefsite.read.front_matter.schema import slugify
from briefsite.read.publication import release_of

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_SPACE = re.compile(r"\S")


@finds(BAD_SLUG)
def bad_slug(facts: Facts) -> Iterator[Finding]:
    paths = {brief.path for brief in facts.project.briefs}
    paths |= set(filter(is_brief_path, facts.project.files))
    for path in sorted(paths):
        name = path.rpartition("/")[2]
        slug = name.removesuffix(".md")
        if not SLUG.fullmatch(slug) and original_of(path, paths) is None:  # to rename a copy would publish it
            better = f"; rename it `{slugify(slug)}.md`" if slugify(slug) else ""
            yield Place(path), BAD_SLUG.says(name=name, hint=better)


@rule(
    "empty-brief",
    meaning="A brief has a front matter and no text.",
    example="the brief has no text below its front matter",
    mend="Write the text, or set `status: draft` and come back; a brief without text is never published.",
)
def empty_brief(facts: Facts) -> Iterator[Finding]:
    for brief in facts.project.briefs:
        if brief.front.status != "withdrawn" and not _NOT_SPACE.search(brief.body.text, brief.body.body_start):
            end = facts.place(brief.path, brief.body, len(brief.body.text.rstrip()))
            yield end, "the brief has no text below its front matter"


@rule(
    "dates-out-of-order",
    meaning="A brief was updated or corrected before it was published.",
    example="`updated` (2026-04-01) is before `date` (2026-05-01)",
    mend="Correct one of the two dates.",
)
def dates_out_of_order(facts: Facts) -> Iterator[Finding]:
    for brief in facts.project.briefs:
        front = brief.front
        later = [("updated", front.updated)] if front.updated else []
        later += [
            (f"corrections.{number}.date", correction.date) for number, correction in enumerate(front.corrections)
        ]
        for key, date in later:
            if date and date < front.date:
                name = "updated" if key == "updated" else "date"
                what = f"`{name}`" if key == "updated" else f"`date` of correction {int(key.split('.')[1]) + 1}"
                yield front_place(brief, key), f"{what} ({date}) is before `date` ({front.date})"


@rule(
    "future-date",
    level=Level.WARNING,
    meaning="A brief has a date that is still to come. Readers see it from that day on, as after an embargo.",
    example="`date` (2036-11-20) is still to come: readers see this brief from 2036-11-20 00:00 UTC on;"
    " for another time add `embargo: 2036-11-20T00:00:00+00:00`",
    mend="Correct the year if it is a slip. The day begins at midnight in the time zone of the publication"
    " (`timezone` under `extra: briefsite:` in mkdocs.yml); an `embargo` gives another moment.",
)
def future_date(facts: Facts) -> Iterator[Finding]:
    for brief in facts.withheld.values():
        front = brief.front
        release = release_of(brief)
        if front.status == "published" and release and release != front.embargo:
            yield (
                front_place(brief, "date"),
                f"`date` ({front.date}) is still to come: readers see this brief from {release:%Y-%m-%d %H:%M %Z}"
                f" on; for another time add `embargo: {release.isoformat()}`",
            )


@rule(
    "unknown-translation",
    meaning="A brief is said to translate a brief that is not there, or itself.",
    example="`translation_of` names no brief `prots`; did you mean `ports`?",
    mend="Give the slug of the original: its file name without `.md`.",
)
def unknown_translation(facts: Facts) -> Iterator[Finding]:
    for brief in facts.project.briefs:
        slug = brief.front.translation_of
        if slug == brief.slug:
            yield front_place(brief, "translation_of"), "`translation_of` names this very brief"
        elif slug is not None and f"briefs/{slug}.md" not in facts.project.files and slug not in _slugs(facts):
            message = f"`translation_of` names no brief `{slug}`{facts.nearest_slug.hint(slug)}"
            yield front_place(brief, "translation_of"), message


@rule(
    "same-language",
    meaning="A translation is in the language of its original.",
    example="`ports` is in `en` too; a translation has another `lang`",
    mend="Set `lang` to the language of this text.",
)
def same_language(facts: Facts) -> Iterator[Finding]:
    languages = {brief.slug: brief.front.lang for brief in facts.project.briefs}
    for brief in facts.project.briefs:
        slug, lang = brief.front.translation_of, brief.front.lang
        if slug is not None and slug != brief.slug and languages.get(slug, "").lower() == lang.lower():
            place = front_place(brief, "lang" if "lang" in brief.front.places else "translation_of")
            yield place, f"`{slug}` is in `{lang}` too; a translation has another `lang`"


@rule(
    "stale-translation",
    level=Level.HINT,
    meaning="A translation lags behind its original: the original is newer, cites other sources or has other figures."
    " The page of the translation says so too, with both dates.",
    example="`ports` says other than this translation: the original changed on 2026-06-01,"
    " this translation last on 2026-05-02; bring it up to date, and set `updated`",
    mend="Bring the translation up to date and set `updated` to the day on which you did.",
)
def stale_translation(facts: Facts) -> Iterator[Finding]:
    by_slug = {brief.slug: brief for brief in facts.project.briefs}
    for brief in facts.project.briefs:
        original = by_slug.get(brief.front.translation_of or "")
        if original is not None and original is not brief and original.front.status != "withdrawn":
            found = differences(brief, original)
            if found:
                message = f"`{original.slug}` says other than this translation: {'; '.join(found)}"
                yield front_place(brief, "translation_of"), f"{message}; bring it up to date, and set `updated`"


@rule(
    "unknown-style",
    meaning="There is no citation style of that name, in `styles/` or among those of the CSL project.",
    example="no citation style `chicago-author-dat`; did you mean `chicago-author-date`?",
    mend="Correct the name, or put the `.csl` file into `styles/`.",
)
def unknown_style(facts: Facts) -> Iterator[Finding]:
    styles = facts.project.styles
    if not styles:
        return
    wanted = [(front_place(brief, "citation_style"), brief.front.citation_style) for brief in facts.project.briefs]
    if not facts.is_unread("mkdocs.yml"):
        wanted.append((facts.setting_place("extra.briefsite.citation_style"), facts.project.options.citation_style))
    for place, style in wanted:
        if style is not None and style not in styles:
            yield place, f"no citation style `{style}`{facts.nearest_style.hint(style)}"


def _slugs(facts: Facts) -> frozenset[str]:
    return frozenset(brief.slug for brief in facts.project.briefs)
