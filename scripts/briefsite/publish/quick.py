"""Pages of a generator rendered on all cores, and only where something changed: Markdown first, templates afterwards.

It knows of MkDocs only the names of a page's attributes. Both steps ask the cache by all that a page is made of, so a
page comes out byte for byte as it would without.
"""

from __future__ import annotations

import html
import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from briefsite.cache import Memo, digest

BATCH = 500
"""So many finished pages are held in memory at a time."""
_LOGGER = logging.getLogger("mkdocs.structure.pages")


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
                "toc": [_as_list(item) for item in page.toc],
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


class Templates:
    """Stands in for the environment of the templates: pages are rendered a batch at a time, and remembered."""

    def __init__(
        self,
        environment: Any,
        pages: Sequence[Any],
        prepare: Callable[[Any], None],
        write: Callable[[Any, Any, Any], str],
        settings: bytes,
        memo: Memo,
    ) -> None:
        """`prepare` makes a page ready for templates (again, if it is); `write` renders it with the environment and the
        context of another page, whole.
        """
        self._environment = environment
        self._waiting = list(pages)
        self._ready: dict[str, str] = {}
        self._prepare = prepare
        self._write = write
        self._settings = settings
        self._memo = memo

    def get_template(self, name: str, *arguments: Any, **named: Any) -> Any:
        """The template of that name, which looks first whether its page was rendered."""
        return _Template(self, self._environment.get_template(name, *arguments, **named))

    def page(self, context: Any) -> str | None:
        """The page that a context is for, if it is one of those to be rendered here."""
        path = context["page"].file.src_uri
        while path not in self._ready and self._waiting:
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            for page in batch:
                self._prepare(page)
            given = [digest(_shown(page), self._settings) for page in batch]
            context["page"].active = False  # its turn comes with the others'
            texts = self._memo.map("writing pages", partial(self._page, context), batch, given)
            context["page"].active = True
            self._ready.update(zip((page.file.src_uri for page in batch), texts, strict=True))
        return self._ready.pop(path, None)

    def _page(self, context: Any, page: Any) -> str:
        return self._write(self._environment, page, context)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)


class Finished(str):
    """HTML to which nothing remains to be done."""

    __slots__ = ()


class _Template:
    def __init__(self, templates: Templates, template: Any) -> None:
        self._templates = templates
        self._template = template

    def render(self, context: Any) -> str:
        found = self._templates.page(context) if context.get("page") is not None else None
        return str(self._template.render(context)) if found is None else Finished(found)


class _Plain(str):
    """A heading's text without character references."""

    __slots__ = ()


def unescape(headings: Iterable[Any]) -> None:
    """Make plain text of the headings of a table of contents, those that are not already."""
    for heading in headings:
        if not isinstance(heading.title, _Plain):
            heading.title = _Plain(html.unescape(heading.title))
        unescape(heading.children)


def digest_navigation(items: Iterable[Any]) -> bytes:
    """What a template can show of the navigation."""
    return digest(
        *(
            digest(str(item.title), str(getattr(item, "url", "")), digest_navigation(item.children or ()))
            for item in items
        )
    )


def _shown(page: Any) -> bytes:
    """Everything that a template can show of a page."""
    near = (page.previous_page, page.next_page, *page.ancestors)
    return digest(
        page.file.src_uri,
        page.content or "",
        json.dumps([_as_list(item) for item in page.toc]),
        json.dumps(page.meta, default=str, sort_keys=True),
        *map(str, (page.title, page.url, page.canonical_url, page.edit_url, page.update_date, page.is_homepage)),
        *(f"{item and item.title} {getattr(item, 'url', '')}" for item in near),
    )


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


def _as_list(item: Any) -> list[Any]:
    return [item.title, item.id, item.level, [_as_list(child) for child in item.children]]


def _as_section(item: Sequence[Any]) -> Section:
    title, identifier, level, children = item
    return Section(title, identifier, level, [_as_section(child) for child in children])
