"""Which anchors are on a page of the site: what the part of a link behind `#` can lead to."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from briefsite.link.related import find_related, profile_of
from briefsite.model import WITHDRAWN, Brief, Heading, Markdown, Project, Reference
from briefsite.model.anchors import short_hash, source_anchor
from briefsite.model.biographies import introduced
from briefsite.model.citing import citations, cited_keys
from briefsite.model.slugs import Slugify, usual_slugify
from briefsite.read import paths
from briefsite.read.extensions.icons import NAME as ICONS
from briefsite.read.extensions.math import NAME as MATH
from briefsite.read.shared_settings import EXTENSIONS

if TYPE_CHECKING:
    from markdown import Markdown as PythonMarkdown
from briefsite.read.publication import notice_of

PAGE_ANCHORS = frozenset(
    ("key-points", "key-figures", "corrections", "authors", "notes", "sources", "related", "cite-this")
)
"""The sections that a brief's page may have around its text."""
_ONE_SCREEN = 8
"""Longer lists have a heading for each year or initial (`briefsite.render.listing`, `briefsite.render.sources`)."""
_CITATION_OR_NOTE = re.compile(r"\s*\[[^\[\]]*@[^\[\]]*\]|\s*\[\^[^\[\]]*\]|\s*\^\[[^\[\]]*\]")
_REFERENCE = re.compile(r"(?<!\\)\[([^\[\]]+)\]\[[^\[\]]*\]")
"""A link by the label of its address, which stands elsewhere in the text."""
_MARKUP = re.compile(r"[*_`\[<&\\$:+=~^{]")


def anchors_of(kind: str | None, path: str, project: Project, slugify: Slugify) -> frozenset[str] | None:
    """The anchors on the page of a kind (`read/paths.py`) at a path; None for one of which nothing is known."""
    anchors = _ANCHORS.get(kind or "")
    return frozenset(anchors(path, project, slugify)) if anchors else None


def anchors_of_brief(brief: Brief, project: Project, slugify: Slugify) -> Iterator[str]:
    """The anchors on the page of a brief, but for `related` (`with_related`)."""
    front, body = brief.front, brief.body
    yield from _slug(front.title, slugify)
    if front.status == WITHDRAWN:
        yield from anchors_of_citations(notice_of(brief), project)
        return
    yield from heading_ids(body, front.title, slugify)
    yield from body.identifiers
    yield from anchors_of_citations(brief, project)
    yield "cite-this"
    sections = {
        "key-points": front.key_points,
        "key-figures": front.key_figures,
        "corrections": front.corrections,
        "authors": introduced(front, project.people),
    }
    yield from (name for name, is_there in sections.items() if is_there)


def anchors_of_citations(text: Brief, project: Project) -> Iterator[str]:
    """The anchors that a text has for what it cites: those of its sources, and of the sections with them and notes."""
    yield from map(source_anchor, _sources(text, project))
    yield from sections_of_citations(text, project)


def sections_of_citations(text: Brief, project: Project) -> Iterator[str]:
    """The sections that stand below a text that cites."""
    if _sources(text, project):
        yield "sources"
    if text.body.note_references or any(citations(text)):
        yield "notes"


def _sources(text: Brief, project: Project) -> Iterable[str]:
    keys, references = cited_keys([text]), project.bibliography.references
    return references if "*" in keys else keys & references.keys()


def with_related(project: Project) -> frozenset[str]:
    """The slugs of briefs whose pages name others that are near them."""
    briefs = sorted(project.standing, key=lambda brief: brief.front.date, reverse=True)
    references = project.bibliography.references
    cited = [cited_keys([brief]) for brief in briefs]
    sources = (tuple(references if "*" in keys else keys & references.keys()) for keys in cited)
    profiles = list(map(profile_of, briefs, sources))
    return frozenset(slug for slug, related in find_related(profiles, project.topics).items() if related)


def _anchors_of_sources(path: str, project: Project, _: Slugify) -> Iterator[str]:
    """The bibliography on one page, or past a limit on a page for each initial."""
    references = project.bibliography.references.values()
    is_paged = project.options.are_paged(len(references))
    if path == paths.SOURCES:
        yield "sources"
        if not is_paged:
            yield from (anchor for reference in references for anchor in _anchors_of_source(reference))
        if not is_paged and len(references) > _ONE_SCREEN:
            yield from (f"initial-{reference.initial}" for reference in references)
        return
    for reference in references:
        if is_paged and paths.initial_path(reference.initial) == path:
            yield from _anchors_of_source(reference)


def _anchors_of_source(reference: Reference) -> Iterator[str]:
    yield from map(source_anchor, (reference.key, *reference.former_keys))


