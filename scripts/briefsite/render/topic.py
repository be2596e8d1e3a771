"""The page of a topic: what it covers, when it was written on, its briefs, the sources that carry it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from heapq import nsmallest

from briefsite.labels import join, long_date
from briefsite.paths import brief_path, feed_path, source_page, topic_path
from briefsite.render.bars import bars, scale_for
from briefsite.render.feed import feed_front
from briefsite.render.found import introducing
from briefsite.render.indexes import newest_date
from briefsite.render.listing import list_briefs
from briefsite.render.markup import PAGE_LANGUAGE, Page, blocks, escape, in_language, link
from briefsite.resolve import Corpus, Mention
from briefsite.resolve.anchors import source_anchor
from briefsite.resolve.mentions import cited_keys

MOST_CITED = 10
BRIEFS_NAMED = 3
NEIGHBOURS = 6


def topic_page(topic_id: str, corpus: Corpus, formatted: Mapping[str, str]) -> Page:
    """Render one topic. `formatted` is the whole bibliography by key, Markdown-safe."""
    topic, page = corpus.topics[topic_id], topic_path(topic_id)
    slugs = corpus.on_topic.get(topic_id, ())
    listed = list_briefs(corpus, slugs, page, level=3) if slugs else "No brief on this topic has been published yet."
    feed = feed_front(corpus, page, topic_id)
    markdown = blocks(
        f"# {escape(topic.name)}",
        f"{escape(topic.definition)}\n{{.summary}}",
        _written(topic.name, slugs, corpus),
        "## Briefs {#briefs}",
        listed,
        _most_cited(slugs, corpus, formatted, page),
        _neighbours(topic_id, slugs, corpus, page),
        link("Follow this topic (Atom feed)", feed_path(topic_id), page) + '{type="application/atom+xml"}'
        if feed
        else "",
    )
    front = {"title": topic.name, "description": topic.definition, **feed, "search": introducing("topic")}
    return Page(page, markdown, front, topic.place.path, newest_date(corpus, slugs))


def _text(slug: str, corpus: Corpus) -> str:
    """What a brief and its translations have in common."""
    return corpus.by_slug[slug].brief.front.translation_of or slug


def _written(name: str, slugs: Sequence[str], corpus: Corpus) -> str:
    """How much was written and when: in a sentence, and as a chart on the time from the site's first brief to its last.

    A text counts once, with its first version's date, however many translations it has.
    """
    if not slugs:
        return ""
    first_day = {_text(slug, corpus): corpus.by_slug[slug].brief.front.date for slug in slugs}  # newest first
    keys = {key for slug in slugs for key in corpus.by_slug[slug].sources}
    oldest, newest = corpus.briefs[-1].brief.front.date, corpus.briefs[0].brief.front.date
    days = sorted(first_day.values())
    unit = scale_for(oldest, newest).unit
    picture = bars(days, oldest, newest, f"Briefs on {name}, by {unit}")
    when = [long_date(PAGE_LANGUAGE, day) for day in dict.fromkeys((days[0], days[-1]))]
    spread = f"of {when[0]}" if len(when) == 1 else f"from {when[0]} to {when[1]}"
    translations = len(slugs) - len(days)
    also = f", and {_many(translations, 'translation')}" if translations else ""
    return blocks(
        f"{_many(len(days), 'brief')} {spread}{also}, with {_many(len(keys), 'source')}.",
        f'<figure class="chart"><figcaption>When they were written, by {unit}</figcaption>'
        f'<div class="chart-picture">{picture}</div></figure>',
    )


def _most_cited(slugs: Sequence[str], corpus: Corpus, formatted: Mapping[str, str], page: str) -> str:
    """The sources that carry the topic: those that most of its texts cite, then those cited most often."""
    places = _places(slugs, corpus, formatted)
    texts = {key: len({mention.slug for mention in found}) for key, found in places.items()}
    best = nsmallest(MOST_CITED, places, key=lambda key: (-texts[key], -len(places[key]), key))
    rows = [
        f'- {formatted[key]}\n    <br><span class="about">{_passages(key, places[key], corpus, page)}</span>'
        for key in best
        if len(places[key]) > 1
    ]
    return blocks("## Most cited sources {#most-cited-sources}", "\n".join(rows)) if rows else ""


def _places(slugs: Sequence[str], corpus: Corpus, keys: Container[str]) -> dict[str, list[Mention]]:
    """By source, every place on the topic that cites it; what a translation repeats is no further place."""
    listed = set(slugs)
    places: dict[str, list[Mention]] = defaultdict(list)
    for slug in slugs:
        if corpus.by_slug[slug].brief.front.translation_of in listed:
            continue
        for key, mention in cited_keys(corpus.by_slug[slug].mentions):
            if key in keys:
                places[key].append(mention)
    return places


def _passages(key: str, places: Sequence[Mention], corpus: Corpus, page: str) -> str:
    """How often, and a link to the first passage of each brief that cites it most."""
    counts = Counter(mention.slug for mention in places)
    first = {mention.slug: mention for mention in reversed(places)}
    named = [
        f"{in_language(link(escape(front.title), brief_path(slug), page, first[slug].id), front.lang)} ({count})"
        for slug, count in counts.most_common(BRIEFS_NAMED)
        for front in (corpus.by_slug[slug].brief.front,)
    ]
    if len(counts) > BRIEFS_NAMED:
        named.append(f"{len(counts) - BRIEFS_NAMED} more")
    everywhere = link(
        f"all {_many(len(corpus.cited_in[key]), 'passage')} on this site",
        source_page(corpus, key),
        page,
        source_anchor(key),
    )
    return (
        f"{_many(len(places), 'passage')} in {_many(len(counts), 'brief')}: {join(PAGE_LANGUAGE, named)}; {everywhere}"
    )


def _neighbours(topic_id: str, slugs: Sequence[str], corpus: Corpus, page: str) -> str:
    """Topics that stand on the same texts, those that share most first."""
    shared = {
        (other, _text(slug, corpus))
        for slug in slugs
        for other in corpus.by_slug[slug].brief.front.topics
        if other != topic_id and other in corpus.topics
    }
    counts = Counter(other for other, _ in shared)
    best = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:NEIGHBOURS]
    rows = [
        f"- {link(escape(corpus.topics[other].name), topic_path(other), page)} ({_many(count, 'brief')} in common)"
        for other, count in best
    ]
    return blocks("## Neighbouring topics {#neighbouring-topics}", "\n".join(rows)) if rows else ""


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
