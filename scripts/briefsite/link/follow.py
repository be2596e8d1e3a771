"""Citations followed through every brief: what a walk finds, remembered from build to build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from briefsite.fast.cache import Memo, digest
from briefsite.fast.cache.codec import decode, encode
from briefsite.link.mentions import Mention, Note, walk
from briefsite.model import Brief, Citation, Mode, Reference
from briefsite.model.citing import citations


class _Met(NamedTuple):
    """A mention without its citation, which is kept with the brief: here only its place among the brief's citations."""

    citation: int
    id: str
    quote: str
    note: int | None
    field: str | None


class _Walked(Struct, frozen=True):
    """What a walk through a brief found."""

    mentions: tuple[_Met, ...]
    notes: tuple[Note, ...]
    quoted: str
    """See `Followed`."""


class Followed(NamedTuple):
    """Every mention and every note of a brief."""

    mentions: tuple[Mention, ...]
    notes: tuple[Note, ...]
    quoted: str
    """A short name for all that other pages may show of the mentions: which sources, what locators, what words."""


class Naming(NamedTuple):
    """How sources are named where they are part of a sentence (`@key says`)."""

    name: Callable[[str, str, str], str]
    """Gives the name for a key, the name of a style, and a language."""
    made_in: bytes = b""
    """A short name for all that it reads beside those and the entry: what the styles say."""


def follow(
    briefs: Sequence[Brief],
    styles: Sequence[tuple[str, bool]],
    references: Mapping[str, Reference],
    naming: Naming,
    memo: Memo,
) -> Iterator[Followed]:
    """Every mention and every note of each brief. Those not known are walked through, on other cores, from now on.

    `styles` tells of each brief the name of its style, and whether that writes notes.
    """

    def one(item: tuple[Brief, tuple[str, bool]]) -> bytes:
        brief, (style, writes_notes) = item
        mentions, notes = walk(brief, writes_notes, lambda key: naming.name(key, style, brief.front.lang))
        places = {id(citation): place for place, citation in enumerate(_citations(brief))}
        met = (_Met(places[id(m.citation)], m.id, m.quote, m.note, m.field) for m in mentions)
        quoted = digest(encode([_without_offsets(mention) for mention in mentions]))
        return encode(_Walked(tuple(met), notes, quoted.hex()))

    items = list(zip(briefs, styles, strict=True))
    given = [_given(brief, style, references, naming) for brief, style in items]
    return map(_with_citations, briefs, memo.stream("following citations", one, items, given))


def _given(brief: Brief, style: tuple[str, bool], references: Mapping[str, Reference], naming: Naming) -> bytes:
    """A short name for all that a walk through the brief reads."""
    named = dict.fromkeys(_named_in_text(brief))
    entries = [references[key].digest if key in references else key for key in named]
    made_in = naming.made_in if named else b""
    return digest(brief.path, brief.body.digest or brief.body.text, brief.front.lang, repr(style), made_in, *entries)


def _with_citations(brief: Brief, text: bytes) -> Followed:
    walked, written = decode(_Walked, text), _citations(brief)
    mentions = [Mention(brief.slug, written[m.citation], m.id, m.quote, m.note, m.field) for m in walked.mentions]
    return Followed(tuple(mentions), walked.notes, walked.quoted)


def _without_offsets(mention: Mention) -> tuple[object, ...]:
    items = [(i.key, i.mode, i.prefix, i.suffix, i.label, i.locator) for i in mention.citation.items]
    return mention.id, mention.quote, mention.note, mention.field, mention.citation.note, items


def _citations(brief: Brief) -> tuple[Citation, ...]:
    """Every citation of a brief: those of its front matter, then those of its text."""
    return tuple(citation for _, citation in citations(brief))


def _named_in_text(brief: Brief) -> Iterator[str]:
    for citation in _citations(brief):
        if citation.items[0].mode is Mode.AUTHOR_IN_TEXT:
            yield citation.items[0].key
