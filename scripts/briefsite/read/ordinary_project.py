"""An ordinary site whose pages cite as a project: its pages and its bibliography, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from briefsite.model import Document, Options, Place, Problem, Project, TextFile, nearest_place
from briefsite.model.memory import Memory, NoMemory
from briefsite.model.rules.files import UNREADABLE_FILE
from briefsite.read.bibliographies import bibliography_files, read_bibliographies
from briefsite.read.configuration import CONFIGURATION, Configuration, mapping_or_empty, navigation_of
from briefsite.read.extension_settings import extension_settings
from briefsite.read.files import list_files, read_text
from briefsite.read.front_matter.formats import is_language
from briefsite.read.glossary import EXTENSION as GLOSSARY
from briefsite.read.glossary import cited_in_glossaries
from briefsite.read.missing_plugins import missing_plugins
from briefsite.read.ordinary_site import CitingOptions, citing_options
from briefsite.read.page import pages_that_cite, parse_page
from briefsite.read.style_files import names_of, note_styles


def load_ordinary(root: Path, configuration: Configuration) -> Project:
    """Read the pages of the site at `root` and what they cite, without MkDocs. Never raises for what a file holds."""
    options, wrong = citing_options(configuration)
    folder = str(configuration.values.get("docs_dir") or "docs").strip("/")
    theme = mapping_or_empty(configuration.values.get("theme"))
    language = language_of(theme.get("language") or theme.get("locale"))
    pages = tuple(_pages(root, folder, language, options.commands))
    has_folders = configuration.values.get("use_directory_urls") is not False
    site = Options(citation_style=options.style, language=language, levels=options.levels, directory_urls=has_folders)
    project = ordinary_project(root, configuration, (options, wrong), pages, site)
    paths = frozenset(f"docs/{page.page}" for page in pages)
    problems = (*project.problems, *missing_plugins(configuration))
    return replace(project, navigation=navigation_of(configuration, paths), problems=problems)


def _pages(root: Path, folder: str, language: str, commands: tuple[str, str]) -> Iterator[Document]:
    for path in list_files(root, folder):
        file = read_text(root, path) if path.endswith(".md") else None
        if isinstance(file, TextFile):
            page, _ = parse_page(file, language, lambda _: True, commands)
            yield replace(page, page=path.removeprefix(f"{folder}/"))


def ordinary_project(
    root: Path,
    configuration: Configuration,
    citing: tuple[CitingOptions, tuple[Problem, ...]],
    pages: Iterable[Document],
    site: Options,
    memo: Memory | None = None,
) -> Project:
    """The project of these pages; `citing` are the options of the plugin, and what is wrong with them.

    What `memo` remembers is not read again.
    """
    (options, wrong), memo = citing, memo or NoMemory()
    bibliography = read_bibliographies(root, bibliography_files(root, options), memo)
    documents = pages_that_cite(pages, bibliography.references, with_bare_keys=options.with_bare_keys)
    project = Project((), bibliography, {}, {}, documents, options=site)
    unread = tuple(found for found in bibliography.problems if found.rule == UNREADABLE_FILE.name)
    if not project.citing_documents and options.bibliographies == CitingOptions().bibliographies:
        unread = ()  # nobody has named a bibliography, and nobody cites
    place = nearest_place(configuration.places, options.style_setting, Place(CONFIGURATION))
    return replace(
        project,
        styles=names_of(root / options.styles, project.styles_in_use),
        note_styles=note_styles(root / options.styles, project.styles_in_use, memo),
        settings={"extra.briefsite.citation_style": place},
        problems=(*wrong, *unread, *cited_in_glossaries(root, extension_settings(GLOSSARY, configuration.values))),
    )


def language_of(given: object) -> str:
    """The language that a theme names; that of a site that names none is English."""
    found = str(given or "").replace("_", "-")
    return found if is_language(found) else Options().language
