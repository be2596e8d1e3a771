"""The page of a topic: what it covers, when it was written on, its briefs, the sources that carry it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from heapq import nsmallest

from briefsite.link import Corpus, Mention
from briefsite.link.mentions import cited_keys
from briefsite.model.anchors import source_anchor
from briefsite.read.paths import brief_path, feed_path, topic_book_path, topic_path
from briefsite.render.bars import bars, scale_for
from briefsite.render.books import MOST_CHAPTERS
from briefsite.render.feeds import feed_front
from briefsite.render.indexes import newest_date
from briefsite.render.listing import list_briefs
from briefsite.render.markup import Page, blocks, escape, in_language, isolated, link
from briefsite.render.search_facts import introducing
from briefsite.wording import counted, join
from briefsite.wording.languages import long_date

MOST_CITED = 10
BRIEFS_NAMED = 3
NEIGHBOURS = 6


def topic_page(topic_id: str, corpus: Corpus, formatted: Mapping[str, str]) -> Page:
    """Render one topic. `formatted` is the whole bibliography by key, Markdown-safe."""
    topic, page = corpus.topics[topic_id], topic_path(topic_id)
    slugs = corpus.on_topic.get(topic_id, ())
    own = corpus.words()
    listed = list_briefs(corpus, slugs, page, level=3) if slugs else own.topic.none_yet
    feed = feed_front(corpus, page, slugs, topic.name)
    markdown = blocks(
        f"# {escape(topic.name)}",
        f"{escape(topic.definition)}\n{{.summary}}",
        _written(topic.name, slugs, corpus),
        f"## {own.lists.briefs} {{#briefs}}",
        listed,
        _most_cited(slugs, corpus, formatted, page),
        _neighbours(topic_id, slugs, corpus, page),
        link(own.topic.follow, feed_path(page), page) + '{type="application/atom+xml"}' if feed else "",
        _book(topic_id, slugs, corpus, page),
    )
    front = {"title": topic.name, "description": topic.definition, **feed, "search": introducing("topic")}
    return Page(page, markdown, front, topic.place.path, newest_date(corpus, slugs))


def _book(topic: str, slugs: Sequence[str], corpus: Corpus, page: str) -> str:
    """The link to what can be read of the topic as a book."""
    if not slugs or not corpus.options.epub:
        return ""
    own = corpus.words().topic
    words = own.as_book if len(slugs) <= MOST_CHAPTERS else own.newest_as_book.format(count=MOST_CHAPTERS)
    return link(words, topic_book_path(topic), page)


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
    lang, own = corpus.options.language, corpus.words()
    unit = scale_for(oldest, newest).unit(own)
    picture = bars(days, oldest, newest, own.topic.chart.format(topic=name, unit=unit), lang, own)
    translations = counted(own, own.counts.translations, len(slugs) - len(days)) if len(slugs) > len(days) else ""
    said = own.topic.written_once if days[0] == days[-1] else own.topic.written
    sentence = said.format(
        briefs=counted(own, own.counts.briefs, len(days)),
        date=long_date(lang, days[0]),
        first=long_date(lang, days[0]),
        last=long_date(lang, days[-1]),
        translated=own.topic.translated.format(translations=translations) if translations else "",
        sources=counted(own, own.counts.sources, len(keys)),
    )
    return blocks(
        sentence,
        f'<figure class="chart"><figcaption>{own.topic.chart_caption.format(unit=unit)}</figcaption>'
        f'<div class="chart-picture">{picture}</div></figure>',
    )


def _most_cited(slugs: Sequence[str], corpus: Corpus, formatted: Mapping[str, str], page: str) -> str:
    """The sources that carry the topic: those that most of its texts cite, then those cited most often."""
    places = _places(slugs, corpus, formatted)
    texts = {key: len({mention.slug for mention in mentions}) for key, mentions in places.items()}
    best = nsmallest(MOST_CITED, places, key=lambda key: (-texts[key], -len(places[key]), key))
    lang = corpus.options.language
    rows = [
        f"- {isolated(formatted[key], lang)}\n    <br>"
        f'<span class="about">{_passages(key, places[key], corpus, page)}</span>'
        for key in best
        if len(places[key]) > 1
    ]
    heading = corpus.words().topic.most_cited
    return blocks(f"## {heading} {{#most-cited-sources}}", "\n".join(rows)) if rows else ""


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
    lang, own = corpus.options.language, corpus.words()
    counts = Counter(mention.slug for mention in places)
    first = {mention.slug: mention for mention in reversed(places)}
    named = [
        f"{in_language(link(escape(front.title), brief_path(slug), page, first[slug].id), front.lang, lang)} ({count})"
        for slug, count in counts.most_common(BRIEFS_NAMED)
        for front in (corpus.by_slug[slug].brief.front,)
    ]
    if len(counts) > BRIEFS_NAMED:
        named.append(counted(own, own.counts.more, len(counts) - BRIEFS_NAMED))
    everywhere = link(
        own.topic.everywhere.format(passages=counted(own, own.counts.passages, corpus.citations[key])),
        corpus.source_page(key),
        page,
        source_anchor(key),
    )
    return own.topic.cited.format(
        passages=counted(own, own.counts.passages, len(places)),
        briefs=counted(own, own.counts.briefs, len(counts)),
        named=join(own, named),
        everywhere=everywhere,
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
    own = corpus.words()
    rows = [
        f"- {link(escape(corpus.topics[other].name), topic_path(other), page)}"
        f" ({own.topic.in_common.format(briefs=counted(own, own.counts.briefs, count))})"
        for other, count in best
    ]
    return blocks(f"## {own.topic.neighbours} {{#neighbouring-topics}}", "\n".join(rows)) if rows else ""
