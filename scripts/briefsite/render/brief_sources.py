"""The sources of a brief, each with its way back to every place that cites it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from briefsite.cite import FormattedBrief
from briefsite.labels import direction, label
from briefsite.paths import source_page
from briefsite.render.kinds import kind_of
from briefsite.render.markup import blocks, link, place_mark
from briefsite.render.note_labels import name_holding, named_mention, note_label, small_mark
from briefsite.resolve import Corpus, LinkedBrief, Mention
from briefsite.resolve.anchors import source_anchor
from briefsite.resolve.mentions import cited_keys


def sources_list(linked: LinkedBrief, corpus: Corpus, formatted: FormattedBrief, path: str) -> str:
    """The list under its heading, in the order of the style: the entry, what kind of thing it is, where it is cited."""
    if not linked.sources:
        return ""
    lang = linked.brief.front.lang
    back: dict[str, list[Mention]] = defaultdict(list)
    for key, mention in cited_keys(linked.mentions):
        back[key].append(mention)
    own_direction = direction(lang) == "rtl"
    listed = frozenset(linked.sources)
    rows = []
    for key, entry in formatted.sources.items():
        if key not in listed:
            continue
        anchor = source_anchor(key)
        elsewhere = link(_elsewhere(lang, key, corpus, back[key]), source_page(corpus, key), path, anchor)
        said = " · ".join((*_kind(lang, key, corpus), *_back_links(lang, back[key]), elsewhere))
        shown = place_mark(anchor, entry, "entry", own_direction=own_direction)
        rows.append(f"- {shown} " + place_mark(f"back-{anchor}", said, "back"))
    return blocks(f"## {label(lang, 'sources')} {{#sources}}", "\n".join(rows))


def _kind(lang: str, key: str, corpus: Corpus) -> Iterable[str]:
    kind = kind_of(lang, corpus.references[key].type)
    if kind:
        yield f'<span class="kind">{kind}</span>'


def _back_links(lang: str, mentions: Sequence[Mention]) -> Iterable[str]:
    """`Cited here a, b` for places in the text and `Cited in notes 1, 4` for those in notes."""
    separator = label(lang, "separator")
    in_text = [mention for mention in mentions if mention.note is None]
    if len(in_text) == 1:
        yield _back_link(lang, in_text[0], label(lang, "cited-here"), note_label(lang, "back-to-text"))
    elif in_text:
        marks = [small_mark(lang, number) for number in range(1, len(in_text) + 1)]
        links = _alike(lang, in_text, marks, note_label(lang, "back-to-text"))
        yield f"{label(lang, 'cited-here')} {separator.join(links)}"
    links = []
    in_notes = (mention for mention in mentions if mention.note is not None)
    for note, group in groupby(in_notes, key=lambda mention: mention.note):
        same = tuple(group)
        links += _alike(lang, same, [str(note)] * len(same), note_label(lang, "back-to-note", note))
    if links:
        yield f"{label(lang, 'cited-note' if len(links) == 1 else 'cited-notes')} {separator.join(links)}"


def _alike(lang: str, mentions: Sequence[Mention], shown: Sequence[str], name: str) -> list[str]:
    """A link to each of several places of one name: `Back to note 4, second mention`."""
    count = len(mentions)
    return [
        _back_link(lang, mention, shown[number - 1], named_mention(lang, name, number, count))
        for number, mention in enumerate(mentions, 1)
    ]


def _back_link(lang: str, mention: Mention, shown: str, name: str) -> str:
    held = name_holding(lang, shown, name)
    return f'<a href="#{mention.id}" role="doc-backlink" aria-label="{held}">{shown}</a>'


def _elsewhere(lang: str, key: str, corpus: Corpus, here: Sequence[Mention]) -> str:
    """How much of the site cites the source, where this brief does."""
    if not here:
        return note_label(lang, "in-all-sources")
    if corpus.citing_briefs[key] == 1:
        return note_label(lang, "only-here")
    return note_label(lang, "passages", len(corpus.cited_in[key]), corpus.citing_briefs[key])
