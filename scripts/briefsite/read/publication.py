"""What readers may see at a moment: which briefs, and what else of the project is theirs.

The law: the published site is, byte for byte, what it would be if the briefs that are not published did not exist.
`to_publish` gives the project that there would be then.
So a source, a person or a file beside the briefs is published where a published brief cites, names or shows it (a
source or a file also where a page of docs/ does). In sources.bib and people.yml they may stand as early as editors
like.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from msgspec.structs import replace

from briefsite.model import WITHDRAWN, Brief, Markdown, Person, Project, Reference
from briefsite.model.citing import cited_keys
from briefsite.model.content import page_slug
from briefsite.read.generated_paths import kinds_by_path
from briefsite.read.paths import brief_path, site_path
from briefsite.read.site_files import BESIDE_BRIEFS


def to_publish(project: Project, briefs: Iterable[Brief]) -> Project:
    """The project with these briefs (those withdrawn included) and their sources and people alone.

    The one answer for the check, which judges links by it, and for the build; its files are still all.
    """
    shown = replace(project, briefs=tuple(briefs))
    sources = sources_of((*shown.standing, *citing_pages(shown)), project.bibliography.references)
    return replace(
        shown,
        bibliography=replace(project.bibliography, references=sources),
        people=people_of(shown.briefs, project.people),
    )


def citing_pages(project: Project) -> tuple[Brief, ...]:
    """What cites and is no brief that stands: pages of docs/, and those that say of a brief that it was withdrawn."""
    notices = (notice_of(brief) for brief in project.briefs if brief.front.status == WITHDRAWN)
    return (*project.citing_pages, *(notice for notice in notices if notice.front.cited))


def notice_of(brief: Brief) -> Brief:
    """Of a withdrawn brief, what its page still shows and cites: read as a page of docs/ is, for it is on no list."""
    cited = {name: text for name, text in brief.front.cited.items() if name == "editors_note"}
    front = replace(brief.front, nocite=(), translation_of=None, cited=cited)
    return Brief(page_slug(brief_path(brief.slug)), brief.path, front, Markdown("", 0))


class MomentError(ValueError):
    """What should be a time is none; the message says what it must be."""


def moment(environment: Mapping[str, str]) -> dt.datetime:
    """The moment of a build: now, or what `SOURCE_DATE_EPOCH` says (reproducible-builds.org), in seconds since 1970.

    Raises MomentError where it holds anything but such a number.
    """
    given = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return dt.datetime.now(dt.UTC)
    try:
        return dt.datetime.fromtimestamp(int(given), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise MomentError(f"SOURCE_DATE_EPOCH must be seconds since 1970; it is `{given[:40]}`") from None


def is_published(brief: Brief, now: dt.datetime) -> bool:
    """Whether readers may see a brief at `now`: it is no draft, and an embargo is over at its very moment."""
    return brief.front.status in ("published", WITHDRAWN) and not _is_under_embargo(brief, now)


def releases(briefs: Iterable[Brief]) -> Iterator[dt.datetime]:
    """The moments at which briefs come out, past and future: the ends of embargoes, the beginnings of dates."""
    found = (release_of(brief) for brief in briefs if brief.front.status == "published")
    return (release for release in found if release)


def release_of(brief: Brief) -> dt.datetime | None:
    """From when readers may see a brief; None where nothing says so."""
    return brief.release or brief.front.embargo


def marked(briefs: Iterable[Brief], now: dt.datetime) -> tuple[Brief, ...]:
    """Every brief, for editors: one under embargo has the status `embargo`, so that its page can say so."""
    return tuple(
        replace(brief, front=replace(brief.front, status="embargo", embargo=release_of(brief)))
        if brief.front.status == "published" and _is_under_embargo(brief, now)
        else brief
        for brief in briefs
    )


def _is_under_embargo(brief: Brief, now: dt.datetime) -> bool:
    release = release_of(brief)
    return release is not None and release > now


def sources_of(briefs: Iterable[Brief], references: Mapping[str, Reference]) -> Mapping[str, Reference]:
    """The entries of the bibliography that briefs cite or list, in its order."""
    keys = cited_keys(briefs)
    return references if "*" in keys else {key: entry for key, entry in references.items() if key in keys}


def people_of(briefs: Iterable[Brief], people: Mapping[str, Person]) -> Mapping[str, Person]:
    """Those of people.yml who wrote or edited briefs, in its order."""
    ids = {person.id for brief in briefs for person in (*brief.front.authors, *brief.front.editors)}
    return {key: person for key, person in people.items() if key in ids}


def files_of(project: Project, briefs: Iterable[Brief]) -> tuple[str, ...]:
    """The files in briefs/ that these briefs, or the pages of docs/, link to or show; in the order of their paths.

    What only a comment, a word of the text or a page that is not published names is not for readers.
    """
    endings = BESIDE_BRIEFS
    beside = [path for path in project.files if path.startswith("briefs/") and path.lower().endswith(endings)]
    if not beside:
        return ()
    named: set[str] = set()
    for brief in briefs:
        named.update(paths_named(brief))
    for document in project.documents:
        if site_path(document.path) not in project.navigation.excluded:
            named.update(path_named(document.path, link.address) for link in document.body.links)
    return tuple(sorted(named.intersection(beside)))


def paths_on_site(publication: Project, files: Iterable[str]) -> frozenset[str]:
    """Every page that a publication has, and every file of docs/ and among these `files` of briefs/, by its path."""
    excluded = publication.navigation.excluded
    written = (site_path(path) for path in publication.files if path.startswith("docs/"))
    briefs = (brief_path(brief.slug) for brief in publication.briefs)
    return frozenset((*written, *briefs, *files, *kinds_by_path(publication))) - excluded


def paths_named(brief: Brief) -> Iterator[str]:
    """What a brief links to or shows, by the paths among the site's sources."""
    for link in (*brief.body.links, *(link for _, link in brief.front_links)):
        yield path_named(brief.path, link.address)
    if brief.front.image:
        yield normpath(join(dirname(site_path(brief.path)), unquote(brief.front.image.file)))


def path_named(page: str, address: str) -> str:
    """The path that an address names which is written on a page, without what follows the name of the file."""
    file = unescape(address).strip().partition("#")[0].partition("?")[0]
    return normpath(join(dirname(site_path(page)), unquote(file)))
