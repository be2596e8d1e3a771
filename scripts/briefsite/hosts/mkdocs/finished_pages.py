"""Finished pages: made, rendered and framed on all cores, and only where something changed.

It knows of MkDocs only the names of a page's attributes.
"""

from __future__ import annotations

import html
import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from briefsite.fast.cache import Memo, digest_files
from briefsite.finish.search import Search, record
from briefsite.hosts.mkdocs.page_conditions import Asked, SizeOf, addresses_of, as_condition, heard, say
from briefsite.hosts.mkdocs.site_page import Finished, as_list
from briefsite.model.codec import AS_BYTES, decode, encode
from briefsite.model.digests import digest, digest_of
from briefsite.render import Plan

LONG = 50_000
"""A page of so many bytes of Markdown is begun before all others, lest at the end one core waits for another."""
MANY = 2000
"""Of so many pages none is begun before its turn: until then it would wait in memory."""
_OFTEN = 20
"""Past so many questions it is worth knowing the identifiers of a page one by one."""


class Host(Struct, frozen=True):
    """What the host does with a page: `make` it and render its Markdown, `frame` it with the template, whole.

    `settle` is called once before all pages; `prepare` makes a page ready for templates (again, if it is); `frame`
    takes the context of another page.
    """

    settle: Callable[[], None]
    make: Callable[[Any, Asked], None]
    prepare: Callable[[Any], None]
    frame: Callable[[Any, Any, Any], str]
    size_of: SizeOf


class _Facts(NamedTuple):
    """What the host asks of a page when it is finished."""

    heard: tuple[tuple[int, str], ...]
    """What the host said of it: the level and the message."""
    anchors: str
    """Its identifiers, one a line."""
    links: dict[str, dict[str, str]]
    """See `_still_open`."""


class Templates:
    """Stands in for the environment of the templates: pages are finished in their order, and remembered."""

    def __init__(
        self, environment: Any, files: Any, host: Host, settings: bytes, memo: Memo, search: Search | None
    ) -> None:
        """`search` learns what in each page is searched; None where no search is made."""
        self._environment = environment
        self._files = files
        self._host = host
        self._settings = settings
        self._memo = memo
        self._search = search
        self._ready: dict[str, Written] = {}
        self._by_path: dict[str, Any] = {}
        self._finished: Iterator[tuple[Any, bytes]] | None = None

    def get_template(self, name: str, *arguments: Any, **named: Any) -> Any:
        """The template of that name, which looks first whether its page was finished."""
        return _Template(self, lambda: self._environment.get_template(name, *arguments, **named))

    def page(self, context: Any) -> Written | None:
        """The page that a context is for, finished."""
        path = context["page"].file.src_uri
        context["page"].active = False  # others are made in its turn, on which it is not the page that is shown
        try:
            if self._finished is None:
                self._finished = self._all(context)
            while path not in self._ready:
                found = next(self._finished, None)
                if found is None:
                    return None
                self._ready[found[0].file.src_uri] = self._take(*found)
            return self._ready.pop(path)
        finally:
            context["page"].active = True

    def _all(self, context: Any) -> Iterator[tuple[Any, bytes]]:
        self._by_path = {file.src_uri: file for file in self._files}
        pages = [file.page for file in self._files.documentation_pages()]
        for page in pages:
            self._host.prepare(page)

        def one(given: _Unfinished) -> tuple[str, bytes]:
            asked, page = Asked(self._files, self._host.size_of), given.page
            with heard() as records:
                self._host.make(page, asked)
            written = self._host.frame(self._environment, page, context)
            facts = _Facts(
                tuple([(record.levelno, record.getMessage()) for record in records]),
                "\n".join(sorted(page.present_anchor_ids or ())),
                _still_open(page),
            )
            # Or ten thousand pages pile up in memory.
            page.markdown, page.content, page.toc = "", Finished(), []
            page.present_anchor_ids = page.links_to_anchors = None
            searched = record(page.file.dest_uri, written) if self._search is not None else b""
            lines = encode(facts), searched, written.encode("utf-8", "xmlcharrefreplace")
            return asked.condition(), b"\n".join(lines)

        addresses = addresses_of(self._files)

        def holds(text: str) -> bool:
            return as_condition(text).holds(addresses, self._host.size_of)

        values = [_Unfinished(page, self._settings) for page in pages]
        self._host.settle()
        first = _is_long if len(pages) < MANY else None
        found = self._memo.stream_while("writing pages", one, values, AS_BYTES, holds, first=first)
        return zip(pages, found, strict=True)

    def _take(self, page: Any, text: bytes) -> Written:
        """The page, and what the host asks of it later."""
        line, searched, written = text.split(b"\n", 2)
        facts = decode(_Facts, line)
        if self._search is not None:
            self._search.learn(page.file.dest_uri, searched)
        for level, message in facts.heard:
            say(level, message)
        page.present_anchor_ids = _Anchors(facts.anchors)
        # Asking the host for each file takes as long as all the rest of a page that is known.
        page.links_to_anchors = {
            self._by_path[path]: anchors for path, anchors in facts.links.items() if path in self._by_path
        }
        return Written(written)

    def __getattr__(self, name: str) -> Any:
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

    __slots__ = ("_asked", "_set", "_text")

    def __init__(self, text: str) -> None:
        """One a line."""
        self._text = f"\n{text}\n"
        self._asked = 0
        self._set: frozenset[str] | None = None

    def __contains__(self, anchor: str) -> bool:
        self._asked += 1
        if self._asked > _OFTEN:  # a page of the bibliography, which every brief asks
            self._set = self._set or frozenset(self._text.split("\n"))
            return anchor in self._set
        return f"\n{anchor}\n" in self._text