def _anchors_of_topic(path: str, project: Project, slugify: Slugify) -> Iterator[str]:
    topic = PurePosixPath(path).stem
    briefs = [brief for brief in project.standing if topic in brief.front.topics]
    yield from (*_slug(project.topics[topic].name, slugify), "briefs", *_years(briefs))
    if any(other != topic and other in project.topics for brief in briefs for other in brief.front.topics):
        yield "neighbouring-topics"
    slugs = {brief.slug for brief in briefs}
    originals = (brief for brief in briefs if brief.front.translation_of not in slugs)
    mentions = (citation for brief in originals for _, citation in citations(brief))
    cited = Counter(key for citation in mentions for key in {item.key for item in citation.items})
    if any(count > 1 and key in project.bibliography.references for key, count in cited.items()):
        yield "most-cited-sources"


def _anchors_of_person(path: str, project: Project, slugify: Slugify) -> Iterator[str]:
    person = PurePosixPath(path).stem
    briefs = [
        brief
        for brief in project.standing
        if any(person == other.id for other in (*brief.front.authors, *brief.front.editors))
    ]
    yield from (*_slug(project.people[person].name, slugify), "briefs", *_years(briefs))


def _years(briefs: Iterable[Brief]) -> Iterator[str]:
    listed = list(briefs)
    slugs = {brief.slug for brief in listed}
    originals = [brief for brief in listed if brief.front.translation_of not in slugs]
    if len(originals) > _ONE_SCREEN:
        yield from (f"year-{brief.front.date.year}" for brief in originals)


def _anchors_of_brief_list(path: str, project: Project, _: Slugify) -> Iterator[str]:
    """The page of all briefs, and of a year's."""
    briefs = project.standing
    is_paged = len(briefs) > paths.BRIEFS_ON_A_PAGE
    if path == paths.BRIEFS:
        yield "briefs"
        if is_paged:
            yield from ("newest", "by-year")
        elif len(briefs) > _ONE_SCREEN:
            yield from (f"year-{brief.front.date.year}" for brief in briefs)
    else:
        year = PurePosixPath(path).stem
        yield f"briefs-of-{year}"
        yield from (f"month-{brief.front.date:%m}" for brief in briefs if str(brief.front.date.year) == year)


_ANCHORS: Mapping[str, Callable[[str, Project, Slugify], Iterable[str]]] = {
    "briefs": _anchors_of_brief_list,
    "indexes": lambda path, *_: path.split("/")[:1],
    "topics": _anchors_of_topic,
    "people": _anchors_of_person,
    "sources": _anchors_of_sources,
    "search": lambda *_: ("search", "how"),
}
"""By the kind of page. Where a kind is not named here, MkDocs alone judges links to what stands on its pages."""


def _slug(title: str, slugify: Slugify) -> Iterator[str]:
    if slug := slugify(html.unescape(title)):
        yield slug


def heading_ids(
    body: Markdown, title: str | None = None, slugify: Slugify | None = None, below: Iterable[str] = ()
) -> Iterator[str]:
    """The identifiers of a page's headings, as Python-Markdown's `toc` makes them with the site's `slugify`.

    `title` is a brief's: it and the sections around the text have their identifiers first. `below` are those of the
    sections that stand below the text of any other page.
    """
    # Imported here, as below: where no link leads to a heading, a check need not wait for Python-Markdown.
    from markdown.extensions.toc import unique

    slugify = slugify or usual_slugify
    used = {heading.identifier for heading in body.headings if heading.identifier}
    used.update(below)
    if title is not None:
        used |= PAGE_ANCHORS | {slugify(title)}
    for heading in body.headings:
        slug = slugify(html.unescape(heading_words(heading)))
        if not slug and title is not None:
            slug = f"section-{short_hash(heading.text, 6)}"
        yield heading.identifier or unique(slug, used)


def heading_words(heading: Heading) -> str:
    """The words of a heading as readers see them, without its markup."""
    text = _REFERENCE.sub(r"\1", _CITATION_OR_NOTE.sub("", heading.text))
    if not _MARKUP.search(text):
        return text
    renderer = _renderer()
    renderer.reset()
    renderer.convert(f"# {text}")
    tokens = renderer.toc_tokens  # type: ignore[attr-defined]
    return str(tokens[0]["name"]) if tokens else text


@cache
def _renderer() -> PythonMarkdown:
    """Markdown as the site has it, formulas and icons too: an identifier is made of what becomes of the words."""
    from markdown import Markdown as PythonMarkdown

    own = {"toc": {"toc_depth": 6}}
    configs = {name: dict(settings) for name, settings in EXTENSIONS.items()} | own
    return PythonMarkdown(extensions=[*EXTENSIONS, ICONS, MATH], extension_configs=configs)
