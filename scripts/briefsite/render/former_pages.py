"""What stays at the address of a brief that is gone: a page that says it was withdrawn, or the way to its new address.

Both are kept out of lists, feeds and search engines, and both work without JavaScript.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Brief, Options, Project
from briefsite.model.content import page_slug
from briefsite.read.paths import (
    address_from,
    brief_path,
    former_path,
    former_version_path,
    text_path,
    version_path,
    web_address,
)
from briefsite.render.brief import notes_section
from briefsite.render.brief_sources import sources_list
from briefsite.render.by_hand import FormatText
from briefsite.render.markup import Asset, Page, blocks, escape, escape_html
from briefsite.render.masthead import person_link
from briefsite.render.text import BriefText, markdown_line
from briefsite.wording import join, words
from briefsite.wording.languages import direction, long_date


def withdrawn_pages(briefs: Iterable[Brief], corpus: Corpus, format_text: FormatText) -> Iterator[Page]:
    """A page for each withdrawn brief: what it was called, that it was withdrawn, and why (`editors_note`).

    `corpus` has those whose reason cites among its pages.
    """
    for brief in briefs:
        front, lang, path = brief.front, brief.front.lang, brief_path(brief.slug)
        date = long_date(lang, front.updated) if front.updated else ""
        own = corpus.words(lang)
        said = own.brief.withdrawn_on.format(date=date) if date else own.brief.withdrawn
        authors = join(own, [person_link(author, corpus, path, lang) for author in front.authors])
        notice = corpus.by_slug.get(page_slug(path))
        text = blocks(
            f"# {escape(front.title)} {{.brief-title}}",
            f"{own.brief.by.format(names=authors)} · {long_date(lang, front.date)}\n{{.byline}}",
            f"**{said}**\n{{.withdrawn}}",
            *(_cited(notice, corpus, format_text) if notice else [markdown_line(front.editors_note or "")]),
        )
        meta = {
            "title": front.title,
            "description": said,
            "lang": lang,
            "dir": direction(lang),
            "robots": "noindex",
            "search": {"exclude": True},
        }
        yield Page(path, text, meta, brief.path, (front.updated or front.date).isoformat())


def _cited(notice: LinkedBrief, corpus: Corpus, format_text: FormatText) -> Iterator[str]:
    """The reason with what it cites, and the notes and sources below it."""
    formatted, path = format_text(notice), text_path(notice.slug)
    text = BriefText.of_page(notice, formatted, ())
    yield text.front("editors_note", notice.brief.front.editors_note or "")
    yield notes_section(notice, corpus)
    yield sources_list(notice, corpus, formatted, path)
    yield text.notes()


def former_addresses(briefs: Iterable[Brief], project: Project) -> Iterator[Asset]:
    """A page for each slug that one of the briefs had before: plain HTML that leads to where it is now.

    So for the slugs of its earlier versions.
    """
    options = project.options
    for brief in briefs:
        dates = [past.date for past in project.versions.get(brief.slug, ())]
        for slug in brief.front.formerly:
            yield Asset(former_path(slug, options), _moved(brief, brief_path(slug), brief_path(brief.slug), options))
            for date in dates:
                moved = _moved(brief, version_path(slug, date), version_path(brief.slug, date), options)
                yield Asset(former_version_path(slug, date, options), moved)


def _moved(brief: Brief, before: str, now: str, options: Options) -> str:
    lang, title = brief.front.lang, escape_html(brief.front.title)
    target = escape_html(address_from(before, now, options.directory_urls))
    moved = escape_html(words(lang, options.words).brief.moved)
    address = escape_html(web_address(options, brief_path(brief.slug)))
    canonical = f'<link rel="canonical" href="{address}">\n' if options.site_url else ""
    return (
        f'<!doctype html>\n<html lang="{escape_html(lang)}" dir="{direction(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n{canonical}<title>{title}</title>\n</head>\n'
        f'<body>\n<main>\n<h1>{title}</h1>\n<p>{moved} <a href="{target}">{title}</a></p>\n</main>\n</body>\n</html>\n'
    )
