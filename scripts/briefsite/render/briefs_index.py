"""`/briefs/`: every brief, or past a limit the newest and a page for each year; and the form that filters them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefsite.link import Corpus, LinkedBrief
from briefsite.read.paths import BRIEFS, BRIEFS_ON_A_PAGE, year_path
from briefsite.render.feeds import feed_front
from briefsite.render.filter import filter_form, filter_front
from briefsite.render.indexes import newest_date
from briefsite.render.listing import ONE_SCREEN, rows
from briefsite.render.markup import Page, blocks, link
from briefsite.wording import counted
from briefsite.wording.languages import date_parts

NEWEST = 30
"""How many briefs `/briefs/` shows where it cannot show all."""


def briefs_pages(corpus: Corpus) -> Iterator[Page]:
    """`/briefs/`, newest first; past `BRIEFS_ON_A_PAGE` briefs also `/briefs/2026/` for each year."""
    years = [(year, list(group)) for year, group in groupby(corpus.briefs, key=_year)]
    is_paged = len(corpus.briefs) > BRIEFS_ON_A_PAGE
    said = corpus.words().lists
    front = {
        "title": said.briefs,
        "description": said.every_brief.format(site=corpus.options.site_name),
        **feed_front(corpus, BRIEFS, corpus.briefs),
        **filter_front(corpus),
    }
    listed = _newest_and_years(corpus, years) if is_paged else _all(corpus, years)
    intro = said.newest_first.format(briefs=_counted(corpus, corpus.briefs)) if corpus.briefs else said.nothing_yet
    markdown = blocks(f"# {said.briefs} {{#briefs}}", intro, filter_form(corpus, is_paged=is_paged), *listed)
    yield Page(BRIEFS, markdown, front, date=_changed(corpus, corpus.briefs))
    if is_paged:
        yield from (_year_page(corpus, years, number) for number in range(len(years)))


def _year(linked: LinkedBrief) -> int:
    return linked.brief.front.date.year


def _all(corpus: Corpus, years: Sequence[tuple[int, list[LinkedBrief]]]) -> Iterator[str]:
    """Every brief has a row of its own here, translations too; past a screen the years have headings."""
    if len(corpus.briefs) <= ONE_SCREEN:
        yield rows(corpus, corpus.briefs, BRIEFS, is_folded=False)
        return
    for year, briefs in years:
        yield f"## {year} {{#year-{year}}}"
        yield rows(corpus, briefs, BRIEFS, is_folded=False)


def _newest_and_years(corpus: Corpus, years: Sequence[tuple[int, list[LinkedBrief]]]) -> Iterator[str]:
    said = corpus.words().lists
    yield f"## {said.newest} {{#newest}}"
    yield rows(corpus, corpus.briefs[:NEWEST], BRIEFS, is_folded=False)
    yield f"## {said.by_year} {{#by-year}}"
    rows_of_years = (f"- {link(str(year), year_path(year), BRIEFS)} ({_counted(corpus, own)})" for year, own in years)
    yield "\n".join(rows_of_years)


def _year_page(corpus: Corpus, years: Sequence[tuple[int, list[LinkedBrief]]], number: int) -> Page:
    year, briefs = years[number]
    path = year_path(year)
    neighbours = [
        link(str(years[at][0]), year_path(years[at][0]), path)
        for at in (number - 1, number + 1)
        if 0 <= at < len(years)
    ]
    lang = corpus.options.language
    said = corpus.words().lists
    ways = " · ".join([link(said.all_briefs, BRIEFS, path), *neighbours])
    months = groupby(briefs, key=lambda linked: linked.brief.front.date.replace(day=1))
    listed = [
        part
        for month, group in months
        for part in (
            f"## {date_parts(lang, month, 'yMMMM')} {{#month-{month:%m}}}",
            rows(corpus, list(group), path, is_folded=False, is_long=True),
        )
    ]
    title = said.briefs_of_year.format(year=year)
    front = {
        "title": title,
        "description": said.every_brief_of_year.format(year=year, site=corpus.options.site_name),
    }
    intro = f"{said.newest_first.format(briefs=_counted(corpus, briefs))} {ways}"
    markdown = blocks(f"# {title} {{#briefs-of-{year}}}", intro, *listed)
    return Page(path, markdown, front, date=_changed(corpus, briefs))


def _changed(corpus: Corpus, briefs: Sequence[LinkedBrief]) -> str | None:
    return newest_date(corpus, [brief.slug for brief in briefs])


def _counted(corpus: Corpus, briefs: Sequence[LinkedBrief]) -> str:
    own = corpus.words()
    return counted(own, own.counts.briefs, len(briefs))
