"""The menu of a publication that writes none: the pages that every publication has, in its language, then its own."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel, file_sort_key
from mkdocs.utils import nest_paths

from briefsite.read.paths import BRIEFS, PEOPLE, SEARCH, SOURCES, TOPICS
from briefsite.render.plan import Plan
from briefsite.wording.sections import Menu

USUAL = {
    "index.md": "home",
    "README.md": "home",
    BRIEFS: "briefs",
    TOPICS: "topics",
    SOURCES: "sources",
    PEOPLE: "people",
}
"""Pages that every publication has, in the order of the menu, and what the words of a language call their entries."""


def lay_out_menu(config: MkDocsConfig, files: Files, plans: Iterable[Plan], names: Menu | None) -> None:
    """Give a site a menu where mkdocs.yml and other plugins write none (`nav`), in these words; None: leave it to them.

    A menu that is written may leave out pages that are generated. The page of the search is in none that is not
    written, for every page has a button that searches.
    """
    generated = {page.path for page in plans}
    if config.nav is None and names is not None:
        config.nav = _menu(files, generated, names)
    for file in files.documentation_pages():
        if file.src_uri in generated and (config.nav is not None or file.src_uri == SEARCH):
            file.inclusion = InclusionLevel.NOT_IN_NAV


def _menu(files: Files, generated: Container[str], names: Menu) -> list[Any]:
    listed = sorted(files.documentation_pages(inclusion=InclusionLevel.is_in_nav), key=file_sort_key)
    paths = [file.src_uri for file in listed]
    usual = [{getattr(names, name): path} for path, name in USUAL.items() if path in paths]
    own = (path for path in paths if path not in generated and path not in USUAL)
    return [*usual, *nest_paths(own)]  # type: ignore[no-untyped-call]
