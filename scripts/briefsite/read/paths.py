"""Where each page and file stands among the sources, and which there are: the one list of what a site generates.

Addresses are stable and lower-case. A kind of page, or of file for other programs, declares its paths in `PAGES` or
`EXPORTS`; `briefsite.render` makes what stands at them. Of a project that is published in part the paths are those of
what is published: `briefsite.read.publication.to_publish` gives it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # jobs without any library ask where pages stand
    import datetime as dt

    from briefsite.model import Brief, Options, PastVersion, Project, RePEc

HOME = "index.md"
BRIEFS = "briefs/index.md"
BRIEFS_LIST = "briefs/index.json"
BRIEFS_DATA = "briefs.json"
LLMS = "llms.txt"
ROBOTS = "robots.txt"
TOPICS = "topics/index.md"
PEOPLE = "people/index.md"
SOURCES = "sources/index.md"
SOURCE_FACETS = "sources/facets.json"
SEARCH = "search/index.md"
WITH_FORMS = frozenset((BRIEFS, SOURCES))
"""The pages of ours that hold a form."""
LOOKS = "assets/briefsite-looks.css"
"""The style sheet of a publication's own colours and fonts."""
SCHEMAS = ("brief", "topics", "people", "chart", "briefs")

EVERY_LETTER = "all"
SOURCES_ON_A_SCREEN = 8
"""Up to so many sources are not parted by their letters."""
BRIEFS_ON_A_PAGE = 100
"""Past so many, `/briefs/` shows the newest, and each year has a page of its own."""


def site_path(path: str) -> str:
    """The path among the site's sources: `docs/` is their root."""
    return path.removeprefix("docs/")


def address_of(path: str, directory_urls: bool) -> str:
    """The address at which a source file is published, without its first slash.

    As MkDocs has it (its manual, `use_directory_urls`): a page is a folder, or a file that ends in `.html`.
    """
    if not path.endswith(".md"):
        return path
    folder, _, name = path.removesuffix(".md").rpartition("/")
    is_index = name in ("index", "README")
    last = f"{'index' if is_index else name}.html"
    if directory_urls:
        last = "" if is_index else f"{name}/"
    return f"{folder}/{last}" if folder else last


def preview_address(path: str) -> str:
    """The address of a page in a preview, where all pages are folders."""
    return address_of(path, directory_urls=True)


def web_address(options: Options, path: str = "index.md") -> str:
    """The whole address of a page, by its path; only where the site has one."""
    folders = options.directory_urls if options.web_folders is None else options.web_folders
    address = "" if path == "index.md" else address_of(path, folders)
    return f"{options.site_url.rstrip('/')}/{address}"


def file_address(options: Options, path: str) -> str:
    """The whole address of a file that is no page; without that of the site, as it is found from the root."""
    return f"{options.site_url.rstrip('/')}/{path}" if options.site_url else path


def address_from(page: str, target: str, directory_urls: bool) -> str:
    """The address of a page or file as a browser finds it from another page, both by their paths."""
    folder = posixpath.dirname(address_of(page, directory_urls))
    address = address_of(target, directory_urls)
    relative = posixpath.relpath(f"/{address}", f"/{folder}")
    return f"{relative}/" if address.endswith("/") else relative


def brief_path(slug: str) -> str:
    """The page of a brief."""
    return f"briefs/{slug}.md"


def version_path(slug: str, date: dt.date) -> str:
    """The page of what a brief said before it was corrected or updated; the date is that of the version."""
    return f"briefs/{slug}/{date.isoformat()}.md"


def text_path(slug: str) -> str:
    """The page of a text that cites: of a brief, or of a page of docs/ (`briefsite.model.content.page_slug`)."""
    return slug[1:] if slug.startswith("/") else brief_path(slug)


def former_path(slug: str, options: Options) -> str:
    """The file that leads from where a brief was to where it is; it is no page of its host's."""
    address = address_of(brief_path(slug), options.directory_urls)
    return f"{address}index.html" if address.endswith("/") else address


def former_version_path(slug: str, date: dt.date, options: Options) -> str:
    """The same for an earlier version of a brief that was there."""
    return former_path(f"{slug}/{date.isoformat()}", options)


def chart_path(slug: str, number: int, ending: str, version: dt.date | None = None) -> str:
    """A file of a brief's chart, which is the `number`th of it: its numbers (`csv`) or its picture (`svg`).

    `version` is the date of an earlier version, whose charts are others.
    """
    folder = f"{version.isoformat()}/" if version else ""
    return f"briefs/{slug}/{folder}{slug}-chart-{number}.{ending}"


def card_path(slug: str) -> str:
    """The picture that stands beside a link to a brief elsewhere."""
    return f"briefs/{slug}/{slug}-card.png"


CITATION_FORMATS = ("bib", "ris", "json")
"""The endings of the files for programs for references."""


