"""Which pages and files of the site are made from what editors wrote: what the build will make, known before it."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite import paths
from briefsite.model import Project
from briefsite.publication import Publication

SCHEMAS = ("brief", "topics", "people", "chart")
"""The schemas of what editors write, which the site publishes (`schema/brief.json`)."""


def generated_pages(project: Project, publication: Publication) -> Iterator[str]:
    """The paths of pages that are not briefs."""
    yield from (paths.BRIEFS, paths.TOPICS, paths.PEOPLE, paths.SOURCES, paths.SEARCH)
    yield from map(paths.topic_path, project.topics)
    yield from map(paths.person_path, publication.people)
    if len(publication.standing) > paths.BRIEFS_ON_A_PAGE:
        yield from map(paths.year_path, dict.fromkeys(brief.front.date.year for brief in publication.standing))
    references = publication.references
    if project.options.are_paged(len(references)):
        yield from map(paths.initial_path, dict.fromkeys([reference.initial for reference in references.values()]))


def generated_files(project: Project, publication: Publication) -> Iterator[str]:
    """The paths of files that are no pages: feeds, which need the address of the site, and schemas."""
    yield from (f"schema/{name}.json" for name in SCHEMAS)
    if project.options.site_url and publication.standing:
        yield paths.feed_path()
        used = {topic for brief in publication.standing for topic in brief.front.topics}
        yield from (paths.feed_path(topic) for topic in project.topics if topic in used)
