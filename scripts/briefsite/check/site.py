"""Which addresses the site will have, and which anchors on each page: what a link can lead to.

Links are written from file to file, as MkDocs reads them: a page of docs/ stands at the root of the site, a brief in
briefs/, and pages that are generated have the paths of `briefsite.paths`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath

from briefsite import paths
from briefsite.model import Heading, Markdown, Project
from briefsite.nearest import Nearest
from briefsite.resolve.anchors import short_hash, source_anchor

PAGE_ANCHORS = frozenset(("key-points", "key-figures", "authors", "notes", "sources", "related", "cite-this"))
"""The sections that a brief's page has around its text."""
PUBLISHED_BESIDE_BRIEFS = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg", ".pdf", ".csv")
"""What may lie in briefs/ and is published as it is."""
_CITATION_OR_NOTE = re.compile(r"\s*\[[^\[\]]*@[^\[\]]*\]|\s*\[\^[^\[\]]*\]|\s*\^\[[^\[\]]*\]")
_TAG = re.compile(r"<[^>]*>")
_MARKUP = re.compile(r"[*_`\[<&\\]")


class Site:
    """The pages and files of the site that is to be built from a project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._anchors: dict[str, frozenset[str] | None] = {}
        self._nearest_anchors: dict[str, Nearest] = {}
        self._titles = {brief.path: brief.front.title for brief in project.briefs}
        self._bodies = {site_path(path): body for path, body in pages_of(project)}

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file that a link may lead to, by its path in the site's sources."""
        kept = (path for path in self._project.files if _is_published(path))
        return frozenset(map(site_path, kept)).union(self.generated, self._feeds)

    @cached_property
    def generated(self) -> tuple[str, ...]:
        """The paths of the pages that are made from the vocabularies and the bibliography."""
        return tuple(_generated(self._project))

    @property
    def _feeds(self) -> frozenset[str]:
        return frozenset({"feed.xml", *(f"topics/{topic}/feed.xml" for topic in self._project.topics)})

    @cached_property
    def _by_stem(self) -> Mapping[str, str]:
        return {PurePosixPath(path).stem: path for path in sorted(self.files, reverse=True)}

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
        base = "" if link.startswith("/") else address_of(page)
        address = normpath(join(base, link.lstrip("/") if not base else link))
        return self._by_address.get(address)

    @cached_property
    def _by_address(self) -> Mapping[str, str]:
        return {normpath(address_of(path)): path for path in self.files}

    def anchors(self, path: str) -> frozenset[str] | None:
        """The anchors on the page at `path`; None where they are not known before it is built."""
        if path not in self._anchors:
            self._anchors[path] = self._find_anchors(path)
        return self._anchors[path]

    def nearest_anchor(self, path: str, anchor: str) -> str | None:
        """The anchor on the page at `path` that is most like `anchor`."""
        if path not in self._nearest_anchors:
            self._nearest_anchors[path] = Nearest(self.anchors(path) or ())
        return self._nearest_anchors[path].to(anchor)

    def _find_anchors(self, path: str) -> frozenset[str] | None:
        references = self._project.bibliography.references
        if path == paths.SOURCES and not self._project.options.are_paged(len(references)):
            initials = {f"initial-{reference.initial}" for reference in references.values()}
            return frozenset(initials | set(map(source_anchor, references)))
        if path not in self._bodies:
            return None
        body = self._bodies[path]
        cited = {source_anchor(item.key) for citation in body.citations for item in citation.items}
        if path not in self._titles:
            return frozenset(heading_ids(body)) | body.identifiers
        ids = frozenset(heading_ids(body, self._titles[path]))
        return ids | body.identifiers | cited | PAGE_ANCHORS


def pages_of(project: Project) -> Iterator[tuple[str, Markdown]]:
    """Path and text of every brief and every page written by hand."""
    yield from ((brief.path, brief.body) for brief in project.briefs)
    yield from ((document.path, document.body) for document in project.documents)


def _is_published(path: str) -> bool:
    if path.startswith("briefs/"):
        return path.lower().endswith(PUBLISHED_BESIDE_BRIEFS) or (path.endswith(".md") and path.count("/") == 1)
    return True


def site_path(path: str) -> str:
    """The path among the site's sources: `docs/` is their root."""
    return path.removeprefix("docs/")


def address_of(path: str) -> str:
    """The address at which a source file is published, without its first slash."""
    if not path.endswith(".md"):
        return path
    folder, _, name = path.removesuffix(".md").rpartition("/")
    last = "" if name in ("index", "README") else f"{name}/"
    return f"{folder}/{last}" if folder else last


def _generated(project: Project) -> Iterator[str]:
    yield from (paths.BRIEFS, paths.TOPICS, paths.PEOPLE, paths.SOURCES)
    yield from map(paths.topic_path, project.topics)
    yield from map(paths.person_path, project.people)
    if len(project.briefs) > paths.BRIEFS_ON_A_PAGE:
        yield from map(paths.year_path, dict.fromkeys(brief.front.date.year for brief in project.briefs))
    references = project.bibliography.references
    if project.options.are_paged(len(references)):
        yield from map(paths.initial_path, dict.fromkeys([reference.initial for reference in references.values()]))


def heading_ids(body: Markdown, title: str | None = None) -> Iterator[str]:
    """The identifiers of a page's headings, as Python-Markdown's `toc` makes them.

    `title` is a brief's: it and the sections around the text have their identifiers first.
    """
    # Imported here, as below: where no link leads to a heading, a check need not wait for Python-Markdown.
    from markdown.extensions.toc import slugify, unique

    used = {heading.identifier for heading in body.headings if heading.identifier}
    if title is not None:
        used |= PAGE_ANCHORS | {slugify(title, "-")}
    for heading in body.headings:
        slug: str = slugify(html.unescape(_heading_text(heading)), "-")
        if not slug and title is not None:
            slug = f"section-{short_hash(heading.text, 6)}"
        yield heading.identifier or unique(slug, used)


def _heading_text(heading: Heading) -> str:
    text = _CITATION_OR_NOTE.sub("", heading.text)
    if not _MARKUP.search(text):
        return text
    import markdown as python_markdown

    return _TAG.sub("", python_markdown.markdown(text))
