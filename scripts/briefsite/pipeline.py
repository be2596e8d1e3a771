"""All stages in a row: a parsed project becomes a site's pages and files.

What is remembered from build to build, and what other cores do, is decided here: stages are handed both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

import csl
from briefsite.cite import AuthorNames, Styles
from briefsite.fast.cache import Memo
from briefsite.fast.garbage_collection import uncollected
from briefsite.fast.parallel import parallel_map
from briefsite.fast.processes import give_back, other_cores
from briefsite.link import Corpus, begin_resolving, with_plain_front
from briefsite.model import WITHDRAWN, Brief, Options, Problem, Project
from briefsite.model.offprint import OffprintTitle
from briefsite.read.configuration import Configuration
from briefsite.read.files import Contents
from briefsite.read.generated_paths import stays_as_written
from briefsite.read.git import NoHistoryError
from briefsite.read.project import load_project
from briefsite.read.publication import files_of, is_published, paths_on_site, to_publish
from briefsite.read.versions import with_versions
from briefsite.render.books import Book, books
from briefsite.render.by_hand import pages_by_hand
from briefsite.render.chart_files import chart_files
from briefsite.render.citation_files import References, citation_files
from briefsite.render.cite_page import pages_of_styles
from briefsite.render.downloads import Download
from briefsite.render.encoded_briefs import is_very_large
from briefsite.render.formatted_sources import FormattedSources
from briefsite.render.former_pages import former_addresses, withdrawn_pages
from briefsite.render.kinds import plan
from briefsite.render.list_pages import ready
from briefsite.render.markup import Asset, Page
from briefsite.render.offprint import offprint_titles
from briefsite.render.page_dependencies import lean
from briefsite.render.plan import Plan
from briefsite.render.record_files import record_files
from briefsite.render.social_cards import social_cards, with_cards
from briefsite.render.source_references import source_references
from briefsite.render.version import version_plans
from briefsite.wording.typography import table_of


class Site(Struct, frozen=True):
    """What is to be published."""

    corpus: Corpus
    """What is linked; of very many briefs only what pages that list ask for (`page_dependencies.lean`)."""
    plans: tuple[Plan, ...]
    """Every page, to be made."""
    assets: tuple[Asset, ...]
    downloads: tuple[Download, ...] = ()
    """Files still to be made, which no page needs."""
    books: tuple[Book, ...] = ()
    """Likewise those that are made of finished pages."""
    offprints: tuple[OffprintTitle, ...] = ()
    """Of each brief that is to be set as a PDF what its title says; a host that has its finished page makes it."""
    files: tuple[str, ...] = ()
    """Paths of files in briefs/ that are published with the pages; `briefsite.read.hazards.publishable` gives them."""
    by_hand: Mapping[str, str] = {}
    """The text of each page of docs/ that is not published as it is written, by its path on the site."""

    def settle(self) -> None:
        """Get ready for pages to be made by several processes."""
        if is_very_large(self.corpus.briefs):
            give_back()  # the texts of all briefs, which are kept as bytes now

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, made."""
        return tuple(page.make() for page in self.plans)


def project_in(
    root: Path,
    options: Options | None = None,
    memo: Memo | None = None,
    contents: Contents | None = None,
    configuration: Configuration | None = None,
) -> Project:
    """As `load_project`, on all cores. Never raises for what a file holds."""
    with uncollected():
        return load_project(root, options, memo or Memo(), contents, configuration)


def with_history(project: Project, root: Path, now: dt.datetime, memo: Memo | None = None) -> tuple[Project, str]:
    """The project with the earlier versions of what is published at the moment `now`; and why there are none, where
    that is for want of a history. Raises HistoryError where the history is not whole.
    """
    try:
        return with_versions(project, root, published(project.briefs, now), memo or Memo()), ""
    except NoHistoryError as error:
        return project, f"There are no earlier versions of briefs that were corrected or updated: {error}."


def build_site(
    project: Project, styles: Styles, briefs: Iterable[Brief] | None = None, memo: Memo | None = None
) -> Site:
    """Link, format and render `briefs` (by default all of the project's). A pure function but for reading styles.

    What `memo` remembers is not made again.
    """
    return begin_site(project, styles, briefs, memo)()


