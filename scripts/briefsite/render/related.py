"""Briefs that are near a brief, and why."""

from __future__ import annotations

from briefsite.render.labels import label
from briefsite.render.markup import blocks, escape, link
from briefsite.render.paths import brief_path
from briefsite.resolve import Corpus, LinkedBrief


def related_briefs(linked: LinkedBrief, corpus: Corpus, path: str) -> str:
    if not linked.related:
        return ""
    lang = linked.brief.front.lang
    rows = []
    for related in linked.related:
        title = escape(corpus.by_slug[related.slug].brief.front.title)
        why = label(lang, "share-one") if related.shared == 1 else label(lang, "share", related.shared)
        rows.append(f"- {link(title, brief_path(related.slug), path)} ({why})")
    return blocks(f"## {label(lang, 'related')} {{#related}}", "\n".join(rows))
