"""The pages that list every topic and every person."""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.link import Corpus
from briefsite.read.paths import PEOPLE, TOPICS, brief_path, person_path, topic_path
from briefsite.render.listing import by_name
from briefsite.render.markup import Page, blocks, escape, in_language, link
from briefsite.wording import counted


def topics_index(corpus: Corpus) -> Page:
    """`/topics/`: every topic with what it covers and how much there is."""
    rows = [
        f"- **{link(escape(topic.name), topic_path(topic.id), TOPICS)}**"
        f"\n    <br>{_about(corpus, corpus.on_topic.get(topic.id, ()), TOPICS)}"
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
        f"- **{link(escape(person.name), person_path(person.id), PEOPLE)}**"
        f"\n    <br>{_about(corpus, corpus.written_by.get(person.id, ()), PEOPLE, person.affiliation)}"
        + (f"\n    <br>{escape(person.biography)}" if person.biography else "")
        for person in by_name(corpus, corpus.people.values())
    ]
    said = corpus.words().lists
    front = {"title": said.people, "description": said.people_described.format(site=corpus.options.site_name)}
    markdown = blocks(f"# {said.people} {{#people}}", "\n".join(rows))
    return Page(PEOPLE, markdown, front, "briefs/people.yml", _newest(corpus))


def newest_date(corpus: Corpus, slugs: Iterable[str]) -> str | None:
    """When the newest of these briefs was published or updated, in ISO 8601."""
    fronts = [corpus.by_slug[slug].brief.front for slug in slugs]
    return max(((front.updated or front.date).isoformat() for front in fronts), default=None)


def _newest(corpus: Corpus) -> str | None:
    return newest_date(corpus, [brief.slug for brief in corpus.briefs])


def _about(corpus: Corpus, slugs: tuple[str, ...], page: str, belongs_to: str | None = None) -> str:
    """How much there is, and the newest of it; before that, to what somebody belongs."""
    own, lang = corpus.words(), corpus.options.language
    facts = [escape(belongs_to)] if belongs_to else []
    facts.append(counted(own, own.counts.briefs, len(slugs)))
    fronts = {slug: corpus.by_slug[slug].brief.front for slug in slugs}
    if slugs:
        slug = next((slug for slug, front in fronts.items() if front.translation_of not in fronts), slugs[0])
        newest = in_language(link(escape(fronts[slug].title), brief_path(slug), page), fronts[slug].lang, lang)
        facts.append(f"{own.lists.newest}{own.joining.colon}{newest}")
    return f'<span class="about">{" · ".join(facts)}</span>'
