"""Lists of briefs, grouped by year when they run past a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Contributor, FrontMatter, Person, Topic
from briefsite.read.paths import brief_path, topic_path
from briefsite.render.card import first_figures, picture
from briefsite.render.markup import blocks, escape, escape_html, in_language, isolated, link
from briefsite.render.masthead import dated, not_published
from briefsite.wording import join
from briefsite.wording.languages import is_one_language, language_name, localised, long_date
from csl.collation import collator

_Named = TypeVar("_Named", Topic, Person)

ONE_SCREEN = 8
MANY = 100
"""A longer list shows no summaries."""


def list_briefs(corpus: Corpus, slugs: Iterable[str], page: str, level: int = 2) -> str:
    """Briefs with what each is and its summary, in the order given; past a screen under a heading for each year.

    A translation stands beside its original where the list has both.
    """
    briefs = _folded([corpus.by_slug[slug] for slug in slugs])
    if len(briefs) <= ONE_SCREEN:
        return rows(corpus, briefs, page)
    is_long = len(briefs) > MANY
    groups = groupby(briefs, key=lambda brief: brief.brief.front.date.year)
    return blocks(
        *(
            part
            for year, group in groups
            for part in (
                f"{'#' * level} {year} {{#year-{year}}}",
                rows(corpus, list(group), page, is_long=is_long),
            )
        )
    )


def rows(
    corpus: Corpus, briefs: Sequence[LinkedBrief], page: str, *, is_folded: bool = True, is_long: bool = False
) -> str:
    """One list of briefs. `is_folded`: each names its translations, which have no rows; `is_long`: no summaries."""
    return "\n".join(_row(corpus, brief, page, is_folded=is_folded, is_long=is_long) for brief in briefs)


def by_name(corpus: Corpus, named: Iterable[_Named]) -> list[_Named]:
    """Topics or people in the order of their names, by the alphabet of the publication."""
    key = collator(corpus.options.language)
    return sorted(named, key=lambda one: (key(one.name), one.name))


def author_name(contributor: Contributor, corpus: Corpus, lang: str) -> str:
    """The name to show in a language: that of people.yml where the brief gives an id."""
    person = corpus.people.get(contributor.id) if contributor.id else None
    return localised(person.names, lang, person.name) if person else contributor.name


def authors_of(front: FrontMatter, corpus: Corpus) -> str:
    """The authors in one line of plain text."""
    lang = corpus.options.language
    return join(corpus.words(), [author_name(author, corpus, lang) for author in front.authors])


def people_of(front: FrontMatter, corpus: Corpus) -> tuple[str, ...]:
    """The ids of all who wrote or edited it."""
    ids = (person.id for person in (*front.authors, *front.editors))
    return tuple(dict.fromkeys(id for id in ids if id is not None and id in corpus.people))


def not_in_this_language(front: FrontMatter, lang: str) -> list[str]:
    """In what language a brief is, where it is not that of the page."""
    is_other = not is_one_language(front.lang, lang)
    return [in_language(language_name(front.lang), front.lang, lang)] if is_other else []


def topics_of(front: FrontMatter, corpus: Corpus) -> tuple[str, ...]:
    """The ids of its topics."""
    return tuple(topic for topic in front.topics if topic in corpus.topics)


def _folded(briefs: Sequence[LinkedBrief]) -> list[LinkedBrief]:
    listed = {brief.slug for brief in briefs}
    return [brief for brief in briefs if brief.brief.front.translation_of not in listed]


def _row(corpus: Corpus, linked: LinkedBrief, page: str, *, is_folded: bool, is_long: bool) -> str:
    front, lang, own = linked.brief.front, corpus.options.language, corpus.words()
    title = in_language(link(escape(front.title), brief_path(linked.slug), page), front.lang, lang)
    facts = [
        own.brief_types[front.type],
        isolated(escape(authors_of(front, corpus)), lang),
        dated(long_date(lang, front.date), front.date),
    ]
    if front.status != "published":
        facts.insert(0, not_published(front, own))
    facts += not_in_this_language(front, lang)
    if is_folded and linked.translations:
        facts.append(own.brief.also_in.format(languages=_translations(corpus, linked, page)))
    facts += [
        isolated(link(escape(corpus.topics[topic].name), topic_path(topic), page), lang)
        for topic in topics_of(front, corpus)
        if topic_path(topic) != page
    ]
    about = f'<span class="about" {_facets(front, corpus)}>{" · ".join(facts)}</span>'
    if is_long:
        return f"- **{title}**\n    <br>{about}"
    summary = in_language(escape(front.summary), front.lang, lang)
    return f"- **{title}**\n    <br>{about}\n    <br>{summary}{_beside(linked, page, lang)}"


def _beside(linked: LinkedBrief, page: str, lang: str) -> str:
    """What stands beside the words of a row where there is room: the brief's picture, or else its first key figure."""
    if shown := picture(linked, page, "row-picture"):
        return f"\n    {shown}"
    figures = first_figures(linked.brief.front, lang, 1)
    return f'\n    <span class="row-figure">{figures[0]}</span>' if figures else ""


def _facets(front: FrontMatter, corpus: Corpus) -> str:
    """What the list can be filtered by (theme/assets/filter.js)."""
    facets = {
        "topic": " ".join(topics_of(front, corpus)),
        "year": str(front.date.year),
        "type": front.type,
        "person": " ".join(people_of(front, corpus)),
        "lang": front.lang,
    }
    return " ".join(f'data-{name}="{escape_html(value)}"' for name, value in facets.items())


def _translations(corpus: Corpus, linked: LinkedBrief, page: str) -> str:
    others = (corpus.by_slug[slug] for slug in linked.translations)
    return join(corpus.words(), [translation_link(other, page) for other in others])


def translation_link(linked: LinkedBrief, page: str) -> str:
    """A link to a version in another language, in that language's own name."""
    lang = linked.brief.front.lang
    return link(language_name(lang), brief_path(linked.slug), page) + f'{{lang="{lang}" hreflang="{lang}"}}'