def citation_path(slug: str, ending: str) -> str:
    """A file with a brief and all that it cites, for programs for references."""
    return f"briefs/{slug}/{slug}.{ending}"


def book_path(slug: str) -> str:
    """A brief as a book (EPUB)."""
    return f"briefs/{slug}/{slug}.epub"


def topic_book_path(topic: str) -> str:
    """All briefs of a topic as one book."""
    return f"topics/{topic}/{topic}.epub"


def crossref_path(slug: str) -> str:
    """The record of a brief for Crossref."""
    return f"briefs/{slug}/{slug}.crossref.xml"


def datacite_path(slug: str) -> str:
    """The record of a brief for DataCite."""
    return f"briefs/{slug}/{slug}.datacite.json"


def repec_paths(repec: RePEc) -> tuple[str, str, str]:
    """The files that RePEc collects: of the archive, of its series, of the papers in that."""
    folder = f"repec/{repec.archive}"
    return (
        f"{folder}/{repec.archive}arch.rdf",
        f"{folder}/{repec.archive}seri.rdf",
        f"{folder}/{repec.series}/papers.rdf",
    )


def twin_path(slug: str) -> str:
    """The brief as plain Markdown, which is no page."""
    return f"briefs/{slug}/{slug}.md"


def bibliography_path(ending: str) -> str:
    """A file with every source that is published, for programs for references."""
    return f"sources/sources.{ending}"


def offprint_path(slug: str) -> str:
    """A brief as a PDF."""
    return f"briefs/{slug}/{slug}.pdf"


CITE = "cite.html"


def cite_path(slug: str) -> str:
    """The page that says how a brief is cited in other styles."""
    return f"briefs/{slug}/{CITE}"


def year_path(year: int) -> str:
    """The page of a year's briefs, where there are too many briefs for one page."""
    return f"briefs/{year}.md"


def topic_path(topic: str) -> str:
    """The page of a topic."""
    return f"topics/{topic}.md"


def person_path(person: str) -> str:
    """The page of a person."""
    return f"people/{person}.md"


def initial_path(initial: str) -> str:
    """The page of the sources that are filed under a letter, where there are too many sources for one page."""
    return f"sources/{initial}.md"


def passages_path(initial: str | None = None) -> str:
    """The file of the passages that cite the sources of a page: those under a letter, or all where they have one page.

    It has the name of that page, so that a script finds it by a link there.
    """
    return f"sources/{initial or 'index'}.json"


def references_path(letter: str = EVERY_LETTER) -> str:
    """The file of the sources under a letter, each for programs for references; of few sources there is one file."""
    return f"sources/references/{letter}.json"


FEED_FORMATS = ("xml", "json")
"""The endings of feeds: Atom, and JSON Feed."""


def feed_path(page: str = HOME, ending: str = FEED_FORMATS[0]) -> str:
    """A feed of the page of a topic or person, or of the whole site."""
    folder = "" if page == HOME else f"{page.removesuffix('.md')}/"
    return f"{folder}feed.{ending}"


def language_feed_path(lang: str, ending: str = FEED_FORMATS[0]) -> str:
    """A feed of the briefs in a language, where a publication has several."""
    return f"feed-{lang.lower()}.{ending}"


def is_feed(path: str, project: Project) -> bool:
    """Whether that is the path of a feed, of which it is not said that there is one."""
    pages = (HOME, *map(topic_path, project.topics), *map(person_path, project.people))
    languages = {brief.front.lang for brief in project.briefs}
    stem, _, ending = path.rpartition(".")
    paths = (*map(feed_path, pages), *map(language_feed_path, languages))
    return ending in FEED_FORMATS and f"{stem}.{FEED_FORMATS[0]}" in paths


def schema_path(name: str) -> str:
    """The schema of what editors write, by its name."""
    return f"schema/{name}.json"


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
        paths = (BRIEFS_DATA, LLMS, *((ROBOTS,) if project.options.site_url else ()))
        yield from (path for path in paths if not stays_as_written(path, project))


def _records(project: Project) -> Iterator[str]:
    exports = project.options.exports
    for service, path in ((exports.crossref, crossref_path), (exports.datacite, datacite_path)):
        yield from (path(brief.slug) for brief in project.standing if service and service.registers(brief.front.doi))


def stays_as_written(path: str, project: Project) -> bool:
    """Whether a file that would be generated stands in docs/, where a publication may write one of its own."""
    return path in (LLMS, ROBOTS) and f"docs/{path}" in project.files


def _reference_files(project: Project) -> Iterator[str]:
    references = project.bibliography.references
    if project.standing and references:
        letters = dict.fromkeys(reference.initial for reference in references.values())
        yield from map(references_path, letters if len(references) > SOURCES_ON_A_SCREEN else (EVERY_LETTER,))


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


Paths = Callable[["Project"], Iterable[str]]

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
    "twins": lambda project: (twin_path(brief.slug) for brief in project.standing),
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
