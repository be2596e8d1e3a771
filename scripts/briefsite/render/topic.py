"""The page of a topic: what it covers, its briefs, the sources that carry it, its neighbours, its feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from briefsite.render.feed import feed_front, feed_path
from briefsite.render.indexes import newest_date
from briefsite.render.listing import list_briefs
from briefsite.render.markup import Page, blocks, escape, link
from briefsite.render.paths import source_page, topic_path
from briefsite.resolve import Corpus
from briefsite.resolve.anchors import source_anchor

MOST_CITED = 10
NEIGHBOURS = 6


def topic_page(topic_id: str, corpus: Corpus, formatted: Mapping[str, str]) -> Page:
    """Render one topic. `formatted` is the whole bibliography by key, Markdown-safe."""
    topic, page = corpus.topics[topic_id], topic_path(topic_id)
    slugs = corpus.on_topic.get(topic_id, ())
    listed = list_briefs(corpus, slugs, page, level=3) if slugs else "No brief on this topic has been published yet."
    markdown = blocks(
        f"# {escape(topic.name)}",
        f"{escape(topic.definition)}\n{{.summary}}",
        "## Briefs {#briefs}",
        listed,
        _most_cited(slugs, corpus, formatted, page),
        _neighbours(topic_id, slugs, corpus, page),
        f'<a href="{feed_path(topic_id).removeprefix("topics/" + topic_id + "/")}" type="application/atom+xml">'
        "Follow this topic (Atom feed)</a>"
        if slugs
        else "",
    )
    front = {"title": topic.name, "description": topic.definition, **feed_front(corpus, page, topic_id)}
    return Page(page, markdown, front, topic.place.path, newest_date(corpus, slugs))


def _most_cited(slugs: tuple[str, ...], corpus: Corpus, formatted: Mapping[str, str], page: str) -> str:
    counts = Counter(key for slug in slugs for key in corpus.by_slug[slug].sources if key in corpus.cited_in)
    best = [(key, count) for key, count in counts.items() if count > 1]
    best.sort(key=lambda pair: (-pair[1], pair[0]))
    if not best:
        return ""
    rows = [
        f"- {formatted[key]} {link(f'in {count} briefs', source_page(corpus, key), page, source_anchor(key))}"
        for key, count in best[:MOST_CITED]
    ]
    return blocks("## Most cited sources {#most-cited-sources}", "\n".join(rows))


def _neighbours(topic_id: str, slugs: tuple[str, ...], corpus: Corpus, page: str) -> str:
    counts = Counter(
        other
        for slug in slugs
        for other in corpus.by_slug[slug].brief.front.topics
        if other != topic_id and other in corpus.topics
    )
    best = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:NEIGHBOURS]
    rows = [
        f"- {link(escape(corpus.topics[other].name), topic_path(other), page)} "
        f"({count} brief{'' if count == 1 else 's'} in common)"
        for other, count in best
    ]
    return blocks("## Neighbouring topics {#neighbouring-topics}", "\n".join(rows)) if rows else ""
