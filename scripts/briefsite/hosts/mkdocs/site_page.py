"""Pages of MkDocs whose Markdown is read, and perhaps rendered, before their turn comes.

The cache is asked by all that a page is made of, so a page comes out byte for byte as it would without.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from msgspec import Struct

from briefsite.fast.cache import Memo
from briefsite.hosts.mkdocs.internals import set_title_in_text, title_in_text
from briefsite.hosts.mkdocs.page_conditions import Asked, addresses_of, as_condition, heard
from briefsite.model.codec import AS_BYTES, encode
from briefsite.model.digests import digest_of
from briefsite.read.character_references import without_endless
from briefsite.render import Plan


class Finished(str):
    """HTML to which nothing remains to be done."""

    __slots__ = ()


class Section(Struct):
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


class SitePage(Page):
    """A page of MkDocs. One that has a plan is made when it is written (`finished_pages.py`)."""

    plan: Plan | None = None
    rendered: bytes | None = None
    """What is known of a page written by hand, in which nothing has changed."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the page's text and front matter; of one that is still to be made only the title is known."""
        if self.plan is not None:
            self.markdown, self.meta = "", {"title": self.plan.title}
        elif self.markdown is None:
            super().read_source(config)
            self.markdown = without_endless(self.markdown or "")

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make HTML of the text."""
        if self.plan is not None:
            self.content = Finished()
        elif self.rendered is None:
            super().render(config, files)
        else:
            _put(self, self.rendered, files)
            self.rendered = None


def make_pages(files: Files, config: MkDocsConfig, plans: Iterable[Plan]) -> None:
    """Make the pages of files before MkDocs does, which takes those that are there into its menu.

    It makes those itself of which it has to say that its menu lacks them.
    """
    by_path = {plan.path: plan for plan in plans}
    titles: dict[str, str | None] = {}
    for path, title in _entries(config.nav):
        file = files.get_file_from_path(path)
        if file is not None:
            titles.setdefault(file.src_uri, title)
    for file in files.documentation_pages():
        is_listed = config.nav is None or file.src_uri in titles
        if is_listed or file.inclusion is InclusionLevel.NOT_IN_NAV:
            SitePage(titles.get(file.src_uri), file, config).plan = by_path.get(file.src_uri)


def _entries(nav: object) -> Iterator[tuple[str, str | None]]:
    """The paths in a menu as MkDocs has it (`nav`), in their order, with the titles that it gives them."""
    if isinstance(nav, str):
        yield nav, None
    elif isinstance(nav, Mapping):
        for title, below in nav.items():
            yield from ([(below, title)] if isinstance(below, str) else _entries(below))
    elif isinstance(nav, list):
        for entry in nav:
            yield from _entries(entry)


class _Unrendered(NamedTuple):
    """A page of the host, whose HTML is to be made, and what else decides how."""

    page: SitePage
    settings: bytes

    @property
    def value_digest(self) -> bytes:
        """What its Markdown says, and where it stands: the host's page is no plain value."""
        return digest_of((self.page.file.src_uri, self.page.markdown, self.settings.hex()))


def render_early(
    pages: Sequence[SitePage], render: Callable[[SitePage, Asked], None], files: Files, settings: bytes, memo: Memo
) -> None:
    """Render the Markdown of pages, where it is not known already.

    `settings` digests everything but its Markdown, its path and its links that decides how a page is rendered. A page
    about which the host has something to say is left to it: it must be rendered where that is heard.
    """

    def one(given: _Unrendered) -> tuple[str, bytes]:
        asked, page = Asked(files), given.page
        with heard() as records:
            render(page, asked)
        if records:
            return asked.condition(), b""
        return asked.condition(), encode(
            {
                "content": page.content,
                "toc": [as_list(item) for item in page.toc],
                "title": title_in_text(page),
                "anchors": sorted(page.present_anchor_ids or ()),
                "links": {to.src_uri: found for to, found in (page.links_to_anchors or {}).items()},
            }
        )

    values, addresses = [_Unrendered(page, settings) for page in pages], addresses_of(files)

    def holds(text: str) -> bool:
        return as_condition(text).holds(addresses)

    found = memo.stream_while("rendering pages", one, values, AS_BYTES, holds)
    for page, text in zip(pages, found, strict=True):
        page.rendered = text or None


def _put(page: SitePage, text: bytes, files: Files) -> None:
    """Give a page what rendering it early found."""
    found = json.loads(text)
    page.content = Finished(found["content"])
    put_contents(page, found["toc"])
    set_title_in_text(page, found["title"])
    page.present_anchor_ids = set(found["anchors"])
    targets = ((files.get_file_from_path(path), links) for path, links in found["links"].items())
    page.links_to_anchors = {file: links for file, links in targets if file is not None}


def put_contents(page: Any, rows: Sequence[Sequence[Any]]) -> None:
    """Give a page its table of contents, of rows such as `as_list` makes."""
    page.toc = [_as_section(row) for row in rows]
    if page.toc:
        page.toc[0].active = True


def as_list(item: Any) -> list[Any]:
    """An entry of a table of contents with those below it, as JSON has it."""
    return [item.title, item.id, item.level, [as_list(child) for child in item.children]]


def _as_section(item: Sequence[Any]) -> Section:
    title, identifier, level, children = item
    return Section(title, identifier, level, [_as_section(child) for child in children])
