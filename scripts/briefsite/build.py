"""All stages in a row: a parsed project becomes a site's pages and files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

import csl
from briefsite.ahead import Ahead
from briefsite.cache import Memo, digest
from briefsite.cache.codec import encode
from briefsite.cite import Styles, format_brief, format_one, format_sources, library_of
from briefsite.model import Brief, Csl, Options, Problem, Project, Reference
from briefsite.parallel import WORTH_SHARING
from briefsite.processes import give_back
from briefsite.project import READING
from briefsite.publication import files_of, is_published, people_of, sources_of
from briefsite.render import Asset, Formatted, Page, Plan, is_worth_packing, lean, plan, ready
from briefsite.render.leaving import WITHDRAWN, former_addresses, withdrawn_pages
from briefsite.render.listing import author_name
from briefsite.resolve import Corpus, LinkedBrief, begin_resolving
from csl.uncollected import uncollected

MOST_READ = 30_000
"""So many references are held as the formatter reads them, in each process of a very large site."""
_FORMATTING = "formatting sources"


@dataclass(frozen=True, slots=True)
class Site:
    """What is to be published."""

    corpus: Corpus
    """What is linked; of very many briefs only what pages that list ask for (`briefsite.render.near.lean`)."""
    plans: tuple[Plan, ...]
    """Every page, to be made."""
    assets: tuple[Asset, ...]
    files: tuple[str, ...] = ()
    """Paths of files in briefs/ that are published with the pages; `briefsite.hazards.publishable` gives them."""

    ahead: Ahead[Page] | None = None
    """Makes pages that are all new, until they are asked for."""

    def settle(self) -> None:
        """Get ready for pages to be made by several processes."""
        if self.ahead is not None:
            self.ahead.settle()
        if is_worth_packing(self.corpus):
            give_back()  # the texts of all briefs, which are packed now

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, made."""
        return tuple(page.make() for page in self.plans)


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
    shown = tuple(project.briefs if briefs is None else briefs)
    standing = tuple(brief for brief in shown if brief.front.status != WITHDRAWN)
    references = sources_of(standing, project.bibliography.references)
    begun = begin_resolving(
        standing,
        references,
        project.topics,
        people_of(shown, project.people),
        project.options,
        lambda name: styles.get(name).is_note,
        memo,
    )

    def finish() -> Site:
        corpus = begun()
        withdrawn = [brief for brief in shown if brief.front.status == WITHDRAWN]
        is_large = is_worth_packing(corpus)
        bibliography = FormattedSources(references, project.options, styles, memo, here=not is_large)
        is_new = memo.computed[READING] >= WORTH_SHARING
        ahead: Ahead[Page] | None = Ahead() if is_new and not is_large else None  # it would need as much memory again
        plans, assets = plan(corpus, bibliography.for_pages(corpus), memo, ahead)
        return Site(
            lean(corpus) if is_large else corpus,
            (*plans, *map(ready, withdrawn_pages(withdrawn, corpus))),
            (*assets, *former_addresses(shown, project.options)),
            files_of(project, standing),
            ahead,
        )

    return finish


class FormattedSources:
    """The bibliography formatted, and what is needed to format briefs that cite it: each only when it is asked for."""

    def __init__(
        self,
        references: Mapping[str, Reference],
        options: Options,
        styles: Styles,
        memo: Memo | None = None,
        here: bool = True,
    ) -> None:
        """With `here` false the bibliography is formatted by another process: it leaves much of little use."""
        self._references = references
        self._library: csl.Library | None = None
        self._style = options.citation_style
        self._styles = styles
        self._memo = memo or Memo()
        self._here = here
        self._made_in = styles.digest()
        digests = "".join(reference.digest for reference in references.values())
        self._given = digest(self._made_in, self._style, "\0".join(references), digests)
        self._memo.knows(_FORMATTING, [self._given])  # it is not asked for while the lists are known, and costs most

    @property
    def library(self) -> csl.Library:
        """The references as the formatter reads them.

        Of very large sites it is begun anew now and then, lest each process holds what fifty thousand are made of.
        """
        if self._library is None or (not self._here and self._library.read_so_far > MOST_READ):
            self._library = library_of(self._references)
        return self._library

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The bibliography in the style of the site, by key. Raises csl.StyleError."""
        worth = WORTH_SHARING if self._here else 1
        (text,) = self._memo.map(_FORMATTING, self._format, [self._style], [self._given], worth, self._here)
        found: Mapping[str, str] = json.loads(text)
        return found

    def _format(self, style: str) -> bytes:
        # What it makes of each source is kept in the library, and serves every brief.
        return encode(format_sources(self.library, self._styles.get(style), "en"))

    def for_pages(self, corpus: Corpus) -> Formatted:
        """What the pages of a corpus ask of the formatter. Raises csl.StyleError for a style that cannot be used."""
        for style in {self._style, *(brief.style for brief in corpus.briefs)}:
            self._styles.get(style)
        return Formatted(
            brief=lambda linked: format_brief(linked, self.library, self._styles.get(linked.style)),
            made_in=self._made_in,
            this_brief=lambda linked, near: format_one(
                _as_reference(linked, near), self._styles.get(linked.style), linked.brief.front.lang
            ),
            sources=lambda: self.sources,
        )


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


def _as_reference(linked: LinkedBrief, corpus: Corpus) -> Csl:
    """A brief as CSL-JSON: how others should cite it."""
    front, options = linked.brief.front, corpus.options
    date = front.date
    item: dict[str, object] = {
        "id": linked.slug,
        "type": "report",
        "title": f"{front.title}: {front.subtitle}" if front.subtitle else front.title,
        "author": [{"literal": author_name(author, corpus, front.lang)} for author in front.authors],
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "publisher": options.site_name,
        "language": front.lang,
    }
    if front.series:
        item["collection-title"] = front.series
    if front.number:
        item["number"] = front.number
    if front.doi:
        item["DOI"] = front.doi
    elif options.site_url:
        item["URL"] = f"{options.site_url.rstrip('/')}/briefs/{linked.slug}/"
    return item
