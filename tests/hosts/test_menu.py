"""The menu where mkdocs.yml writes none, and the pages of MkDocs that stand in any menu."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation

from briefsite.hosts.mkdocs.menu import lay_out_menu
from briefsite.hosts.mkdocs.omitted_pages import leave_out_generated
from briefsite.hosts.mkdocs.site_page import SitePage, make_pages
from briefsite.render.list_pages import ready
from briefsite.render.markup import Page
from briefsite.render.plan import Plan
from briefsite.wording import words

GENERATED = (
    *("briefs/index.md", "briefs/uno.md", "topics/index.md", "people/index.md", "sources/index.md"),
    "search/index.md",
)
BY_HAND = ("zonas.md", "index.md", "guia/citar.md", "acerca.md")


def _config(folder: Path, settings: str = "") -> MkDocsConfig:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(f"site_name: X\n{settings}", "utf-8")
    return load_config(str(folder / "mkdocs.yml"))


def _files(config: MkDocsConfig, paths: Iterable[str] = (*GENERATED, *BY_HAND)) -> Files:
    files = Files([File(path, str(config.docs_dir), config.site_dir, config.use_directory_urls) for path in paths])
    set_exclusions(files, config)
    return files


def _plans() -> list[Plan]:
    return [ready(Page(path, f"Of {path}", {})) for path in GENERATED]


def test_a_menu_that_nobody_writes_is_in_the_language_of_the_publication(tmp_path: Path) -> None:
    """First what every publication has, in the words of its language; then its own pages; no brief, and no search."""
    config = _config(tmp_path)
    files = _files(config)
    lay_out_menu(config, files, _plans(), words("es").menu)
    assert config.nav == [
        {"Inicio": "index.md"},
        {"Informes": "briefs/index.md"},
        {"Temas": "topics/index.md"},
        {"Fuentes": "sources/index.md"},
        {"Autores": "people/index.md"},
        "acerca.md",
        "zonas.md",
        {"Guia": ["guia/citar.md"]},
    ]
    assert [file.src_uri for file in files if file.inclusion.is_not_in_nav()] == list(GENERATED)


def test_a_menu_of_another_plugin_only_loses_the_page_of_the_search(tmp_path: Path) -> None:
    """It may want to list what is generated."""
    config = _config(tmp_path)
    files = _files(config)
    lay_out_menu(config, files, _plans(), None)
    assert config.nav is None
    assert [file.src_uri for file in files if file.inclusion.is_not_in_nav()] == ["search/index.md"]


def test_a_menu_that_is_written_stays(tmp_path: Path) -> None:
    """In its own words and order; what is generated need not be in it."""
    config = _config(tmp_path, "nav: [{Sobre: acerca.md}]\n")
    lay_out_menu(config, _files(config), _plans(), words("es").menu)
    assert config.nav == [{"Sobre": "acerca.md"}]


def test_pages_are_ours_under_the_titles_of_the_menu(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Of a page that is listed twice the first title counts, as MkDocs has it, which still names a page left out."""
    config = _config(
        tmp_path, "nav: [{Casa: index.md}, {Más: [{Temas: topics/index.md}, acerca.md]}, {Otra: index.md}]\n"
    )
    files = _files(config)
    lay_out_menu(config, files, _plans(), words("es").menu)
    make_pages(files, config, _plans())
    with caplog.at_level(logging.INFO):
        pages = get_navigation(files, config).pages
    assert [(page.file.src_uri, page.title) for page in pages] == [
        ("index.md", "Casa"),
        ("topics/index.md", "Temas"),
        ("acerca.md", None),
        ("index.md", "Casa"),
    ]
    assert all(isinstance(page, SitePage) for page in pages)
    assert [page.plan is not None for page in pages if isinstance(page, SitePage)] == [False, True, False, False]
    assert 'not included in the "nav" configuration:\n  - zonas.md\n  - guia/citar.md' in caplog.text.replace(
        "guia\\", "guia/"
    )


def test_a_title_counts_also_where_the_menu_names_a_page_from_the_root(tmp_path: Path) -> None:
    """Where MkDocs is told to look for `/…` in docs/ (`relative_to_docs`), generated pages and others keep theirs."""
    config = _config(
        tmp_path,
        "nav: [{Temas: /topics/index.md}, {Sobre: /acerca.md}]\n"
        "validation: {nav: {absolute_links: relative_to_docs}}\n",
    )
    files = _files(config)
    lay_out_menu(config, files, _plans(), words("es").menu)
    make_pages(files, config, _plans())
    pages = get_navigation(files, config).pages
    assert [(page.title, isinstance(page, SitePage)) for page in pages] == [("Temas", True), ("Sobre", True)]


@pytest.mark.parametrize(("menu", "said"), [(["index.md"], ["acerca.md", "guia/citar.md", "zonas.md"]), (BY_HAND, [])])
def test_a_menu_of_another_plugin_misses_no_page_that_is_made(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, menu: Iterable[str], said: list[str]
) -> None:
    """It may name them, and need not: MkDocs lists the pages of docs/ that it forgot, if there are any."""
    config = _config(tmp_path)
    files = _files(config)
    lay_out_menu(config, files, _plans(), None)
    config.nav = list(menu)
    for _ in range(2):  # at the next build, too
        leave_out_generated(frozenset(GENERATED))
    with caplog.at_level(logging.INFO, "mkdocs.structure.nav"):
        get_navigation(files, config)
    listed = [line.strip(" -") for line in caplog.text.splitlines()[1:]]
    assert sorted(listed) == said and bool(caplog.records) is bool(said)
