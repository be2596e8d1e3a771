"""The sources of a brief, each with its way back to every place that cites it."""

from __future__ import annotations

from collections import defaultdict

from briefsite.cite import FormattedBrief
from briefsite.render.labels import direction, label
from briefsite.render.markup import blocks, link, place_mark
from briefsite.render.paths import source_page
from briefsite.resolve import Corpus, LinkedBrief, Mention
from briefsite.resolve.anchors import source_anchor
from briefsite.resolve.mentions import cited_keys


def sources_list(linked: LinkedBrief, corpus: Corpus, formatted: FormattedBrief, path: str) -> str:
    if not linked.sources:
        return ""
    lang = linked.brief.front.lang
    back: dict[str, list[Mention]] = defaultdict(list)
    for key, mention in cited_keys(linked.mentions):
        back[key].append(mention)
    order = [key for key in formatted.sources if key in linked.sources]
    rows = []
    for key in order:
        ways = [way for way in (_back_links(lang, back[key]), _elsewhere(lang, key, corpus, path)) if way]
        shown = place_mark(source_anchor(key), formatted.sources[key], "entry", own_direction=direction(lang) == "rtl")
        rows.append(f"- {shown} " + place_mark(f"back-{source_anchor(key)}", " · ".join(ways), "back"))
    return blocks(f"## {label(lang, 'sources')} {{#sources}}", "\n".join(rows))


def _back_links(lang: str, mentions: list[Mention]) -> str:
    """`Cited in notes 1, 4`, each number leading to the place in the text."""
    if not mentions:
        return ""
    if mentions[0].note is None and all(mention.note is None for mention in mentions):
        marks = [
            f'[{number}](#{mention.id}){{title="{label(lang, "mention", number)}"}}'
            for number, mention in enumerate(mentions, 1)
        ]
        return f"{label(lang, 'cited-here')} {label(lang, 'separator').join(marks)}"
    marks = [f"[{mention.note or '↑'}](#{mention.id})" for mention in mentions]
    words = label(lang, "cited-note" if len(marks) == 1 else "cited-notes")
    return f"{words} {label(lang, 'separator').join(marks)}"


def _elsewhere(lang: str, key: str, corpus: Corpus, path: str) -> str:
    count = len(corpus.cited_in.get(key, ()))
    words = label(lang, "everywhere-one") if count == 1 else label(lang, "everywhere", count)
    return link(words, source_page(corpus, key), path, source_anchor(key))
