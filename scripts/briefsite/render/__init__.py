"""The stage that renders: a corpus becomes pages of plain Markdown with front matter, and a few files.

A new kind of page is one new module and one line in `PAGE_KINDS`; a new export one line in `ASSET_KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from briefsite.cache import Memo
from briefsite.cache.codec import decode, encode
from briefsite.cite import FormattedBrief
from briefsite.render.brief import brief_page
from briefsite.render.briefs_index import briefs_pages
from briefsite.render.feed import feed
from briefsite.render.filter import filter_list
from briefsite.render.found import with_search
from briefsite.render.indexes import fill_home, people_index, topics_index, wants_filling
from briefsite.render.markup import Asset, Page
from briefsite.render.near import around, digest_around
from briefsite.render.person import person_page
from briefsite.render.schema import schemas
from briefsite.render.search import search_page
from briefsite.render.sources import sources_pages
from briefsite.render.topic import topic_page
from briefsite.resolve import Corpus, LinkedBrief


@dataclass(frozen=True, slots=True)
class Formatted:
    """What the citation formatter makes: a brief's text, a brief as a reference, and the bibliography by key."""

    brief: Callable[[LinkedBrief], FormattedBrief]
    this_brief: Callable[[LinkedBrief], str]
    sources: Mapping[str, str]
    digests: Mapping[str, bytes] = field(default_factory=dict)
    """What each reference says, in short, by key."""
    made_in: bytes = b""
    """What the styles say, in short."""


def brief_pages(corpus: Corpus, formatted: Formatted, memo: Memo) -> Iterable[Page]:
    """The pages of all briefs, each from what `around` leaves of the corpus, and made only if that is new."""

    def one(near: tuple[LinkedBrief, Corpus]) -> str:
        linked, corpus = near
        return encode(brief_page(linked, corpus, formatted.brief(linked), formatted.this_brief(linked)))

    near = [(linked, around(linked, corpus)) for linked in corpus.briefs]
    given = [digest_around(linked, corpus, formatted.digests, formatted.made_in) for linked, corpus in near]
    return (decode(Page, text) for text in memo.map("formatting briefs", one, near, given))


PAGE_KINDS: tuple[Callable[[Corpus, Formatted], Iterable[Page]], ...] = (
    lambda corpus, _: briefs_pages(corpus),
    lambda corpus, _: (topics_index(corpus), people_index(corpus)),
    lambda corpus, formatted: (topic_page(topic, corpus, formatted.sources) for topic in corpus.topics),
    lambda corpus, _: (person_page(person, corpus) for person in corpus.people),
    lambda corpus, formatted: sources_pages(corpus, formatted.sources),
    lambda corpus, _: (search_page(corpus),),
)

ASSET_KINDS: tuple[Callable[[Corpus], Iterable[Asset | None]], ...] = (
    lambda corpus: (feed(corpus),),
    lambda corpus: (feed(corpus, topic) for topic in corpus.topics),
    lambda corpus: (filter_list(corpus),),
    lambda _: schemas(),
)


def render(corpus: Corpus, formatted: Formatted, memo: Memo | None = None) -> tuple[Page, ...]:
    """Every generated page of the site: the briefs, then the others in the order of `PAGE_KINDS`."""
    briefs = brief_pages(corpus, formatted, memo or Memo())
    others = (page for kind in PAGE_KINDS for page in kind(corpus, formatted))
    return tuple(map(with_search, chain(briefs, others)))


def render_assets(corpus: Corpus) -> tuple[Asset, ...]:
    """Every generated file that is no page."""
    return tuple(asset for kind in ASSET_KINDS for asset in kind(corpus) if asset is not None)


__all__ = ["Asset", "Formatted", "Page", "fill_home", "render", "render_assets", "wants_filling"]
