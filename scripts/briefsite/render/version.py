"""The page of an earlier version of a brief: a notice that leads to the newest, what was said, what is different since.

It is on no list, and search engines are told to keep to the newest. Its notes lead to its own list of sources, as the
bibliography was then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from posixpath import dirname, relpath

from msgspec import Struct
from msgspec.structs import replace

from briefsite.cite import AuthorNames, Styles, format_brief, library_of
from briefsite.link import Corpus, LinkedBrief, resolve, with_plain_front
from briefsite.model import (
    Bibliography,
    Brief,
    FrontMatter,
    FrontPage,
    Options,
    PastVersion,
    Person,
    Place,
    Project,
    Reference,
)
from briefsite.model.digests import digest_of
from briefsite.model.slugs import slugify_of
from briefsite.read.history import version_date
from briefsite.read.paths import BRIEFS, brief_path, chart_path, person_path, site_path, version_path, web_address
from briefsite.read.publication import paths_named
from briefsite.render import masthead
from briefsite.render.brief import main_text, notes_section
from briefsite.render.brief_sources import sources_list
from briefsite.render.comparison import Called, comparison
from briefsite.render.markup import Page, blocks, escape, link
from briefsite.render.moved_links import LeadTo, with_moved_links
from briefsite.render.plan import Plan
from briefsite.render.text import BriefText
from briefsite.wording import Words, words
from briefsite.wording.languages import direction, long_date
from briefsite.wording.typography import table_of


class VersionPage(Struct, frozen=True):
    """All that the page of an earlier version is made of."""

    past: PastVersion
    newest: Brief
    newest_date: dt.date
    references: Mapping[str, Reference]
    """What the newest version cites."""
    people: Mapping[str, Person]
    """Those who have a page."""
    options: Options
    targets: tuple[str, ...]
    """What there is on the site of all that the version links to or shows, by its path."""
    styles: Styles


def version_plans(project: Project, corpus: Corpus, styles: Styles, paths: frozenset[str]) -> Iterator[Plan]:
    """The pages of all earlier versions. `corpus` has the newest; `paths` are those of all that is on the site."""
    for brief in project.standing if project.versions else ():
        for past in project.versions.get(brief.slug, ()):
            page = _page_of(past, corpus.by_slug[brief.slug], corpus, styles, paths)
            path, date = version_path(brief.slug, past.date), past.date.isoformat()
            make, instead = partial(_make, page), partial(_leading_on, page)
            yield Plan(path, past.brief.front.title, digest_of(page), make, None, date, instead=instead)


def _page_of(
    past: PastVersion, linked: LinkedBrief, corpus: Corpus, styles: Styles, paths: frozenset[str]
) -> VersionPage:
    front = past.brief.front
    ids = {person.id for person in (*front.authors, *front.editors)}
    named = {site_path(path) for path in paths_named(past.brief)}
    return VersionPage(
        replace(past, brief=_without_places(past.brief)),
        _without_places(linked.brief),
        version_date(linked.brief.front),
        {key: corpus.references[key].shown for key in linked.sources},
        {id: replace(person, place=Place("")) for id, person in corpus.people.items() if id in ids},
        replace(corpus.options, front_page=FrontPage()),
        tuple(sorted(named.intersection(paths).difference(past.other_files))),
        styles,
    )


def _without_places(brief: Brief) -> Brief:
    return replace(brief, front=replace(brief.front, places={}))


def _make(page: VersionPage) -> Page:
    try:
        return make_version(page)
    except Exception as error:  # whatever it is: the newest has no part in it, and the address may have been quoted
        return _leading_on(page, error)


def _leading_on(page: VersionPage, error: Exception) -> Page:
    """The page of a version that ended in an error of ours: it only leads to the newest, and the error is told."""
    front, newest = page.past.brief.front, page.newest
    own = words(front.lang, page.options.words)
    here = version_path(newest.slug, page.past.date)
    led = link(long_date(front.lang, page.newest_date), brief_path(newest.slug), here)
    markdown = blocks(
        f"# {escape(front.title)} {{.brief-title}}", f"**{_said(page, own, led)}**\n{{.old-version #changes}}"
    )
    said = f"its version of {page.past.date} cannot be shown, and its page only leads to the newest"
    return _page(page, front, markdown, f"{newest.path}: {said} ({type(error).__name__}: {error})")


def make_version(page: VersionPage) -> Page:
    """The page. Raises csl.StyleError."""
    options, past, styles = page.options, page.past, page.styles
    names = AuthorNames(styles, options.language)
    style, lang = past.brief.front.citation_style or options.citation_style, past.brief.front.lang

    def name(key: str) -> str:
        return names.name(key, past.references.get(key), style, lang)

    brief = with_plain_front(past.brief, name, table_of(options.quotation_marks))
    project = Project((brief,), Bibliography(past.references), {}, page.people, options=options)
    corpus = resolve(project, lambda asked: styles.get(asked).is_note, names)
    return _page(page, brief.front, _markdown(page, corpus, _Sources(names, style, lang)))


def _page(page: VersionPage, front: FrontMatter, markdown: str, *messages: str) -> Page:
    options, date, slug = page.options, page.past.date, page.newest.slug
    own = words(front.lang, options.words)
    meta = {
        "title": own.versions.title.format(title=front.title, date=long_date(front.lang, date)),
        "description": front.summary,
        "lang": front.lang,
        "dir": direction(front.lang),
        "date": date.isoformat(),
        "robots": "noindex",
        "search": {"exclude": True},
        **({"canonical": web_address(options, brief_path(slug))} if options.site_url else {}),
    }
    return Page(version_path(slug, date), markdown, meta, None, date.isoformat(), messages=messages)


def _markdown(page: VersionPage, corpus: Corpus, sources: _Sources) -> str:
    (linked,) = corpus.briefs
    options, front = page.options, linked.brief.front
    own, path = corpus.words(front.lang), brief_path(linked.slug)
    slugify = slugify_of(options.slugify, options.slug_separator)
    library = library_of(page.past.references, options.language)
    formatted = format_brief(linked, library, page.styles.get(linked.style))
    text = BriefText.of(linked, formatted, own, slugify)
    markdown = blocks(
        masthead.kind(front, own),
        f"# {text.front('title', front.title)} {{.brief-title}}",
        f"{text.front('subtitle', front.subtitle)}\n{{.subtitle}}" if front.subtitle else "",
        masthead.byline(linked, corpus, path),
        _notice(page, own, path),
        main_text(front, text, own),
        _changes(page, linked.brief, sources, own),
        notes_section(linked, corpus),
        sources_list(linked, corpus, formatted, path, is_alone=True),
        text.notes(),
    )
    return with_moved_links(markdown, path, front.lang, _leading(page, linked.slug), slugify)


def _notice(page: VersionPage, own: Words, path: str) -> str:
    lang = page.past.brief.front.lang
    newest = link(long_date(lang, page.newest_date), path, BRIEFS)  # as all links, it is moved at the end
    return f"**{_said(page, own, newest)}** [{own.versions.changes}](#changes)\n{{.old-version}}"


def _said(page: VersionPage, own: Words, newest: str) -> str:
    return own.versions.notice.format(date=long_date(page.past.brief.front.lang, page.past.date), newest=newest)


def _changes(page: VersionPage, brief: Brief, sources: _Sources, own: Words) -> str:
    then, now = sources.called(page.past.references), sources.called(page.references)
    items = comparison(brief, page.newest, then, now, own)
    said = own.versions
    shown = [f"{said.how_marked}\n{{.how-marked}}", items] if items else [said.no_changes]
    return blocks(f"## {said.changes} {{#changes}}", *shown)


def _leading(page: VersionPage, slug: str) -> LeadTo:
    """Where links lead: to what is on the site, and to the charts of this version."""
    date, charts = page.past.date, range(1, len(page.past.brief.charts) + 1)
    places = {path: path for path in (*page.targets, *map(person_path, page.people), brief_path(slug))}
    places |= {chart_path(slug, n, end): chart_path(slug, n, end, date) for n in charts for end in ("csv", "svg")}
    folder = dirname(version_path(slug, date))

    def lead_to(path: str) -> str | None:
        place = places.get(site_path(path))
        return relpath(place, folder) if place else None

    return lead_to


class _Sources(Struct, frozen=True):
    """What sources are called in a comparison: by their authors and titles, in a style and a language."""

    names: AuthorNames
    style: str
    lang: str

    def called(self, references: Mapping[str, Reference]) -> Called:
        """What those of a bibliography are called; one that is not there, by its key."""

        def name(key: str) -> str:
            source = references.get(key)
            if source is None:
                return key
            csl = source.csl
            title = str(csl.get("title-short") or csl.get("title") or "")
            has_names = any(csl.get(role) for role in ("author", "editor"))
            author = self.names.name(key, source, self.style, self.lang) if has_names else ""
            return ", ".join(filter(None, (author, title))) or key

        return name