def begin_site(
    project: Project, styles: Styles, briefs: Iterable[Brief] | None = None, memo: Memo | None = None
) -> Callable[[], Site]:
    """As `build_site`; other cores link the briefs from now on, and the rest is done when the site is asked for.

    Then csl.StyleError is raised too, for a style that cannot be used.
    """
    try:
        with uncollected():
            return uncollected()(_begin(project, styles, briefs, memo or Memo()))
    except csl.StyleError as error:
        return partial(_fail, error)


def _fail(error: Exception) -> Site:
    raise error


def _begin(project: Project, styles: Styles, briefs: Iterable[Brief] | None, memo: Memo) -> Callable[[], Site]:
    names = AuthorNames(styles, project.options.language)
    shown = tuple(_with_plain_front(project, project.briefs if briefs is None else briefs, names))
    publication = to_publish(project, shown)
    files = files_of(project, publication.standing)
    is_large = is_very_large(publication.standing)
    references = publication.bibliography.references
    share = parallel_map if other_cores() else None
    bibliography = FormattedSources(references, project.options, styles, memo, here=not is_large, share=share)
    bibliography.begin()
    paths = paths_on_site(publication, files) if publication.versions else frozenset()
    begun = begin_resolving(publication, lambda name: styles.get(name).is_note, names, memo)

    def finish() -> Site:
        corpus = begun()
        cards = social_cards(corpus, project.looks)
        corpus = replace(corpus, cards=with_cards(cards))
        bibliography.settle()
        formatted = bibliography.for_pages(corpus)
        plans, assets, twins = plan(corpus, formatted, memo)
        withdrawn = withdrawn_pages(
            [brief for brief in shown if brief.front.status == WITHDRAWN], corpus, formatted.brief
        )
        assets = tuple(asset for asset in assets if not stays_as_written(asset.path, project))
        return Site(
            lean(corpus) if is_large else corpus,
            (*plans, *map(ready, withdrawn), *version_plans(publication, corpus, styles, paths)),
            (*assets, *former_addresses(shown, publication), *chart_files(publication)),
            (*twins, *cards, *_downloads(publication, corpus, styles)),
            tuple(books(corpus)) if project.options.epub else (),
            tuple(offprint_titles(corpus, project.looks)),
            files,
            pages_by_hand(project.documents, corpus, formatted.brief, styles, memo),
        )

    return finish


def _downloads(publication: Project, corpus: Corpus, styles: Styles) -> Iterator[Download]:
    """What machines, and programs for references, take along of what is published."""
    written = References(publication.bibliography.references)
    yield from citation_files(corpus, written)
    yield from source_references(written, publication.options, styles) if publication.standing else ()
    yield from record_files(corpus)
    yield from pages_of_styles(corpus, styles, publication.looks)


def _with_plain_front(project: Project, briefs: Iterable[Brief], names: AuthorNames) -> Iterator[Brief]:
    table, references = table_of(project.options.quotation_marks), project.bibliography.references
    for brief in briefs:
        style = brief.front.citation_style or project.options.citation_style

        def name(key: str, style: str = style, lang: str = brief.front.lang) -> str:
            return names.name(key, references.get(key), style, lang)

        yield with_plain_front(brief, name, table)


def published(briefs: Iterable[Brief], now: dt.datetime) -> tuple[Brief, ...]:
    """The briefs that readers may see at the moment `now` (with a time zone): no drafts, no embargo still running.

    Those withdrawn are among them, to leave a page that says so.
    """
    return tuple(brief for brief in briefs if is_published(brief, now))


def last_good(project: Project, problems: Iterable[Problem], before: Mapping[str, Brief]) -> tuple[Brief, ...]:
    """The project's briefs, but where one has errors now, its last good version from `before` (by path), if any."""
    broken = {problem.place.path for problem in problems if problem.level == "error"}
    now = {brief.path: brief for brief in project.briefs}
    unread = [before[path] for path in before if path not in now and path in project.files]
    return (*(before.get(path, brief) if path in broken else brief for path, brief in now.items()), *unread)
