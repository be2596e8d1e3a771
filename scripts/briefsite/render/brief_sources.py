"""The sources of a brief, each with its way back to every place that cites it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from briefsite.cite import FormattedBrief
from briefsite.link import Corpus, LinkedBrief, Mention
from briefsite.link.mentions import cited_keys
from briefsite.model import Reference
from briefsite.model.anchors import source_anchor
from briefsite.read.addresses import is_web
from briefsite.render.html_lists import html_list
from briefsite.render.markup import blocks, escape, escape_html, link, place_mark, with_isolated_runs
from briefsite.wording import Words, counted, name_holding, named_mention, small_mark
from briefsite.wording.languages import direction


def sources_list(
    linked: LinkedBrief, corpus: Corpus, formatted: FormattedBrief, path: str, *, is_alone: bool = False
) -> str:
    """The list under its heading; `is_alone`: no entry leads to that in the list of all sources."""
    own = corpus.words(linked.brief.front.lang)
    rows = html_list(source_rows(linked, corpus, formatted, path, is_alone=is_alone), path, corpus.options)
    return blocks(f"## {own.sources.heading} {{#sources}}", rows) if rows else ""


def source_rows(
    linked: LinkedBrief, corpus: Corpus, formatted: FormattedBrief, path: str, *, is_alone: bool = False
) -> str:
    """The list, in the order of the style: the entry, what kind of thing it is, where it is cited."""
    own = corpus.words(linked.brief.front.lang)
    back: dict[str, list[Mention]] = defaultdict(list)
    for key, mention in cited_keys(linked.mentions):
        back[key].append(mention)
    own_direction = direction(linked.brief.front.lang) == "rtl"
    listed = frozenset(linked.sources)
    rows = []
    for key, entry in formatted.sources.items():
        if key not in listed:
            continue
        anchor = source_anchor(key)
        elsewhere = () if is_alone else (_elsewhere(own, key, corpus, linked, back[key]),)
        said = " · ".join(
            (
                *_kind(own, key, corpus),
                *address_left_out(corpus.references[key], entry),
                *_back_links(own, back[key]),
                *(link(words, corpus.source_page(key), path, anchor) for words in elsewhere),
            )
        )
        shown = place_mark(
            anchor, with_isolated_runs(entry, linked.brief.front.lang), "entry", own_direction=own_direction
        )
        rows.append(f"- {shown} " + place_mark(f"back-{anchor}", said, "back"))
    return "\n".join(rows)


def address_left_out(reference: Reference, entry: str) -> Iterable[str]:
    """A link to a source of which the style shows no address, although it has one."""
    if "<a " not in entry and ('"DOI"' in reference.csl_text or '"URL"' in reference.csl_text):
        csl = reference.csl
        address = f"https://doi.org/{csl['DOI']}" if csl.get("DOI") else str(csl.get("URL", ""))
        if is_web(address):
            shown = escape(address.partition("://")[2])
            yield f'<a href="{escape_html(address)}">{shown}</a>'


def _kind(own: Words, key: str, corpus: Corpus) -> Iterable[str]:
    kind = own.source_types.get(corpus.references[key].type)
    if kind:
        yield f'<span class="kind">{kind}</span>'


def _back_links(own: Words, mentions: Sequence[Mention]) -> Iterable[str]:
    """`Cited here a, b` for places in the text and `Cited in notes 1, 4` for those in notes."""
    said, notes, separator = own.sources, own.notes, own.joining.between
    in_text = [mention for mention in mentions if mention.note is None]
    if len(in_text) == 1:
        yield _back_link(own, in_text[0], said.cited_here, notes.back_to_text)
    elif in_text:
        marks = [small_mark(own, number) for number in range(1, len(in_text) + 1)]
        links = _alike(own, in_text, marks, notes.back_to_text)
        yield f"{said.cited_here} {separator.join(links)}"
    links = []
    in_notes = (mention for mention in mentions if mention.note is not None)
    for note, group in groupby(in_notes, key=lambda mention: mention.note):
        same = tuple(group)
        links += _alike(own, same, [str(note)] * len(same), notes.back_to_note.format(number=note))
    if links:
        yield f"{said.cited_in_note if len(links) == 1 else said.cited_in_notes} {separator.join(links)}"


def _alike(own: Words, mentions: Sequence[Mention], shown: Sequence[str], name: str) -> list[str]:
    """A link to each of several places of one name: `Back to note 4, second mention`."""
    count = len(mentions)
    return [
        _back_link(own, mention, shown[number - 1], named_mention(own, name, number, count))
        for number, mention in enumerate(mentions, 1)
    ]


def _back_link(own: Words, mention: Mention, shown: str, name: str) -> str:
    label = name_holding(own, shown, name)
    return f'<a href="#{mention.id}" role="doc-backlink" aria-label="{label}">{shown}</a>'


def _elsewhere(own: Words, key: str, corpus: Corpus, linked: LinkedBrief, here: Sequence[Mention]) -> str:
    """How much of the site cites the source, where this text does."""
    if not here:
        return own.sources.in_all
    if corpus.citing_briefs[key] == 1:
        return own.sources.only_on_page if linked.is_page else own.sources.only_here
    passages = counted(own, own.counts.passages, corpus.citations[key])
    if key in corpus.cited_on_pages:
        return own.sources.on_site.format(passages=passages)
    return own.sources.passages.format(
        passages=passages, briefs=counted(own, own.counts.briefs, corpus.citing_briefs[key])
    )
