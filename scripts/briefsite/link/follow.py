"""Citations followed through every brief: what a walk finds, remembered from build to build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from msgspec import Struct

from briefsite.link.mentions import Mention, Note, walk
from briefsite.model import Brief, Citation, Mode, Reference
from briefsite.model.citing import citations
from briefsite.model.codec import json_form
from briefsite.model.digests import digest_of
from briefsite.model.memory import Memory


class Naming(Protocol):
    """Says how a source is called where it is part of a sentence (`@key says`)."""

    @property
    def value_digest(self) -> bytes:
        """A short name for all that it reads beside what it is asked."""
        ...

    def name(self, key: str, source: Reference | None, style: str, lang: str) -> str:
        """The name of a source in a style and a language; None stands for one that has no entry."""
        ...


class _WalkInput(Struct, frozen=True):
    """All that a walk through a brief reads."""

    brief: Brief
    style: str
    writes_notes: bool
    named_sources: Mapping[str, Reference | None]
    """The sources that are part of a sentence, by key: None where there is no such entry."""
    naming: Naming | None
    """None where no source is."""


class _KeptMention(NamedTuple):
    """A mention without its citation, which is kept with the brief: here only its place among the brief's citations."""

    citation: int
    id: str
    quote: str
    note: int | None
    field: str | None


class _WalkResult(Struct, frozen=True):
    """What a walk through a brief found."""

    mentions: tuple[_KeptMention, ...]
    notes: tuple[Note, ...]
    mentions_digest: str
    """See `BriefMentions`."""


class BriefMentions(NamedTuple):
    """Every mention and every note of a brief."""

    mentions: tuple[Mention, ...]
    notes: tuple[Note, ...]
    mentions_digest: str
    """A short name for all that other pages may show of the mentions: which sources, what locators, what words."""


def follow(
    briefs: Sequence[Brief],
    styles: Sequence[tuple[str, bool]],
    references: Mapping[str, Reference],
    naming: Naming,
    memo: Memory,
) -> Iterator[BriefMentions]:
    """Every mention and every note of each brief. Those not known are walked through, on other cores, from now on.

    `styles` tells of each brief the name of its style, and whether that writes notes.
    """
    walks = [
        _walk_input(brief, style, is_note, references, naming)
        for brief, (style, is_note) in zip(briefs, styles, strict=True)
    ]
    return map(_with_citations, briefs, memo.stream("following citations", _walk_brief, walks, json_form(_WalkResult)))


def _walk_input(
    brief: Brief, style: str, is_note: bool, references: Mapping[str, Reference], naming: Naming
) -> _WalkInput:
    named_sources = {key: references[key].shown if key in references else None for key in _keys_in_sentences(brief)}
    return _WalkInput(brief, style, is_note, named_sources, naming if named_sources else None)


def _walk_brief(walk_input: _WalkInput) -> _WalkResult:
    brief, naming, named_sources = walk_input.brief, walk_input.naming, walk_input.named_sources

    def name(key: str) -> str:
        return naming.name(key, named_sources[key], walk_input.style, brief.front.lang) if naming else key

    mentions, notes = walk(brief, walk_input.writes_notes, name)
    places = {id(citation): place for place, citation in enumerate(_citations(brief))}
    kept = (_KeptMention(places[id(m.citation)], m.id, m.quote, m.note, m.field) for m in mentions)
    mentions_digest = digest_of(tuple(_without_offsets(mention) for mention in mentions))
    return _WalkResult(tuple(kept), notes, mentions_digest.hex())


def _with_citations(brief: Brief, walked: _WalkResult) -> BriefMentions:
    written = _citations(brief)
    mentions = [Mention(brief.slug, written[m.citation], m.id, m.quote, m.note, m.field) for m in walked.mentions]
    return BriefMentions(tuple(mentions), walked.notes, walked.mentions_digest)


def _without_offsets(mention: Mention) -> tuple[object, ...]:
    items = [(i.key, i.mode, i.prefix, i.suffix, i.label, i.locator) for i in mention.citation.items]
    return mention.id, mention.quote, mention.note, mention.field, mention.citation.note, items


def _citations(brief: Brief) -> tuple[Citation, ...]:
    """Every citation of a brief: those of its front matter, then those of its text."""
    return tuple(citation for _, citation in citations(brief))


def _keys_in_sentences(brief: Brief) -> Iterator[str]:
    for citation in _citations(brief):
        if citation.items[0].mode is Mode.AUTHOR_IN_TEXT:
            yield citation.items[0].key
