"""Finished pages: made, rendered and framed on all cores, and only where something changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from jinja2 import Environment, Template
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext
from msgspec import Struct

from briefsite.fast.cache import Memo
from briefsite.hosts.mkdocs.page_conditions import (
    PictureOf,
    TrackedFiles,
    addresses_of,
    as_condition,
    captured_messages,
    say,
)
from briefsite.hosts.mkdocs.page_digests import values_in_templates
from briefsite.hosts.mkdocs.site_page import Finished, SitePage, by_file, by_path, give_way, plan_of
from briefsite.hosts.search import Search
from briefsite.model.codec import AS_BYTES, decode, encode
from briefsite.model.digests import digest_of

LONG = 50_000
"""A page of so many bytes of Markdown is begun before all others, lest at the end one core waits for another."""
MANY = 2000
"""Of so many pages none is begun before its turn: until then it would wait in memory."""
_OFTEN = 20
"""Past so many questions it is worth knowing the identifiers of a page one by one."""


class Host(Struct, frozen=True):
    """What the host does with a page: `make` it and render its Markdown, `frame` it with the template, whole.

    `settle` is called once before all pages; `prepare` makes a page ready for templates (again, if it is); `frame`
    takes the context of another page; `keep` writes the twin that was made along with it.
    """

    settle: Callable[[], None]
    make: Callable[[Page, TrackedFiles], None]
    prepare: Callable[[Page], None]
    frame: Callable[[Environment, Page, TemplateContext], str]
    picture_of: PictureOf
    keep: Callable[[Page, str], None]


class _Facts(NamedTuple):
    """What the host asks of a page when it is finished."""

    messages: tuple[tuple[int, str], ...]
    """What the host said of it: the level and the message."""
    anchors: str
    """Its identifiers, one a line."""
    links: dict[str, dict[str, str]]
    """See `_still_open`."""
    twin: str


class Templates:
    """Stands in for the environment of the templates: pages are finished in their order, and remembered."""

    def __init__(
        self, environment: Environment, files: Files, host: Host, settings: bytes, memo: Memo, search: Search | None
    ) -> None:
        """`search` learns what in each page is searched; None where no search is made."""
        self._environment = environment
        self._files = files
        self._host = host
        self._settings = settings
        self._memo = memo
        self._search = search
        self._ready: dict[str, Written] = {}
        self._finished: Iterator[tuple[Page, bytes]] | None = None

    def get_template(self, name: str, *arguments: Any, **named: Any) -> _Template:
        """The template of that name, which looks first whether its page was finished."""
        return _Template(self, lambda: self._environment.get_template(name, *arguments, **named))

    def page(self, page: Page, context: TemplateContext) -> Written | None:
        """A page that is shown in this context, finished."""
        page.active = False  # others are made in its turn, on which it is not the page that is shown
        try:
            if self._finished is None:
                self._finished = self._all(context)
            path = page.file.src_uri
            while path not in self._ready:
                finished = next(self._finished, None)
                if finished is None:
                    return None
                self._ready[finished[0].file.src_uri] = self._take(*finished)
            return self._ready.pop(path)
        finally:
            page.active = True

    def _all(self, context: TemplateContext) -> Iterator[tuple[Page, bytes]]:
        pages = [file.page for file in self._files.documentation_pages() if file.page is not None]
        for page in pages:
            self._host.prepare(page)
        addresses = addresses_of(self._files)

        def holds(text: str) -> bool:
            return as_condition(text).holds(addresses, self._host.picture_of)

        values = [_Unfinished(page, self._settings) for page in pages]
        self._host.settle()
        first = _is_long if len(pages) < MANY else None
        finish = partial(self._finish, context)
        finished = self._memo.stream_while("writing pages", finish, values, AS_BYTES, holds, first=first)
        return zip(pages, finished, strict=True)

    def _finish(self, context: TemplateContext, unfinished: _Unfinished) -> tuple[str, bytes]:
        """A page with what is asked of it later (`_take`), and the condition under which it holds."""
        tracked, page = TrackedFiles(self._files, self._host.picture_of), unfinished.page
        with captured_messages() as records:
            written = self._written(page, tracked, context)
        facts = _Facts(
            tuple([(record.levelno, record.getMessage()) for record in records]),
            "\n".join(sorted(page.present_anchor_ids or ())),
            _still_open(page),
            page.twin if isinstance(page, SitePage) else "",
        )
        # Or ten thousand pages pile up in memory.
        page.markdown, page.content, page.toc = "", Finished(), TableOfContents([])
        page.present_anchor_ids = page.links_to_anchors = None
        searched = self._search.record(page.file.dest_uri, written) if self._search is not None else b""
        lines = encode(facts), searched, written.encode("utf-8", "xmlcharrefreplace")
        return tracked.condition(), b"\n".join(lines)

    def _written(self, page: Page, tracked: TrackedFiles, context: TemplateContext) -> str:
        try:
            self._host.make(page, tracked)
            return self._host.frame(self._environment, page, context)
        except Exception as error:
            if not give_way(page, error):
                raise
            return self._written(page, tracked, context)

    def _take(self, page: Page, text: bytes) -> Written:
        """The page, and what the host asks of it later."""
        line, searched, written = text.split(b"\n", 2)
        facts = decode(_Facts, line)
        if self._search is not None:
            self._search.learn(page.file.dest_uri, searched)
        for level, message in facts.messages:
            say(level, message)
        page.present_anchor_ids = _Anchors(facts.anchors)  # type: ignore[assignment]
        page.links_to_anchors = by_file(facts.links, self._files)
        if facts.twin:
            self._host.keep(page, facts.twin)
        return Written(written)

    def __getattr__(self, name: str) -> object:
        return getattr(self._environment, name)


class Written(Finished):
    """A finished page as the bytes that are written of it: MkDocs asks its text for no more than those.

    To make text of the bytes, only to make bytes of it again, takes a tenth of a build in which little changed.
    """

    _bytes: bytes

    def __new__(cls, content: bytes) -> Written:
        """`content` is UTF-8."""
        page = super().__new__(cls, "a finished page" if content.strip() else "")
        page._bytes = content
        return page

    def encode(self, *_: object, **__: object) -> bytes:
        """The page, in UTF-8."""
        return self._bytes


class _Anchors:
    """The identifiers on a page. Most pages are asked for a few: a set would take more time, and much more room."""

    __slots__ = ("_questions", "_set", "_text")

    def __init__(self, text: str) -> None:
        """One a line."""
        self._text = f"\n{text}\n"
        self._questions = 0
        self._set: frozenset[str] | None = None

    def __contains__(self, anchor: str) -> bool:
        self._questions += 1
        if self._questions > _OFTEN:  # a page of the bibliography, which every brief asks
            self._set = self._set or frozenset(self._text.split("\n"))
            return anchor in self._set
        return f"\n{anchor}\n" in self._text


class _Unfinished(NamedTuple):
    """A page of the host, to be made and framed, and what else decides how."""

    page: Page
    settings: bytes

    @property
    def value_digest(self) -> bytes:
        """Everything that a template can show of the page: the host's page is no plain value."""
        return digest_of((self.page.file.src_uri, *values_in_templates(self.page), self.settings.hex()))


def _is_long(unfinished: _Unfinished) -> bool:
    plan = plan_of(unfinished.page)
    return plan is not None and plan.size >= LONG


def _still_open(page: Page) -> dict[str, dict[str, str]]:
    """Links into pages, by the path of the page, but for those into this one of which it is known that they arrive."""
    links = by_path(page.links_to_anchors or {})
    present = page.present_anchor_ids or ()
    own = {anchor: link for anchor, link in links.pop(page.file.src_uri, {}).items() if anchor not in present}
    return {**links, page.file.src_uri: own} if own else links


class _Template:
    def __init__(self, templates: Templates, template: Callable[[], Template]) -> None:
        self._templates = templates
        self._template = template

    def render(self, context: TemplateContext) -> str:
        page = context.get("page")
        finished = self._templates.page(page, context) if page is not None else None
        return self._template().render(context) if finished is None else finished
