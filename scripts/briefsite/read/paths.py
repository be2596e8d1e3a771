"""Where a page or file stands among the sources, and its address. Addresses are stable and lower-case.

Which of them a site has says `briefsite.read.generated_paths`.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # jobs without any library ask where pages stand
    import datetime as dt

    from briefsite.model import Options, RePEc

HOME = "index.md"
BRIEFS = "briefs/index.md"
BRIEFS_LIST = "briefs/index.json"
BRIEFS_DATA = "briefs.json"
LLMS = "llms.txt"
ROBOTS = "robots.txt"
OPEN_SEARCH = "opensearch.xml"
"""By which a browser offers the search of the site as one of its own."""
HEADERS = "_headers"
"""What Netlify and Cloudflare Pages, and hosts that do as they do, read of headers to be sent."""
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

REFERENCES = "sources/references/"
"""The folder of what a page shows of a source only when a reader asks for it."""
REFERENCE_FILES = f"{REFERENCES}files.json"
"""How many files there are."""
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


def references_path(number: int) -> str:
    """A file of some sources, each for programs for references, and as it is cited in other styles."""
    return f"{REFERENCES}{number}.json"


FEED_FORMATS = ("xml", "json")
"""The endings of feeds: Atom, and JSON Feed."""


def feed_path(page: str = HOME, ending: str = FEED_FORMATS[0]) -> str:
    """A feed of the page of a topic or person, or of the whole site."""
    folder = "" if page == HOME else f"{page.removesuffix('.md')}/"
    return f"{folder}feed.{ending}"


def language_feed_path(lang: str, ending: str = FEED_FORMATS[0]) -> str:
    """A feed of the briefs in a language, where a publication has several."""
    return f"feed-{lang.lower()}.{ending}"


def schema_path(name: str) -> str:
    """The schema of what editors write, by its name."""
    return f"schema/{name}.json"
