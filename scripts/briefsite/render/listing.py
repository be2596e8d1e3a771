"""Lists of briefs, grouped by year when they run past a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from briefsite.model import Contributor
from briefsite.render.labels import join, label, language_name, localised, long_date, primary
from briefsite.render.markup import PAGE_LANGUAGE, blocks, escape, in_language, link
from briefsite.render.paths import brief_path, topic_path
from briefsite.resolve import Corpus, LinkedBrief

ONE_SCREEN = 8


def list_briefs(corpus: Corpus, slugs: Iterable[str], page: str, level: int = 2) -> str:
    """Briefs with kind, date and summary, in the order given; past a screen under a heading for each year."""
    briefs = [corpus.by_slug[slug] for slug in slugs]
    if len(briefs) <= ONE_SCREEN:
        return _rows(corpus, briefs, page)
    groups = groupby(briefs, key=lambda brief: brief.brief.front.date.year)
    return blocks(*(part for year, group in groups for part in _year(corpus, year, list(group), page, level)))


def _year(corpus: Corpus, year: int, briefs: Sequence[LinkedBrief], page: str, level: int) -> tuple[str, str]:
    return f"{'#' * level} {year} {{#year-{year}}}", _rows(corpus, briefs, page)


def _rows(corpus: Corpus, briefs: Iterable[LinkedBrief], page: str) -> str:
    return "\n".join(_row(corpus, brief, page) for brief in briefs)


def _row(corpus: Corpus, linked: LinkedBrief, page: str) -> str:
    front = linked.brief.front
    title = in_language(link(escape(front.title), brief_path(linked.slug), page), front.lang)
    authors = join("en", [escape(author_name(author, corpus)) for author in front.authors])
    topics = [
        link(escape(corpus.topics[topic].name), topic_path(topic), page)
        for topic in front.topics
        if topic in corpus.topics
    ]
    facts = [label("en", front.type), authors, long_date("en", front.date)]
    if primary(front.lang) != PAGE_LANGUAGE:
        facts.append(language_name(front.lang))
    about = " · ".join([*facts, *topics])
    summary = in_language(escape(front.summary), front.lang)
    lines = [f"- **{title}**", f'<br><span class="about">{about}</span>', f"<br>{summary}"]
    return "\n    ".join(lines)


def author_name(contributor: Contributor, corpus: Corpus, lang: str = PAGE_LANGUAGE) -> str:
    """The name to show in a language: that of people.yml where the brief gives an id."""
    person = corpus.people.get(contributor.id) if contributor.id else None
    return localised(person.names, lang, person.name) if person else contributor.name
