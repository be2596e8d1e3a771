"""Where each page stands among the sources. Addresses are stable and lower-case (DESIGN section 5)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the checks ask where pages stand, and link nothing
    from briefsite.model import Options
    from briefsite.resolve import Corpus

BRIEFS = "briefs/index.md"
TOPICS = "topics/index.md"
PEOPLE = "people/index.md"
SOURCES = "sources/index.md"
SEARCH = "search/index.md"

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


def web_address(options: Options, path: str = "index.md") -> str:
    """The whole address of a page, by its path; only where the site has one."""
    address = "" if path == "index.md" else address_of(path, options.directory_urls)
    return f"{options.site_url.rstrip('/')}/{address}"


def address_from(page: str, target: str, directory_urls: bool) -> str:
    """The address of a page or file as a browser finds it from another page, both by their paths."""
    folder = posixpath.dirname(address_of(page, directory_urls))
    address = address_of(target, directory_urls)
    relative = posixpath.relpath(f"/{address}", f"/{folder}")
    return f"{relative}/" if address.endswith("/") else relative


def brief_path(slug: str) -> str:
    """The page of a brief."""
    return f"briefs/{slug}.md"


def year_path(year: int) -> str:
    """The page of a year's briefs, where there are too many briefs for one page."""
    return f"briefs/{year}.md"


def topic_path(topic: str) -> str:
    """The page of a topic."""
    return f"topics/{topic}.md"


def person_path(person: str) -> str:
    """The page of a person."""
    return f"people/{person}.md"


def source_page(corpus: Corpus, key: str) -> str:
    """The page of the bibliography that holds an entry: one page in all, or past a limit one for each initial."""
    return initial_path(corpus.references[key].initial) if corpus.are_sources_paged else SOURCES


def feed_path(topic: str | None = None) -> str:
    """The feed of a topic, or of the whole site."""
    return f"topics/{topic}/feed.xml" if topic else "feed.xml"


def initial_path(initial: str) -> str:
    """The page of the sources that are filed under a letter, where there are too many sources for one page."""
    return f"sources/{initial}.md"
