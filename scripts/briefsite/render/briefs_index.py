"""`/briefs/`: every brief, or past a limit the newest and a page for each year; and the form that filters them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefsite.labels import date_parts
from briefsite.paths import BRIEFS, BRIEFS_ON_A_PAGE, year_path
from briefsite.render.feed import feed_front
from briefsite.render.filter import filter_form, filter_front
from briefsite.render.indexes import newest_date
from briefsite.render.listing import ONE_SCREEN, rows
from briefsite.render.markup import PAGE_LANGUAGE, Page, blocks, link
from briefsite.resolve import Corpus, LinkedBrief

NEWEST = 30
"""How many briefs `/briefs/` shows where it cannot show all."""


def briefs_pages(corpus: Corpus) -> Iterator[Page]:
    """`/briefs/`, newest first; past `BRIEFS_ON_A_PAGE` briefs also `/briefs/2026/` for each year."""
    years = [(year, list(group)) for year, group in groupby(corpus.briefs, key=_year)]
    is_paged = len(corpus.briefs) > BRIEFS_ON_A_PAGE
    front = {
        "title": "Briefs",
        "description": f"Every brief on {corpus.options.site_name}",
        **feed_front(corpus, BRIEFS),
        **filter_front(corpus),
    }
    listed = _newest_and_years(corpus, years) if is_paged else _all(corpus, years)
    intro = _counted(len(corpus.briefs), ", newest first") if corpus.briefs else "Nothing has been published yet."
    markdown = blocks("# Briefs", intro, filter_form(corpus, is_paged=is_paged), *listed)
    yield Page(BRIEFS, markdown, front, date=_changed(corpus, corpus.briefs))
    if is_paged:
        yield from (_year_page(corpus, years, number) for number in range(len(years)))


def _year(linked: LinkedBrief) -> int:
    return linked.brief.front.date.year


def _all(corpus: Corpus, years: Sequence[tuple[int, list[LinkedBrief]]]) -> Iterator[str]:
    """Every brief has a row of its own here, translations too; past a screen the years have headings."""
    for year, briefs in years:
        if len(corpus.briefs) > ONE_SCREEN:
            yield f"## {year} {{#year-{year}}}"
        yield rows(corpus, briefs, BRIEFS, is_folded=False)


def _newest_and_years(corpus: Corpus, years: Sequence[tuple[int, list[LinkedBrief]]]) -> Iterator[str]:
    yield "## Newest {#newest}"
    yield rows(corpus, corpus.briefs[:NEWEST], BRIEFS, is_folded=False)
    yield "## By year {#by-year}"
    yield "\n".join(f"- {link(str(year), year_path(year), BRIEFS)} ({_counted(len(briefs))})" for year, briefs in years)


def _year_page(corpus: Corpus, years: Sequence[tuple[int, list[LinkedBrief]]], number: int) -> Page:
    year, briefs = years[number]
    path = year_path(year)
    near = [
        link(str(years[at][0]), year_path(years[at][0]), path)
        for at in (number - 1, number + 1)
        if 0 <= at < len(years)
    ]
    ways = " · ".join([link("All briefs", BRIEFS, path), *near])
    months = groupby(briefs, key=lambda linked: linked.brief.front.date.replace(day=1))
    listed = [
        part
        for month, group in months
        for part in (
            f"## {date_parts(PAGE_LANGUAGE, month, 'yMMMM')} {{#month-{month:%m}}}",
            rows(corpus, list(group), path, is_folded=False, is_long=True),
        )
    ]
    front = {"title": f"Briefs of {year}", "description": f"Every brief of {year} on {corpus.options.site_name}"}
    markdown = blocks(f"# Briefs of {year}", f"{_counted(len(briefs), ', newest first')} {ways}", *listed)
    return Page(path, markdown, front, date=_changed(corpus, briefs))


def _changed(corpus: Corpus, briefs: Sequence[LinkedBrief]) -> str | None:
    return newest_date(corpus, [brief.slug for brief in briefs])


def _counted(count: int, more: str = "") -> str:
    return f"{count} brief{'' if count == 1 else 's'}{more}{'.' if more else ''}"
