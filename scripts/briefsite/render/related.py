"""Briefs that are near a brief, and why: in the language of the brief."""

from __future__ import annotations

import json
import re
import textwrap
from functools import lru_cache

from briefsite.link import Corpus, LinkedBrief, Related
from briefsite.model.anchors import source_anchor
from briefsite.read.paths import brief_path
from briefsite.render.markup import blocks, escape, in_language, link
from briefsite.wording import counted, join
from briefsite.wording.languages import direction, localised

LONGEST_TITLE = 70
TELLING_TITLE = 12
"""A shorter one (`About`) names nothing by itself."""
_CSL_MARKUP = re.compile(r"</?(?:i|b|sup|sub|span)\b[^<>]*>")


def related_briefs(linked: LinkedBrief, corpus: Corpus, path: str) -> str:
    """A list of the nearest briefs under a heading; nothing where there is none."""
    if not linked.related:
        return ""
    lang = linked.brief.front.lang
    own = corpus.words(lang)
    rows = []
    for related in linked.related:
        other = corpus.by_slug[related.slug].brief.front
        title = in_language(link(escape(other.title), brief_path(related.slug), path), other.lang, lang)
        why = own.joining.clause.join(_reasons(related, corpus, path, lang))
        rows.append(f'- **{title}**\n    <br><span class="about">{why}</span>')
    return blocks(f"## {own.related.heading} {{#related}}", "\n".join(rows))


def _reasons(related: Related, corpus: Corpus, path: str, lang: str) -> list[str]:
    own = corpus.words(lang)
    reasons = []
    if related.sources:
        reasons.append(_shared_sources(related.sources, corpus, path, lang))
    if related.topics:
        topics = [corpus.topics[topic] for topic in related.topics]
        names = join(own, [escape(localised(topic.names, lang, topic.name)) for topic in topics])
        reasons.append(counted(own, own.related.topics, len(topics), topics=names))
    return reasons


def _shared_sources(keys: tuple[str, ...], corpus: Corpus, path: str, lang: str) -> str:
    """How many, and the title of the one that fewest other briefs cite: it tells most."""
    own = corpus.words(lang)
    telling = _title(corpus.references[keys[0]].csl_text)
    if not telling:
        return counted(own, own.related.sources, len(keys))
    shown = f"<cite>{link(escape(telling), path, path, source_anchor(keys[0]))}</cite>"
    if direction(lang) == "rtl":
        shown = f"<bdi>{shown}</bdi>"
    if len(keys) == 1:
        return own.related.one_source.format(title=shown)
    return counted(own, own.related.sources_named, len(keys), title=shown)


@lru_cache(maxsize=4096)
def _title(csl_text: str) -> str:
    csl = json.loads(csl_text)
    title, short = (str(csl.get(name) or "") for name in ("title", "title-short"))
    title = short if len(short) >= TELLING_TITLE else title or short
    bare = " ".join(_CSL_MARKUP.sub("", title).split())
    return bare if len(bare) <= LONGEST_TITLE else textwrap.shorten(bare, LONGEST_TITLE, placeholder="…")
