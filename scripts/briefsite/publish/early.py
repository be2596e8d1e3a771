"""Markdown rendered on all cores before its turn comes, and only where something changed (issue 7).

It knows of MkDocs only the names of a page's attributes. The cache is asked by all that a page is made of, so a page
comes out byte for byte as it would without.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from briefsite.cache import Memo, digest
from briefsite.render import Page as GeneratedPage

_LOGGER = logging.getLogger("mkdocs.structure.pages")


class Finished(str):
    """HTML to which nothing remains to be done."""

    __slots__ = ()


@dataclass(slots=True)
class Section:
    """An entry of a page's table of contents, as templates read it."""

    title: str
    id: str
    level: int
    children: list[Section]
    active: bool = False

    @property
    def url(self) -> str:
        """The address of the section on its page."""
        return f"#{self.id}"


class Watched:
    """The files of a site, and which of them were asked for: what the links of a page lead to."""

    def __init__(self, files: Any) -> None:
        self._files = files
        self.asked: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> Any:
        """The file at a path of the sources, or None."""
        file = self._files.get_file_from_path(path)
        self.asked[path] = file and file.url
        return file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


class Early:
    """To be mixed into the host's pages: one whose Markdown was read, and perhaps rendered, before its turn comes."""

    generated: GeneratedPage | None = None
    rendered: str | None = None
    markdown: str | None
    meta: Any

    def read_source(self, config: Any) -> None:
        """Read the page's text and front matter; what was only just generated need not be parsed."""
        if self.markdown is not None:
            return
        if self.generated is None:
            super().read_source(config)  # type: ignore[misc]
        else:
            self.markdown, self.meta = self.generated.markdown, self.generated.meta

    def render(self, config: Any, files: Any) -> None:
        """Make HTML of the text."""
        if self.rendered is None:
            super().render(config, files)  # type: ignore[misc]
        else:
            put(self, self.rendered, files)
            self.rendered = None


def rendered(
    pages: Sequence[Any], render: Callable[[Any, Watched], None], files: Any, settings: bytes, memo: Memo
) -> dict[str, str]:
    """What rendering each page's Markdown gives, by the page's path; for `put` to put onto the page.

    `settings` digests everything but its Markdown, its path and its links that decides how a page is rendered. A page
    about which MkDocs has something to say is not among them: it must be rendered where that is heard.
    """

    def one(page: Any) -> str:
        watched = Watched(files)
        with _listening() as heard:
            render(page, watched)
        return json.dumps(
            {
                "heard": bool(heard),
                "asked": watched.asked,
                "content": page.content,
                "toc": [as_list(item) for item in page.toc],
                "title": page._title_from_render,
                "anchors": sorted(page.present_anchor_ids or ()),
                "links": {to.src_uri: found for to, found in (page.links_to_anchors or {}).items()},
            },
            ensure_ascii=False,
        )

    def holds(text: str) -> bool:
        asked = json.loads(text)["asked"]
        return all(_url(files, path) == url for path, url in asked.items())

    given = [digest(page.file.src_uri, page.markdown or "", settings) for page in pages]
    found = zip(pages, memo.map("rendering pages", one, pages, given, holds), strict=True)
    return {page.file.src_uri: text for page, text in found if not text.startswith('{"heard": true')}


def put(page: Any, text: str, files: Any) -> None:
    """Give a page what `rendered` found for it."""
    found = json.loads(text)
    page.content = Finished(found["content"])
    page.toc = [_as_section(item) for item in found["toc"]]
    if page.toc:
        page.toc[0].active = True
    page._title_from_render = found["title"]
    page.present_anchor_ids = set(found["anchors"])
    page.links_to_anchors = {files.get_file_from_path(path): links for path, links in found["links"].items()}


class _Heard(logging.Filter):
    """Counts what is said, and lets none of it through."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def filter(self, record: logging.LogRecord) -> bool:
        self.records.append(record)
        return False


class _listening:  # noqa: N801 -- used as a word: with _listening()
    def __enter__(self) -> list[logging.LogRecord]:
        self._heard = _Heard()
        _LOGGER.addFilter(self._heard)
        return self._heard.records

    def __exit__(self, *_: object) -> None:
        _LOGGER.removeFilter(self._heard)


def _url(files: Any, path: str) -> str | None:
    file = files.get_file_from_path(path)
    return file.url if file else None


def as_list(item: Any) -> list[Any]:
    """An entry of a table of contents with those below it, as JSON has it."""
    return [item.title, item.id, item.level, [as_list(child) for child in item.children]]


def _as_section(item: Sequence[Any]) -> Section:
    title, identifier, level, children = item
    return Section(title, identifier, level, [_as_section(child) for child in children])
