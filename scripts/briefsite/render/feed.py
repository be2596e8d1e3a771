"""Atom feeds: the newest briefs, and the newest of each topic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from briefsite.link import Corpus, LinkedBrief
from briefsite.read.paths import address_from, brief_path, feed_path, topic_path, web_address
from briefsite.render.listing import author_name
from briefsite.render.markup import Asset

NEWEST = 30


def feed_front(corpus: Corpus, page: str, topic: str | None = None) -> Mapping[str, object]:
    """Front matter that lets readers of feeds find the one of the page at path `page`; none where there is no feed."""
    slugs = corpus.on_topic.get(topic, ()) if topic else corpus.briefs
    if not corpus.options.site_url or not slugs:
        return {}
    return {
        "feed": address_from(page, feed_path(topic), corpus.options.directory_urls),
        "feed_title": _title(corpus, topic),
    }


def feed(corpus: Corpus, topic: str | None = None) -> Asset | None:
    """The feed of a topic or of the site; None where the site has no address or there is nothing to tell."""
    slugs = corpus.on_topic.get(topic, ()) if topic else tuple(brief.slug for brief in corpus.briefs)
    base = corpus.options.site_url
    if not base or not slugs:
        return None
    base = base.rstrip("/") + "/"
    briefs = [corpus.by_slug[slug] for slug in slugs[:NEWEST]]
    return Asset(feed_path(topic), _atom(corpus, briefs, base, _title(corpus, topic), topic))


def _title(corpus: Corpus, topic: str | None) -> str:
    name = corpus.options.site_name
    return f"{name}: {corpus.topics[topic].name}" if topic else name


def _atom(corpus: Corpus, briefs: Sequence[LinkedBrief], base: str, title: str, topic: str | None) -> str:
    # Imported here, with the two libraries that it needs: most builds know their feeds already.
    from feedgen.feed import FeedGenerator

    generator = FeedGenerator()
    address = base + feed_path(topic)
    generator.id(address)
    generator.title(title)
    generator.link(href=address, rel="self", type="application/atom+xml")
    page = web_address(corpus.options, topic_path(topic) if topic else "index.md")
    generator.link(href=page, rel="alternate", type="text/html")
    generator.author(name=corpus.options.site_name)
    generator.updated(max(_moment(brief) for brief in briefs))
    generator.generator("Briefsite")
    for brief in briefs:
        front = brief.brief.front
        entry = generator.add_entry(order="append")
        link = web_address(corpus.options, brief_path(brief.slug))
        entry.id(link)
        entry.title(front.title)
        entry.link(href=link, rel="alternate", type="text/html")
        entry.summary(front.summary)
        entry.published(_midnight(front.date))
        entry.updated(_moment(brief))
        entry.author([{"name": author_name(author, corpus, corpus.options.language)} for author in front.authors])
        for category in front.topics:
            if category in corpus.topics:
                entry.category(term=category, label=corpus.topics[category].name)
    return str(generator.atom_str(pretty=True).decode("utf-8"))


def _moment(brief: LinkedBrief) -> dt.datetime:
    return _midnight(brief.brief.front.updated or brief.brief.front.date)


def _midnight(date: dt.date) -> dt.datetime:
    return dt.datetime.combine(date, dt.time(), dt.UTC)