class _Unfinished(NamedTuple):
    """A page of the host, to be made and framed, and what else decides how."""

    page: Any
    settings: bytes

    @property
    def value_digest(self) -> bytes:
        """Everything that a template can show of the page: the host's page is no plain value."""
        page = self.page
        plan: Plan | None = getattr(page, "plan", None)
        # What it is made of; of a page that is written by hand, what was made of it.
        made = plan.given.hex() if plan else (page.content, [as_list(item) for item in page.toc], _in_order(page.meta))
        facts = page.title, page.url, page.canonical_url, page.edit_url, page.update_date, page.is_homepage
        near = (page.previous_page, page.next_page, *page.ancestors)
        around = [(str(item.title), getattr(item, "url", "")) if item else None for item in near]
        return digest_of((page.file.src_uri, made, [*map(str, facts)], around, self.settings.hex()))


def _is_long(given: _Unfinished) -> bool:
    plan: Plan | None = getattr(given.page, "plan", None)
    return plan is not None and plan.size >= LONG


def _still_open(page: Any) -> dict[str, dict[str, str]]:
    """Links into pages, by the path of the page, but for those into this one of which it is known that they arrive."""
    found = {to.src_uri: dict(links) for to, links in (page.links_to_anchors or {}).items()}
    present = page.present_anchor_ids or ()
    own = {anchor: link for anchor, link in found.pop(page.file.src_uri, {}).items() if anchor not in present}
    return {**found, page.file.src_uri: own} if own else found


def by_file(links: Mapping[str, Any], files: Any) -> dict[Any, Any]:
    """Links by the file that they lead to, as the host keeps them, from links by its path."""
    found = ((files.get_file_from_path(path), anchors) for path, anchors in links.items())
    return {file: anchors for file, anchors in found if file is not None}


class _Template:
    def __init__(self, templates: Templates, template: Callable[[], Any]) -> None:
        self._templates = templates
        self._template = template

    def render(self, context: Any) -> str:
        found = self._templates.page(context) if context.get("page") is not None else None
        return str(self._template().render(context)) if found is None else found


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


def _in_order(value: Any) -> Any:
    """The value with its keys as text and in their order: in YAML they may be of several types."""
    if isinstance(value, Mapping):
        return sorted(([str(key), _in_order(each)] for key, each in value.items()), key=itemgetter(0))
    if isinstance(value, list | tuple):
        return [*map(_in_order, value)]
    return value if isinstance(value, bool | int | float | None) else str(value)


def written_settings(config: Any) -> Sequence[Mapping[str, Any]]:
    """What mkdocs.yml and the command line say, each as it was written; what MkDocs makes of it is in `config`."""
    with warnings.catch_warnings():  # MkDocs calls what no plugin of its own uses deprecated
        warnings.simplefilter("ignore", DeprecationWarning)
        return tuple(config.user_configs)


def settings_of(config: Any) -> bytes:
    """Everything in mkdocs.yml but where the site is written."""
    given = [{key: value for key, value in part.items() if key != "site_dir"} for part in written_settings(config)]
    return digest(json.dumps(given, default=lambda value: getattr(value, "__qualname__", str(type(value)))))


def digest_theme(config: Any) -> bytes:
    """The project's own templates; those of libraries change with their versions."""
    folder = config.theme.custom_dir
    return digest_files(path for path in Path(folder).rglob("*") if path.is_file()) if folder else b""
