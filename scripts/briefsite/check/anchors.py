"""Which anchors are on a page of the site: what the part of a link behind `#` can lead to."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from briefsite import paths
from briefsite.model import Brief, Heading, Markdown, Project
from briefsite.model.citing import citations, cited_keys
from briefsite.publication import WITHDRAWN, Publication
from briefsite.resolve.anchors import short_hash, source_anchor
from briefsite.resolve.related import find_related
from briefsite.slugs import Slugify, usual_slugify

PAGE_ANCHORS = frozenset(
    ("key-points", "key-figures", "corrections", "authors", "notes", "sources", "related", "cite-this")
)
"""The sections that a brief's page may have around its text."""
_ONE_SCREEN = 8
"""Longer lists have a heading for each year or initial (`briefsite.render.listing`, `briefsite.render.sources`)."""
_CITATION_OR_NOTE = re.compile(r"\s*\[[^\[\]]*@[^\[\]]*\]|\s*\[\^[^\[\]]*\]|\s*\^\[[^\[\]]*\]")
_TAG = re.compile(r"<[^>]*>")
_MARKUP = re.compile(r"[*_`\[<&\\]")


def anchors_of(path: str, project: Project, publication: Publication, slugify: Slugify) -> frozenset[str]:
    """The anchors on the page at a path of the site's sources that is made from the vocabularies or the sources."""
    if path == paths.SOURCES or path.startswith("sources/"):
        return frozenset(_of_sources(path, project, publication))
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if folder == "topics" and name in project.topics:
        return frozenset(_of_topic(name, project, publication, slugify))
    if folder == "people" and name in publication.people:
        return frozenset(_of_person(name, publication, slugify))
    return frozenset(_of_list(path, publication))


def anchors_of_brief(brief: Brief, publication: Publication, slugify: Slugify) -> Iterator[str]:
    """The anchors on the page of a brief, but for `related` (`with_related`)."""
    front, body = brief.front, brief.body
    yield from _slug(front.title, slugify)
    if front.status == WITHDRAWN:
        return
    yield from heading_ids(body, front.title, slugify)
    yield from body.identifiers
    keys = cited_keys([brief])
    sources = publication.references if "*" in keys else keys & publication.references.keys()
    yield from map(source_anchor, sources)
    yield "cite-this"
    people = (publication.people.get(author.id or "") for author in front.authors)
    sections = {
        "key-points": front.key_points,
        "key-figures": front.key_figures,
        "corrections": front.corrections,
        "authors": front.type == "commentary" and any(person and person.biography for person in people),
        "notes": body.note_references or any(citations(brief)),
        "sources": sources,
    }
    yield from (name for name, is_there in sections.items() if is_there)


def with_related(project: Project, publication: Publication) -> frozenset[str]:
    """The slugs of briefs whose pages name others that are near them."""
    briefs = sorted(publication.standing, key=lambda brief: brief.front.date, reverse=True)
    keys = {brief.slug: cited_keys([brief]) for brief in briefs}
    sources = {
        slug: tuple(publication.references if "*" in cited else cited & publication.references.keys())
        for slug, cited in keys.items()
    }
    return frozenset(slug for slug, related in find_related(briefs, sources, project.topics).items() if related)


def _of_sources(path: str, project: Project, publication: Publication) -> Iterator[str]:
    """The bibliography on one page, or past a limit on a page for each initial."""
    references = publication.references.values()
    initials = {reference.initial for reference in references}
    is_paged = project.options.are_paged(len(publication.references))
    if path == paths.SOURCES:
        yield "sources"
        if not is_paged:
            yield from (f"{prefix}{source_anchor(reference.key)}" for reference in references for prefix in ("", "id-"))
        if not is_paged and len(publication.references) > _ONE_SCREEN:
            yield from (f"initial-{initial}" for initial in initials)
        return
    for reference in references:
        if is_paged and paths.initial_path(reference.initial) == path:
            yield from (source_anchor(reference.key), f"id-{source_anchor(reference.key)}")


def _of_topic(topic: str, project: Project, publication: Publication, slugify: Slugify) -> Iterator[str]:
    briefs = [brief for brief in publication.standing if topic in brief.front.topics]
    yield from (*_slug(project.topics[topic].name, slugify), "briefs", *_years(briefs))
    if any(other != topic and other in project.topics for brief in briefs for other in brief.front.topics):
        yield "neighbouring-topics"
    slugs = {brief.slug for brief in briefs}
    originals = (brief for brief in briefs if brief.front.translation_of not in slugs)
    mentions = (citation for brief in originals for _, citation in citations(brief))
    cited = Counter(key for citation in mentions for key in {item.key for item in citation.items})
    if any(count > 1 and key in publication.references for key, count in cited.items()):
        yield "most-cited-sources"


def _of_person(person: str, publication: Publication, slugify: Slugify) -> Iterator[str]:
    briefs = [
        brief
        for brief in publication.standing
        if any(person == other.id for other in (*brief.front.authors, *brief.front.editors))
    ]
    yield from (*_slug(publication.people[person].name, slugify), "briefs", *_years(briefs))


def _years(briefs: Iterable[Brief]) -> Iterator[str]:
    listed = list(briefs)
    slugs = {brief.slug for brief in listed}
    originals = [brief for brief in listed if brief.front.translation_of not in slugs]
    if len(originals) > _ONE_SCREEN:
        yield from (f"year-{brief.front.date.year}" for brief in originals)


def _of_list(path: str, publication: Publication) -> Iterator[str]:
    """The page of all briefs, of a year's, and those that list topics and people."""
    briefs = publication.standing
    is_paged = len(briefs) > paths.BRIEFS_ON_A_PAGE
    if path == paths.BRIEFS:
        yield "briefs"
        if is_paged:
            yield from ("newest", "by-year")
        elif len(briefs) > _ONE_SCREEN:
            yield from (f"year-{brief.front.date.year}" for brief in briefs)
    elif path == paths.SEARCH:
        yield from ("search", "how")
    elif path.startswith("briefs/"):
        year = path.removeprefix("briefs/").removesuffix(".md")
        yield f"briefs-of-{year}"
        yield from (f"month-{brief.front.date:%m}" for brief in briefs if str(brief.front.date.year) == year)
    else:
        yield path.partition("/")[0]


def _slug(title: str, slugify: Slugify) -> Iterator[str]:
    if slug := slugify(html.unescape(title)):
        yield slug


def heading_ids(body: Markdown, title: str | None = None, slugify: Slugify | None = None) -> Iterator[str]:
    """The identifiers of a page's headings, as Python-Markdown's `toc` makes them with the site's `slugify`.

    `title` is a brief's: it and the sections around the text have their identifiers first.
    """
    # Imported here, as below: where no link leads to a heading, a check need not wait for Python-Markdown.
    from markdown.extensions.toc import unique

    slugify = slugify or usual_slugify
    used = {heading.identifier for heading in body.headings if heading.identifier}
    if title is not None:
        used |= PAGE_ANCHORS | {slugify(title)}
    for heading in body.headings:
        slug = slugify(html.unescape(heading_words(heading)))
        if not slug and title is not None:
            slug = f"section-{short_hash(heading.text, 6)}"
        yield heading.identifier or unique(slug, used)


def heading_words(heading: Heading) -> str:
    """The words of a heading, without its markup."""
    text = _CITATION_OR_NOTE.sub("", heading.text)
    if not _MARKUP.search(text):
        return text
    import markdown as python_markdown

    return _TAG.sub("", python_markdown.markdown(text))
