"""Feeds: the newest briefs of the site, of each topic, of each person and in each language, in two formats.

An entry has a brief's excerpt here. Its full text is put in when its page is finished (`finish/full_text.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Contributor
from briefsite.model.xml_text import fit
from briefsite.read.paths import (
    FEED_FORMATS,
    HOME,
    address_from,
    brief_path,
    feed_path,
    language_feed_path,
    person_path,
    topic_path,
    web_address,
)
from briefsite.render.feed_entries import Entry, Feed, FeedAuthor
from briefsite.render.license import license_of_brief
from briefsite.render.listing import author_name, topics_of
from briefsite.render.markup import Asset
from briefsite.wording.languages import language_name, localised

NEWEST = 20
"""So many entries a feed has."""
NEWEST_WITH_TEXT = 5
"""So many of those of a topic or a person have their text, each of which stands in the feed of the site already: who
follows one gets every new brief, and a hundred feeds with twenty texts would be larger than the site."""


def feed_front(corpus: Corpus, page: str, slugs: Sequence[object], title: str = "") -> Mapping[str, object]:
    """Front matter that lets readers of feeds find that of the page at a path, which has the briefs `slugs`.

    None where there is no feed. `title` is what the feed is of, where it is not of the whole site.
    """
    if not corpus.options.site_url or not slugs:
        return {}
    address = address_from(page, feed_path(page if title else HOME), corpus.options.directory_urls)
    return {"feed": address, "feed_title": _title(corpus, title)}


def feeds(corpus: Corpus) -> Iterator[Asset]:
    """Every feed of a site that has an address, in every format."""
    # Imported here: most builds know their feeds already, and need no library for them.
    from briefsite.render.atom import atom
    from briefsite.render.json_feed import json_feed

    for feed in _feeds(corpus):
        for ending, write in zip(FEED_FORMATS, (atom, json_feed), strict=True):
            yield Asset(f"{feed.path}.{ending}", write(feed))


def texts_in_feeds(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """The slugs of the briefs whose text is in each feed, by its path without an ending: those of its first entries."""
    return {path: slugs if page == HOME else slugs[:NEWEST_WITH_TEXT] for path, _, page, slugs in _rows(corpus)}


def by_language(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """The slugs of the briefs in each language, where there is more than one; else nothing."""
    found: dict[str, list[str]] = defaultdict(list)
    for linked in corpus.briefs:
        found[linked.brief.front.lang].append(linked.slug)
    return {lang: tuple(slugs) for lang, slugs in sorted(found.items())} if len(found) > 1 else {}


def _rows(corpus: Corpus) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Of each feed its path without an ending, what it is of, the path of the page that it follows, and its slugs."""
    lang = corpus.options.language
    rows = [
        (feed_path(), "", HOME, tuple(linked.slug for linked in corpus.briefs)),
        *(
            (feed_path(topic_path(topic)), corpus.topics[topic].name, topic_path(topic), slugs)
            for topic, slugs in corpus.on_topic.items()
        ),
        *(
            (feed_path(person_path(id)), localised(corpus.people[id].names, lang, corpus.people[id].name),
             person_path(id), slugs)
            for id, slugs in corpus.written_by.items()
        ),
        *(
            (language_feed_path(tag), language_name(tag), HOME, slugs)
            for tag, slugs in by_language(corpus).items()
        ),
    ]  # fmt: skip
    if corpus.options.site_url and corpus.briefs:
        yield from ((path.rpartition(".")[0], of, page, slugs[:NEWEST]) for path, of, page, slugs in rows)


def _feeds(corpus: Corpus) -> Iterator[Feed]:
    entries: dict[str, Entry] = {}
    options = corpus.options
    for path, of, page, slugs in _rows(corpus):
        for slug in slugs:
            if slug not in entries:
                entries[slug] = _entry(corpus.by_slug[slug], corpus)
        yield Feed(
            path,
            fit(_title(corpus, of)),
            web_address(options, page),
            options.language,
            fit(options.site_name),
            tuple(entries[slug] for slug in slugs),
            tuple(web_address(options, f"{path}.{ending}") for ending in FEED_FORMATS),
        )


def _title(corpus: Corpus, of: str) -> str:
    return f"{corpus.options.site_name}: {of}" if of else corpus.options.site_name


def _entry(linked: LinkedBrief, corpus: Corpus) -> Entry:
    front, options = linked.brief.front, corpus.options
    license = license_of_brief(front, options)
    return Entry(
        # A brief that was renamed is the same one to whoever has read it: the first name that it had stays its id.
        id=web_address(options, brief_path(front.formerly[0] if front.formerly else linked.slug)),
        address=web_address(options, brief_path(linked.slug)),
        title=fit(front.title),
        summary=fit(front.summary),
        language=front.lang,
        published=front.date,
        updated=max(front.date, front.updated or front.date, *(item.date for item in front.corrections)),
        authors=tuple(_author(author, corpus, front.lang) for author in front.authors),
        topics=tuple(
            (topic, fit(localised(corpus.topics[topic].names, front.lang, corpus.topics[topic].name)))
            for topic in topics_of(front, corpus)
        ),
        license=license.address if license else "",
    )


def _author(author: Contributor, corpus: Corpus, lang: str) -> FeedAuthor:
    page = web_address(corpus.options, person_path(author.id)) if author.id in corpus.people and author.id else ""
    return FeedAuthor(fit(author_name(author, corpus, lang)), page)
