"""Pages of MkDocs whose Markdown is read, and perhaps rendered, before their turn comes.

The cache is asked by all that a page is made of, so a page comes out byte for byte as it would without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from msgspec import Struct
from msgspec.structs import replace

from briefsite.fast.cache import Memo
from briefsite.hosts.mkdocs.internals import is_from_docs, set_title_in_text, title_in_text
from briefsite.hosts.mkdocs.menu_titles import menu_entries
from briefsite.hosts.mkdocs.page_conditions import TrackedFiles, addresses_of, as_condition, captured_messages
from briefsite.model.codec import AS_BYTES, decode, encode
from briefsite.model.digests import digest_of
from briefsite.read.character_references import without_endless
from briefsite.render.plan import Plan

HeadingRow: TypeAlias = list[Any]
"""A heading as `[title, id, level, rows of those below it]`."""


class Finished(str):
    """HTML to which nothing remains to be done."""

    __slots__ = ()


class _Rendered(Struct, frozen=True):
    """What rendering a page finds: its HTML, and what the host asks of it beside that."""

    content: str
    toc: Sequence[HeadingRow]
    title: str | None
    anchors: Sequence[str]
    links: Mapping[str, dict[str, str]]


class SitePage(Page):
    """A page of MkDocs. One that has a plan is made when it is written (`finished_pages.py`)."""

    plan: Plan | None = None
    twin: str = ""
    """The twin of one that was made: see `briefsite.render.Page.twin`."""
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


def plan_of(page: Page) -> Plan | None:
    """The plan of a page that is generated; pages that MkDocs or another plugin made have none."""
    return page.plan if isinstance(page, SitePage) else None


def give_way(page: Page, error: Exception) -> bool:
    """Let a page that ended in an error be made as what its plan has in its place; False where it has nothing."""
    plan = plan_of(page)
    if plan is None or plan.instead is None:
        return False
    assert isinstance(page, SitePage)
    page.plan = replace(plan, make=partial(plan.instead, error), instead=None)
    return True


def make_pages(files: Files, config: MkDocsConfig, plans: Iterable[Plan]) -> None:
    """Make the pages of files before MkDocs does, which takes those that are there into its menu.

    It makes those itself of which it has to say that its menu lacks them.
    """
    by_path = {plan.path: plan for plan in plans}
    titles: dict[str, str | None] = {}
    for path, title in menu_entries(config.nav):
        file = files.get_file_from_path(path.lstrip("/") if is_from_docs(config) else path)
        if file is not None:
            titles.setdefault(file.src_uri, title)
    for file in files.documentation_pages():
        is_listed = config.nav is None or file.src_uri in titles
        if is_listed or file.inclusion is InclusionLevel.NOT_IN_NAV:
            SitePage(titles.get(file.src_uri), file, config).plan = by_path.get(file.src_uri)


class _Unrendered(NamedTuple):
    """A page of the host, whose HTML is to be made, and what else decides how."""

    page: SitePage
    settings: bytes

    @property
    def value_digest(self) -> bytes:
        """What its Markdown says, and where it stands: the host's page is no plain value."""
        return digest_of((self.page.file.src_uri, self.page.markdown, self.settings.hex()))


def render_pages(
    pages: Sequence[SitePage],
    render: Callable[[SitePage, TrackedFiles], None],
    files: Files,
    settings: bytes,
    memo: Memo,
) -> None:
    """Render the Markdown of pages, where it is not known already.

    `settings` digests everything but its Markdown, its path and its links that decides how a page is rendered. A page
    about which the host has something to say is left to it: it must be rendered where that is said.
    """

    def one(unrendered: _Unrendered) -> tuple[str, bytes]:
        tracked, page = TrackedFiles(files), unrendered.page
        with captured_messages() as records:
            render(page, tracked)
        return tracked.condition(), b"" if records else encode(_rendered(page))

    values, addresses = [_Unrendered(page, settings) for page in pages], addresses_of(files)

    def holds(text: str) -> bool:
        return as_condition(text).holds(addresses)

    rendered = memo.stream_while("rendering pages", one, values, AS_BYTES, holds)
    for page, text in zip(pages, rendered, strict=True):
        page.rendered = text or None


def _rendered(page: SitePage) -> _Rendered:
    return _Rendered(
        page.content or "",
        heading_rows(page.toc),
        title_in_text(page),
        sorted(page.present_anchor_ids or ()),
        by_path(page.links_to_anchors or {}),
    )


def _put(page: SitePage, text: bytes, files: Files) -> None:
    """Give a page what rendering it gave."""
    rendered = decode(_Rendered, text)
    page.content = Finished(rendered.content)
    put_contents(page, rendered.toc)
    set_title_in_text(page, rendered.title)
    page.present_anchor_ids = set(rendered.anchors)
    page.links_to_anchors = by_file(rendered.links, files)


def by_path(links: Mapping[File, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Links by the path of the file that they lead to, from links by that file, as the host keeps them."""
    return {file.src_uri: anchors for file, anchors in links.items()}


def by_file(links: Mapping[str, dict[str, str]], files: Files | TrackedFiles) -> dict[File, dict[str, str]]:
    """The other way; those into a file that is there no longer are left out."""
    # Not `get_file_from_path`: it makes a path of each, which takes as long as all the rest of a page that is known.
    return {files.src_uris[path]: anchors for path, anchors in links.items() if path in files.src_uris}


def put_contents(page: Page, rows: Iterable[HeadingRow]) -> None:
    """Give a page its table of contents."""
    links = [_link_of(row) for row in rows]
    page.toc = TableOfContents(links)
    if links:
        links[0].active = True  # type: ignore[attr-defined]


def heading_rows(links: Iterable[AnchorLink]) -> list[HeadingRow]:
    """A table of contents of MkDocs as JSON has it."""
    return [[link.title, link.id, link.level, heading_rows(link.children)] for link in links]


def _link_of(row: HeadingRow) -> AnchorLink:
    title, identifier, level, below = row
    link = AnchorLink(title, identifier, level)
    link.children = [_link_of(each) for each in below]
    return link
