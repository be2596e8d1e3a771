"""The pages that list every topic and every person, and what the home page shows of them and of the briefs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice

from briefsite.link import Corpus
from briefsite.read.paths import PEOPLE, TOPICS, person_path, topic_path
from briefsite.render.feed import feed_front
from briefsite.render.listing import by_name, list_briefs
from briefsite.render.markup import Page, blocks, escape, link
from briefsite.wording import counted

NEWEST = 5
_MARKS = {"<!-- briefsite: newest -->", "<!-- briefsite: topics -->"}


def topics_index(corpus: Corpus) -> Page:
    """`/topics/`: every topic with what it covers and how much there is."""
    rows = [
        f"- **{link(escape(topic.name), topic_path(topic.id), TOPICS)}**"
        f" ({_count(corpus, corpus.on_topic.get(topic.id, ()))})"
        f"\n    <br>{escape(topic.definition)}"
        for topic in by_name(corpus, corpus.topics.values())
    ]
    said = corpus.words().lists
    front = {"title": said.topics, "description": said.topics_described.format(site=corpus.options.site_name)}
    markdown = blocks(f"# {said.topics} {{#topics}}", "\n".join(rows))
    return Page(TOPICS, markdown, front, "briefs/topics.yml", _newest(corpus))


def people_index(corpus: Corpus) -> Page:
    """`/people/`: everyone who wrote or edited a brief."""
    rows = [
        f"- **{link(escape(person.name), person_path(person.id), PEOPLE)}** "
        f"({_count(corpus, corpus.written_by.get(person.id, ()))})"
        for person in by_name(corpus, corpus.people.values())
    ]
    said = corpus.words().lists
    front = {"title": said.people, "description": said.people_described.format(site=corpus.options.site_name)}
    markdown = blocks(f"# {said.people} {{#people}}", "\n".join(rows))
    return Page(PEOPLE, markdown, front, "briefs/people.yml", _newest(corpus))


def fill_home(markdown: str, corpus: Corpus, page: str = "index.md") -> str:
    """Put the newest briefs and the topics where a page written by hand asks for them in a comment."""
    originals = (brief.slug for brief in corpus.briefs if brief.brief.front.translation_of not in corpus.by_slug)
    newest = list_briefs(corpus, islice(originals, NEWEST), page)
    topics = [
        link(escape(topic.name), topic_path(topic.id), page)
        for topic in by_name(corpus, corpus.topics.values())
        if topic.id in corpus.on_topic
    ]
    filled = markdown.replace("<!-- briefsite: newest -->", newest)
    return with_more_front(filled.replace("<!-- briefsite: topics -->", " · ".join(topics)), feed_front(corpus, page))


def with_more_front(markdown: str, front: Mapping[str, object]) -> str:
    """A page with more lines in its front matter. JSON is YAML."""
    if not front:
        return markdown
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    opening, _, rest = markdown.partition("---\n")
    return f"---\n{lines}{rest}" if not opening and rest else f"---\n{lines}---\n\n{markdown}"


def wants_filling(markdown: str) -> bool:
    """Whether a page asks for anything that `fill_home` puts in."""
    return any(mark in markdown for mark in _MARKS)


def newest_date(corpus: Corpus, slugs: Iterable[str]) -> str | None:
    """When the newest of these briefs was published or updated, in ISO 8601."""
    fronts = [corpus.by_slug[slug].brief.front for slug in slugs]
    return max(((front.updated or front.date).isoformat() for front in fronts), default=None)


def _newest(corpus: Corpus) -> str | None:
    return newest_date(corpus, [brief.slug for brief in corpus.briefs])


def _count(corpus: Corpus, slugs: tuple[str, ...]) -> str:
    own = corpus.words()
    return counted(own, own.counts.briefs, len(slugs))
