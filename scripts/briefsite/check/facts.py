"""What several rules need to know of a project, each found once, when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from briefsite.check.local import LocalLink, local_links
from briefsite.check.site import Site, pages_of
from briefsite.model import Brief, CitationItem, Lines, LookAlike, Markdown, Place, Project
from briefsite.model.citing import cited_keys
from briefsite.nearest import Nearest

SOURCES = "sources.bib"


class Facts:
    """A project, with indexes over it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._lines: dict[str, Lines] = {}

    def place(self, path: str, markdown: Markdown, offset: int) -> Place:
        """The place of an offset into a page's text."""
        if path not in self._lines:
            self._lines[path] = Lines.of(path, markdown.text)
        return self._lines[path].place(offset)

    def is_unread(self, path: str) -> bool:
        """Whether a file could not be read at all: then nothing that refers to it is to blame."""
        return any(
            problem.rule == "unreadable-file" and problem.place.path == path for problem in self.project.problems
        )

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
    def look_alikes(self) -> Mapping[str, list[tuple[str, Markdown, LookAlike]]]:
        """What looks like something and is none, by rule; not what an extension in mkdocs.yml reads after all."""
        found: dict[str, list[tuple[str, Markdown, LookAlike]]] = {}
        extensions = set(self.project.options.extensions)
        for path, body in self.pages:
            for look in body.look_alikes:
                if extensions.isdisjoint(look.unless) and (not look.key or look.key in self._keys):
                    found.setdefault(look.rule, []).append((path, body, look))
        return found

    @property
    def _keys(self) -> Mapping[str, object]:
        return self.project.bibliography.references

    @cached_property
    def local_links(self) -> tuple[LocalLink, ...]:
        """The links of every page that stay on the site."""
        return tuple(local_links(self.pages))

    @cached_property
    def site(self) -> Site:
        """The addresses of the site."""
        return Site(self.project)

    @cached_property
    def cited(self) -> frozenset[str]:
        """Every key that a brief cites or lists."""
        return cited_keys(self.project.briefs)

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


def is_brief_path(path: str) -> bool:
    """Whether a file is a brief by its place: directly in briefs/."""
    return path.startswith("briefs/") and path.endswith(".md") and path.count("/") == 1


def citation_place(facts: Facts, brief: Brief, key_path: str | None, item: CitationItem) -> Place:
    """Where a citation item stands; in the front matter, the place of its key."""
    if key_path is not None:
        return front_place(brief, key_path)
    return facts.place(brief.path, brief.body, item.start)


def front_place(brief: Brief, key: str) -> Place:
    """Where a key of the front matter stands, or the key that holds it, or the brief begins."""
    while key and key not in brief.front.places:
        key = key.rpartition(".")[0]
    return brief.front.places.get(key, Place(brief.path))
