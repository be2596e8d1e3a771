"""Briefs that are near a brief, and why: in the language of the brief."""

from __future__ import annotations

import json
import re
import textwrap
from functools import lru_cache

from briefsite.labels import direction, join, label, localised
from briefsite.paths import brief_path
from briefsite.render.markup import blocks, escape, in_language, link
from briefsite.resolve import Corpus, LinkedBrief, Related
from briefsite.resolve.anchors import source_anchor

LONGEST_TITLE = 70
TELLING_TITLE = 12
"""A shorter one (`About`) names nothing by itself."""
_CSL_MARKUP = re.compile(r"</?(?:i|b|sup|sub|span)\b[^<>]*>")


def related_briefs(linked: LinkedBrief, corpus: Corpus, path: str) -> str:
    """A list of the nearest briefs under a heading; nothing where there is none."""
    if not linked.related:
        return ""
    lang = linked.brief.front.lang
    rows = []
    for related in linked.related:
        other = corpus.by_slug[related.slug].brief.front
        title = in_language(link(escape(other.title), brief_path(related.slug), path), other.lang, lang)
        why = label(lang, "clause").join(_reasons(related, corpus, path, lang))
        rows.append(f'- **{title}**\n    <br><span class="about">{why}</span>')
    return blocks(f"## {label(lang, 'related')} {{#related}}", "\n".join(rows))


def _reasons(related: Related, corpus: Corpus, path: str, lang: str) -> list[str]:
    reasons = []
    if related.sources:
        reasons.append(_shared_sources(related.sources, corpus, path, lang))
    if related.topics:
        topics = [corpus.topics[topic] for topic in related.topics]
        names = join(lang, [escape(localised(topic.names, lang, topic.name)) for topic in topics])
        reasons.append(label(lang, "share-topic" if len(topics) == 1 else "share-topics", names))
    return reasons


def _shared_sources(keys: tuple[str, ...], corpus: Corpus, path: str, lang: str) -> str:
    """How many, and the title of the one that fewest other briefs cite: it tells most."""
    telling = _title(corpus.references[keys[0]].csl_text)
    if not telling:
        return label(lang, "share-one") if len(keys) == 1 else label(lang, "share", len(keys))
    shown = f"<cite>{link(escape(telling), path, path, source_anchor(keys[0]))}</cite>"
    if direction(lang) == "rtl":
        shown = f"<bdi>{shown}</bdi>"
    return label(lang, "share-one-named", shown) if len(keys) == 1 else label(lang, "share-named", len(keys), shown)


@lru_cache(maxsize=4096)
def _title(csl_text: str) -> str:
    csl = json.loads(csl_text)
    title, short = (str(csl.get(name) or "") for name in ("title", "title-short"))
    title = short if len(short) >= TELLING_TITLE else title or short
    bare = " ".join(_CSL_MARKUP.sub("", title).split())
    return bare if len(bare) <= LONGEST_TITLE else textwrap.shorten(bare, LONGEST_TITLE, placeholder="…")
