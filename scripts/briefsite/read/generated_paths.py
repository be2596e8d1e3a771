"""Which pages and files a site has: the one list of what is generated.

A kind of page, or of file for other programs, declares its paths in `PAGES` or `EXPORTS`; `briefsite.render` makes what
stands at them. Of a project that is published in part the paths are those of what is published:
`briefsite.read.publication.to_publish` gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from briefsite.model import Brief, PastVersion, Project
from briefsite.model.anchors import files_of_sources, number_of_file, source_anchor
from briefsite.read.paths import (
    BRIEFS,
    BRIEFS_DATA,
    BRIEFS_LIST,
    BRIEFS_ON_A_PAGE,
    CITATION_FORMATS,
    FEED_FORMATS,
    HEADERS,
    HOME,
    LLMS,
    OPEN_SEARCH,
    PEOPLE,
    REFERENCE_FILES,
    ROBOTS,
    SCHEMAS,
    SEARCH,
    SOURCE_FACETS,
    SOURCES,
    TOPICS,
    bibliography_path,
    book_path,
    card_path,
    chart_path,
    citation_path,
    cite_path,
    crossref_path,
    datacite_path,
    feed_path,
    former_path,
    former_version_path,
    initial_path,
    language_feed_path,
    offprint_path,
    passages_path,
    person_path,
    references_path,
    repec_paths,
    schema_path,
    topic_book_path,
    topic_path,
    twin_path,
    version_path,
    year_path,
)


def is_feed(path: str, project: Project) -> bool:
    """Whether that is the path of a feed, of which it is not said that there is one."""
    pages = (HOME, *map(topic_path, project.topics), *map(person_path, project.people))
    languages = {brief.front.lang for brief in project.briefs}
    stem, _, ending = path.rpartition(".")
    paths = (*map(feed_path, pages), *map(language_feed_path, languages))
    return ending in FEED_FORMATS and f"{stem}.{FEED_FORMATS[0]}" in paths


def stays_as_written(path: str, project: Project) -> bool:
    """Whether a file that would be generated stands in docs/, where a publication may write one of its own."""
    return path in (LLMS, ROBOTS, HEADERS) and f"docs/{path}" in project.files


def _briefs(project: Project) -> Iterator[str]:
    yield BRIEFS
    if len(project.standing) > BRIEFS_ON_A_PAGE:
        yield from map(year_path, dict.fromkeys(brief.front.date.year for brief in project.standing))


def _sources(project: Project) -> Iterator[str]:
    yield SOURCES
    yield from map(initial_path, _initials(project))


def _source_files(project: Project) -> Iterator[str]:
    if project.standing and project.bibliography.references:
        yield SOURCE_FACETS
        yield from map(passages_path, _initials(project) or (None,))


def _bibliography_files(project: Project) -> Iterator[str]:
    if project.standing and project.bibliography.references:
        yield from map(bibliography_path, CITATION_FORMATS)


def _catalogue(project: Project) -> Iterator[str]:
    if project.standing:
        options = project.options
        wanted = {BRIEFS_DATA: True, LLMS: True, HEADERS: options.exports.headers}
        wanted |= dict.fromkeys((ROBOTS, OPEN_SEARCH), bool(options.site_url))
        yield from (path for path in wanted if wanted[path] and not stays_as_written(path, project))


def _records(project: Project) -> Iterator[str]:
    exports = project.options.exports
    for service, path in ((exports.crossref, crossref_path), (exports.datacite, datacite_path)):
        yield from (path(brief.slug) for brief in project.standing if service and service.registers(brief.front.doi))


def _reference_files(project: Project) -> Iterator[str]:
    references = project.bibliography.references
    if project.standing and references:
        files = files_of_sources(len(references))
        yield REFERENCE_FILES
        yield from map(references_path, dict.fromkeys(number_of_file(source_anchor(key), files) for key in references))


def _initials(project: Project) -> Collection[str]:
    """The letters that have a page of their own: none where all sources stand on one."""
    references = project.bibliography.references
    is_paged = project.options.are_paged(len(references))
    return dict.fromkeys(reference.initial for reference in references.values()) if is_paged else ()


def _feeds(project: Project) -> Iterator[str]:
    """In each format one of the site, of each topic and person with briefs, and of each of several languages."""
    fronts = [brief.front for brief in project.standing]
    if not project.options.site_url or not fronts:
        return
    topics = {topic for front in fronts for topic in front.topics}
    people = {person.id for front in fronts for person in (*front.authors, *front.editors)}
    languages = dict.fromkeys(front.lang for front in fronts)
    for ending in FEED_FORMATS:
        yield feed_path(ending=ending)
        yield from (feed_path(topic_path(topic), ending) for topic in project.topics if topic in topics)
        yield from (feed_path(person_path(id), ending) for id in project.people if id in people)
        yield from (language_feed_path(lang, ending) for lang in languages if len(languages) > 1)


def _books(project: Project) -> Iterator[str]:
    """One of each brief, and one of each topic with briefs."""
    if project.options.epub:
        used = {topic for brief in project.standing for topic in brief.front.topics}
        yield from (book_path(brief.slug) for brief in project.standing)
        yield from (topic_book_path(topic) for topic in project.topics if topic in used)


def _versions(project: Project) -> Iterator[tuple[Brief, PastVersion]]:
    """The earlier versions of each brief, beside it."""
    for brief in project.standing if project.versions else ():
        yield from ((brief, past) for past in project.versions.get(brief.slug, ()))


def _charts(project: Project) -> Iterator[str]:
    drawn = [(brief.slug, None, brief.charts) for brief in project.standing]
    old = [(brief.slug, past.date, past.brief.charts) for brief, past in _versions(project)]
    for slug, version, charts in (*drawn, *old):
        for number in range(1, len(charts) + 1):
            yield from (chart_path(slug, number, ending, version) for ending in ("csv", "svg"))


def _former(project: Project) -> Iterator[str]:
    for brief in project.briefs:
        yield from (former_path(slug, project.options) for slug in brief.front.formerly)
    for brief, past in _versions(project):
        yield from (former_version_path(slug, past.date, project.options) for slug in brief.front.formerly)


Paths = Callable[[Project], Iterable[str]]

PAGES: Mapping[str, Paths] = {
    "briefs": _briefs,
    "indexes": lambda _: (TOPICS, PEOPLE),
    "topics": lambda project: map(topic_path, project.topics),
    "people": lambda project: map(person_path, project.people),
    "sources": _sources,
    "search": lambda _: (SEARCH,),
    "versions": lambda project: (version_path(brief.slug, past.date) for brief, past in _versions(project)),
}
"""The pages of each kind, beside those of briefs, which stand where they are written."""

EXPORTS: Mapping[str, Paths] = {
    "feeds": _feeds,
    "filter": lambda project: (BRIEFS_LIST,) if len(project.standing) > BRIEFS_ON_A_PAGE else (),
    "passages": _source_files,
    "references": _reference_files,
    "schemas": lambda _: map(schema_path, SCHEMAS),
    "citations": lambda project: (
        citation_path(brief.slug, ending) for brief in project.standing for ending in CITATION_FORMATS
    ),
    "books": _books,
    "bibliography": _bibliography_files,
    "twins": lambda project: (twin_path(brief.slug) for brief in project.standing if project.options.twins),
    "catalogue": _catalogue,
    "records": _records,
    "repec": lambda project: (
        repec_paths(project.options.exports.repec) if project.options.exports.repec and project.standing else ()
    ),
    "citing": lambda project: (cite_path(brief.slug) for brief in project.standing if project.options.cite_styles),
    "cards": lambda project: (
        card_path(brief.slug) for brief in project.standing if project.options.cards and project.options.site_url
    ),
    "charts": _charts,
    "former": _former,
    # A machine without a font for a brief's script makes none of that brief.
    "offprints": lambda project: (offprint_path(brief.slug) for brief in project.standing if project.options.offprints),
}
"""The files of each kind that are no pages."""


def kinds_by_path(project: Project, kinds: Mapping[str, Paths] = PAGES) -> dict[str, str]:
    """Every path of these kinds, with the name of its kind."""
    return {path: name for name, paths in kinds.items() for path in paths(project)}
