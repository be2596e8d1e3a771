"""What of MkDocs is used here although it is not public, each with the reason why nothing public serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page, _AbsoluteLinksValidationValue


def title_in_text(page: Page) -> str | None:
    """The title that the text of a rendered page gives it: `title` prefers that of the menu and of the front matter."""
    return page._title_from_render


def set_title_in_text(page: Page, title: str | None) -> None:
    """Give a page that MkDocs has not rendered the title in its text: to set `title` would overrule all others."""
    page._title_from_render = title


@contextmanager
def current_page(config: MkDocsConfig, page: Page) -> Iterator[None]:
    """Let a page be the one that is built: extensions ask for it, and only MkDocs sets it, in its own turn."""
    before = config._current_page
    page.active = True
    config._current_page = page
    try:
        yield
    finally:
        page.active = False
        config._current_page = before


def watched_paths(server: LiveReloadServer) -> tuple[str, ...]:
    """What a server observes: its observer knows no files, only the folders in which they are."""
    return tuple(server._watched_paths)


def is_from_docs(config: MkDocsConfig) -> bool:
    """Whether a path in the menu that begins with `/` is one in docs/: only MkDocs' own type names that setting."""
    return bool(config.validation.nav.absolute_links == _AbsoluteLinksValidationValue.RELATIVE_TO_DOCS)


def watch_what_may_come(server: LiveReloadServer, paths: Iterable[str]) -> None:
    """Let a server build anew when files are made that are not there yet: its own observer cannot wait for them."""
    # Imported here: only who serves needs it.
    from briefsite.hosts.serve.watching import ProjectObserver

    usual = server.observer
    server.observer = ProjectObserver()  # type: ignore[assignment]
    for path in paths:
        server.watch(path)
    server.observer.start()
    server.observer = usual
