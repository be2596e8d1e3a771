"""What several rules need to know of a project, each found once, when first asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from briefsite.check.local_links import LocalLink, local_links
from briefsite.check.site import PlannedSite, is_brief_path, pages_of
from briefsite.model import Brief, CitationItem, Lines, Markdown, Place, Project, nearest_place
from briefsite.model.citing import cited_keys
from briefsite.model.nearest import Nearest
from briefsite.read.publication import is_published

SOURCES = "sources.bib"
_UNREAD = frozenset(("unreadable-file", "merge-conflict"))


class Facts:
    """A project, with indexes over it."""

    def __init__(self, project: Project, now: dt.datetime | None = None) -> None:
        """`now` is the moment at which it would be published."""
        self.project = project
        self.now = now or dt.datetime.now(dt.UTC)
        self._lines: dict[str, Lines] = {}

    def place(self, path: str, markdown: Markdown, offset: int) -> Place:
        """The place of an offset into a page's text."""
        if path not in self._lines:
            self._lines[path] = Lines.of(path, markdown.text)
        return self._lines[path].place(offset)

    def link_place(self, local: LocalLink) -> Place:
        """Where a link stands; in the front matter, the place of its key."""
        if local.key is not None:
            return front_place(self._by_path[local.page], local.key)
        return self.place(local.page, local.body, local.link.start)

    @cached_property
    def _by_path(self) -> Mapping[str, Brief]:
        return {brief.path: brief for brief in self.project.briefs}

    def setting_place(self, key: str) -> Place:
        """Where a setting stands in mkdocs.yml, or the one that holds it."""
        return nearest_place(self.project.settings, key, Place("mkdocs.yml"))

    def is_unread(self, path: str) -> bool:
        """Whether a file could not be read at all: then nothing that refers to it is to blame."""
        return any(problem.rule in _UNREAD and problem.place.path == path for problem in self.project.problems)

    @cached_property
    def has_unread_briefs(self) -> bool:
        """Whether there are briefs that could not be read: then nothing can be said of what no brief uses."""
        read = {brief.path for brief in self.project.briefs}
        return any(is_brief_path(path) and path not in read for path in self.project.files)

    @cached_property
    def pages(self) -> tuple[tuple[str, Markdown], ...]:
        """Path and text of every brief and every page written by hand."""
        return tuple(pages_of(self.project))

    @cached_property
    def local_links(self) -> tuple[LocalLink, ...]:
        """The links of every page that stay on the site."""
        return tuple(local_links(self.project))

    @cached_property
    def site(self) -> PlannedSite:
        """The site that will be when all briefs are published: for links between those that are not."""
        return PlannedSite(self.project)

    @cached_property
    def published(self) -> PlannedSite:
        """The site that readers see."""
        shown = tuple(brief for brief in self.project.briefs if is_published(brief, self.now))
        return self.site if len(shown) == len(self.project.briefs) else PlannedSite(self.project, shown)

    @cached_property
    def withheld(self) -> Mapping[str, Brief]:
        """The briefs that readers do not see, by path."""
        return {brief.path: brief for brief in self.project.briefs if not is_published(brief, self.now)}

    def site_of(self, path: str) -> PlannedSite:
        """The site on which a page stands: its links lead to what is there."""
        return self.site if path in self.withheld else self.published

    @cached_property
    def cited(self) -> frozenset[str]:
        """Every key that a brief, or a page of docs/, cites or lists."""
        return cited_keys(self.project.citing_texts)

    @cached_property
    def nearest_key(self) -> Nearest:
        """The nearest key of the bibliography."""
        return Nearest(self.project.bibliography.references)

    @cached_property
    def nearest_slug(self) -> Nearest:
        """The nearest slug of a brief."""
        return Nearest(brief.slug for brief in self.project.briefs)

    @cached_property
    def nearest_style(self) -> Nearest:
        """The nearest name of a citation style."""
        return Nearest(self.project.styles)


def citation_place(facts: Facts, brief: Brief, key_path: str | None, item: CitationItem) -> Place:
    """Where a citation item stands; in the front matter, the place of its key."""
    if key_path is not None:
        return front_place(brief, key_path)
    return facts.place(brief.path, brief.body, item.start)


def front_place(brief: Brief, key: str) -> Place:
    """Where a key of the front matter stands, or the key that holds it, or the brief begins."""
    return nearest_place(brief.front.places, key, Place(brief.path))
