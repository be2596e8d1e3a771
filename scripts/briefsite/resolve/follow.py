"""Citations followed through every brief: what a walk finds, remembered from build to build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from briefsite.cache import Memo, digest
from briefsite.cache.codec import decode, encode
from briefsite.model import Brief, Citation, Mode, Reference
from briefsite.resolve.mentions import Mention, Note, walk


class _Met(NamedTuple):
    """A mention without its citation, which is kept with the brief: here only its place among the brief's citations."""

    citation: int
    id: str
    quote: str
    note: int | None
    figure: int | None
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


def follow(
    briefs: Sequence[Brief], writes_notes: Sequence[bool], references: Mapping[str, Reference], memo: Memo
) -> Iterator[Followed]:
    """Every mention and every note of each brief. Those not known are walked through, on other cores, from now on.

    `writes_notes` tells of each brief whether its style writes notes.
    """

    author = author_of(references)

    def one(item: tuple[Brief, bool]) -> bytes:
        mentions, notes = walk(*item, author)
        places = {id(citation): place for place, citation in enumerate(_citations(item[0]))}
        met = (_Met(places[id(m.citation)], m.id, m.quote, m.note, m.figure, m.field) for m in mentions)
        quoted = digest(encode([_without_offsets(mention) for mention in mentions]))
        return encode(_Walked(tuple(met), notes, quoted.hex()))

    items = list(zip(briefs, writes_notes, strict=True))
    given = [
        digest(b.path, b.body.digest or b.body.text, str(notes), *map(author, _named_in_text(b))) for b, notes in items
    ]
    return map(_with_citations, briefs, memo.stream("following citations", one, items, given))


def _with_citations(brief: Brief, text: bytes) -> Followed:
    walked, citations = decode(_Walked, text), _citations(brief)
    mentions = [
        Mention(brief.slug, citations[m.citation], m.id, m.quote, m.note, m.figure, m.field) for m in walked.mentions
    ]
    return Followed(tuple(mentions), walked.notes, walked.quoted)


def _without_offsets(mention: Mention) -> tuple[object, ...]:
    items = [(i.key, i.mode, i.prefix, i.suffix, i.label, i.locator) for i in mention.citation.items]
    return mention.id, mention.quote, mention.note, mention.figure, mention.field, mention.citation.note, items


def _citations(brief: Brief) -> tuple[Citation, ...]:
    """Every citation of a brief: those of its front matter, then those of its text."""
    front = brief.front
    return (
        *(citation for cited in front.cited.values() for citation in cited.citations),
        *(citation for figure in front.key_figures for citation in figure.citations),
        *brief.body.citations,
    )


def _named_in_text(brief: Brief) -> Iterator[str]:
    for citation in _citations(brief):
        if citation.items[0].mode is Mode.AUTHOR_IN_TEXT:
            yield citation.items[0].key


def author_of(references: Mapping[str, Reference]) -> Callable[[str], str]:
    """Gives the name for the key of a source that is part of a sentence (`@key says`)."""
    return lambda key: _author(references.get(key), key)


def _author(reference: Reference | None, key: str) -> str:
    """Who is meant by `@key` in a sentence, in short: one or two names, or the first of more; else the title."""
    if reference is None:
        return key
    csl = reference.csl
    names = [_surname(name) for name in csl.get("author", ())]
    names = [name for name in names if name]
    if not names:
        return str(csl.get("title-short") or csl.get("title") or key)
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)


def _surname(name: Mapping[str, str]) -> str:
    words = (name.get("non-dropping-particle"), name.get("family") or name.get("literal") or name.get("given"))
    return " ".join(word for word in words if word)
