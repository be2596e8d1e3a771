"""Which addresses the site will have, and which anchors on each page: what a link can lead to.

Links are written from file to file, as MkDocs reads them: a page of docs/ stands at the root of the site, a brief in
briefs/, and what is generated at the paths that `briefsite.read.generated_paths` declares.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import quote

from briefsite.check.anchors import (
    anchors_of,
    anchors_of_brief,
    anchors_of_citations,
    heading_ids,
    heading_words,
    sections_of_citations,
    with_related,
)
from briefsite.model import Brief, Markdown, Project
from briefsite.model.nearest import Nearest
from briefsite.model.slugs import Slugify, slugify_of
from briefsite.read.generated_paths import EXPORTS, kinds_by_path
from briefsite.read.paths import address_of, site_path, text_path
from briefsite.read.publication import to_publish
from briefsite.read.site_files import BESIDE_BRIEFS


class PlannedSite:
    """The pages and files of the site that is to be built from a project."""

    def __init__(self, project: Project, briefs: Iterable[Brief] | None = None) -> None:
        """`briefs` are those that are on it; by default all of the project's."""
        self._project = project
        self.publication = to_publish(project, project.briefs if briefs is None else briefs)
        self._briefs = {brief.path: brief for brief in self.publication.briefs}
        self._documents = {site_path(document.path): document.body for document in project.documents}
        self._citing = {text_path(page.slug): page for page in project.citing_pages}
        self._anchors: dict[str, frozenset[str] | None] = {}
        self._nearest_anchors: dict[str, Nearest] = {}

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file that a link may lead to, by its path in the site's sources."""
        return self._published_files.union(self._briefs, self._unread_briefs, self.generated, self.exports)

    @cached_property
    def _published_files(self) -> frozenset[str]:
        """Pages of docs/, and files that are published as they are: those beside the briefs if a page links to them."""
        paths = (path for path in self._project.files if not path.startswith("briefs/") or _may_be_published(path))
        return frozenset(map(site_path, paths)) - self._project.navigation.excluded

    @cached_property
    def _unread_briefs(self) -> frozenset[str]:
        """Briefs that could not be read: no link to them is to blame."""
        read = {brief.path for brief in self._project.briefs}
        return frozenset(path for path in self._project.files if is_brief_path(path)) - read

    @cached_property
    def generated(self) -> Mapping[str, str]:
        """The paths of the pages that are made from the vocabularies and the bibliography, each with its kind."""
        return kinds_by_path(self.publication)

    @cached_property
    def exports(self) -> Mapping[str, str]:
        """The paths of the files that are made and are no pages, each with its kind."""
        return kinds_by_path(self.publication, EXPORTS)

    @cached_property
    def _by_stem(self) -> Mapping[str, str]:
        paths = (path for path in self.files if not path.startswith("schema/"))
        return {PurePosixPath(path).stem: path for path in sorted(paths, reverse=True)}

    @cached_property
    def _nearest_stem(self) -> Nearest:
        return Nearest(self._by_stem)

    def nearest_file(self, path: str) -> str | None:
        """The file whose name is most like that of `path`; in the same folder if there is one of that name."""
        wanted = PurePosixPath(path)
        found = self._nearest_stem.to(wanted.stem)
        if found is None:
            return None
        beside = str(wanted.with_name(f"{found}{wanted.suffix}"))
        return beside if beside in self.files else self._by_stem[found]

    def target(self, page: str, link: str) -> str | None:
        """The file that a link written in `page` leads to, or None if it leads to none (MkDocs follows no other)."""
        found = normpath(join(dirname(page), link))
        return found if found in self.files and not link.startswith("/") else None

    def page_at(self, page: str, link: str) -> str | None:
        """The page or file whose address on the published site a link in `page` gives, if it does."""
        base = "" if link.startswith("/") else address_of(page, self._is_folder)
        address = normpath(join(base, link.lstrip("/") if not base else link))
        return self._by_address.get(address)

    @cached_property
    def _by_address(self) -> Mapping[str, str]:
        return {normpath(address_of(path, self._is_folder)): path for path in self.files}

    @property
    def _is_folder(self) -> bool:
        return self._project.options.directory_urls

    def anchors(self, path: str) -> frozenset[str] | None:
        """The anchors on the page at `path`; None for a file that is no page, or was not read."""
        if path not in self._anchors:
            self._anchors[path] = self._find_anchors(path)
        return self._anchors[path]

    def has_anchor(self, path: str, anchor: str) -> bool:
        """Whether a link to an anchor on the page at `path` leads to it; of a file that is no page none can say."""
        anchors = self.anchors(path)
        if anchors is None or anchor in anchors or quote(anchor) in anchors:
            return True
        brief = self._briefs.get(path) if anchor == "related" else None
        return brief is not None and brief.slug in self._with_related

    @cached_property
    def _with_related(self) -> frozenset[str]:
        return with_related(self.publication)

    def _find_anchors(self, path: str) -> frozenset[str] | None:
        slugify = self._slugify
        if slugify is None:
            return None
        if path in self._briefs:
            return frozenset(anchors_of_brief(self._briefs[path], self.publication, slugify))
        if path in self._documents:
            cited = self._citing.get(path)
            own = anchors_of_citations(cited, self.publication) if cited else ()
            return frozenset((*self.heading_ids(path), *own)) | self._documents[path].identifiers
        return anchors_of(self.generated.get(path), path, self.publication, slugify)

    @property
    def _slugify(self) -> Slugify | None:
        return slugify_of(self._project.options.slugify, self._project.options.slug_separator)

    def _body_and_title(self, path: str) -> tuple[Markdown, str | None] | None:
        """The text of the page at `path`, and its title if it is a brief's; None for one that is generated."""
        if path in self._briefs:
            return self._briefs[path].body, self._briefs[path].front.title
        return (self._documents[path], None) if path in self._documents else None

    def heading_ids(self, path: str) -> tuple[str, ...]:
        """The identifiers of the headings that are written on the page at `path`."""
        written = self._body_and_title(path)
        return tuple(heading_ids(*written, self._slugify, self._sections_below(path))) if written else ()

    def _sections_below(self, path: str) -> frozenset[str]:
        """The sections that stand below the text of a page of docs/ that cites."""
        text = self._citing.get(path)
        return frozenset(sections_of_citations(text, self.publication)) if text else frozenset()

    def nearest_anchor(self, path: str, anchor: str) -> str | None:
        """The anchor on the page at `path` that is most like `anchor`, or that of the heading with these words."""
        wanted, written = _letters(anchor), self._body_and_title(path)
        for heading, name in zip(written[0].headings, self.heading_ids(path), strict=True) if written else ():
            if wanted and _letters(heading_words(heading)) == wanted:
                return name
        if path not in self._nearest_anchors:
            self._nearest_anchors[path] = Nearest(self.anchors(path) or ())
        return self._nearest_anchors[path].to(anchor)


def _letters(words: str) -> str:
    """Words without their case, and without all that no identifier keeps."""
    return "".join(letter for letter in html.unescape(words).casefold() if letter.isalnum())


def pages_of(project: Project) -> Iterator[tuple[str, Markdown]]:
    """Path and text of every brief and every page written by hand."""
    yield from ((brief.path, brief.body) for brief in project.briefs)
    yield from ((document.path, document.body) for document in project.documents)


def _may_be_published(path: str) -> bool:
    return path.lower().endswith(BESIDE_BRIEFS)


def is_brief_path(path: str) -> bool:
    """Whether a file is a brief by its place: directly in briefs/."""
    return path.startswith("briefs/") and path.endswith(".md") and path.count("/") == 1
