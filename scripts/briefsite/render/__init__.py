"""The stage that renders: a corpus becomes pages of plain Markdown with front matter, and a few files.

Each kind makes its pages, or files, at the paths that `briefsite.read.paths` declares under its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from msgspec import Struct

from briefsite.cite import FormattedBrief
from briefsite.fast.cache import Memo, digest
from briefsite.link import Corpus, LinkedBrief
from briefsite.read.paths import brief_path
from briefsite.render.brief import brief_page, date_of
from briefsite.render.briefs_index import briefs_pages
from briefsite.render.feed import feed
from briefsite.render.filter import filter_list
from briefsite.render.indexes import fill_home, people_index, topics_index, wants_filling
from briefsite.render.list_pages import Made, decode_made, encode_made, ready
from briefsite.render.markup import Asset, Page
from briefsite.render.packed_briefs import Packed, is_worth_packing, pack, unpack
from briefsite.render.page_dependencies import Digests, around, lean, listed
from briefsite.render.person import person_page
from briefsite.render.plan import Plan
from briefsite.render.schema import schemas
from briefsite.render.search import search_page
from briefsite.render.search_facts import with_search
from briefsite.render.sources import sources_pages
from briefsite.render.topic import topic_page

WORTH_SHARING = 100
"""With fewer briefs the lists are made sooner than another process is started."""


class Formatted(Struct, frozen=True):
    """What the citation formatter makes when asked: a brief's text, a brief as a reference, the bibliography by key."""

    brief: Callable[[LinkedBrief], FormattedBrief]
    this_brief: Callable[[LinkedBrief, Corpus], str]
    sources: Callable[[], Mapping[str, str]]
    made_in: bytes = b""
    """What the styles say, in short."""


class _Kind(Struct, frozen=True):
    """A kind of page that lists, or of file: how all of it is made, and whether it shows what cites and is cited."""

    make: Callable[[Corpus, Formatted], Iterable[Page | Asset | None]]
    citations: bool = False


PAGE_KINDS: Mapping[str, _Kind] = {
    "briefs": _Kind(lambda corpus, _: briefs_pages(corpus)),
    "indexes": _Kind(lambda corpus, _: (topics_index(corpus), people_index(corpus))),
    "topics": _Kind(
        lambda corpus, formatted: (topic_page(topic, corpus, formatted.sources()) for topic in corpus.topics),
        citations=True,
    ),
    "people": _Kind(lambda corpus, _: (person_page(person, corpus) for person in corpus.people)),
    "sources": _Kind(lambda corpus, formatted: sources_pages(corpus, formatted.sources()), citations=True),
    "search": _Kind(lambda corpus, _: (search_page(corpus),)),
}

ASSET_KINDS: Mapping[str, _Kind] = {
    "feeds": _Kind(lambda corpus, _: (feed(corpus, topic) for topic in (None, *corpus.topics))),
    "filter": _Kind(lambda corpus, _: (filter_list(corpus),)),
    "schemas": _Kind(lambda *_: schemas()),
}


def plan(corpus: Corpus, formatted: Formatted, memo: Memo | None = None) -> tuple[tuple[Plan, ...], tuple[Asset, ...]]:
    """Every generated page of the site, and every generated file that is none: briefs first, then `PAGE_KINDS`.

    The pages of briefs are still to be made; those that list are made here, where what they list is new. The plans of
    very many briefs hold little of the corpus.
    """
    near = lean(corpus) if is_worth_packing(corpus.briefs) else corpus
    digests = Digests.of(corpus, formatted.made_in)
    briefs = [
        _brief_plan(linked, digests.around(linked, corpus), _brief_call(linked, near, formatted))
        for linked in corpus.briefs
    ]
    made = _make_kinds(corpus, formatted, digests, memo or Memo())
    return (
        (*briefs, *(page for kind in made for page in kind.plans)),
        tuple(asset for kind in made for asset in kind.assets),
    )


def _brief_call(linked: LinkedBrief, near: Corpus, formatted: Formatted) -> Callable[[], Page]:
    if is_worth_packing(near.briefs):
        return partial(_make_packed, pack(linked), near, formatted)
    return partial(_make_brief, linked, near, formatted)


def _brief_plan(linked: LinkedBrief, given: bytes, make: Callable[[], Page]) -> Plan:
    brief = linked.brief
    return Plan(brief_path(linked.slug), brief.front.title, given, make, brief.path, date_of(brief.front))


def _make_packed(packed: Packed, corpus: Corpus, formatted: Formatted) -> Page:
    return _make_brief(unpack(packed), corpus, formatted)


def _make_brief(linked: LinkedBrief, corpus: Corpus, formatted: Formatted) -> Page:
    """The page of a brief, from what `around` leaves of the corpus."""
    near = around(linked, corpus)
    return with_search(brief_page(linked, near, formatted.brief(linked), formatted.this_brief(linked, near)))


def _make_kinds(corpus: Corpus, formatted: Formatted, digests: Digests, memo: Memo) -> tuple[Made, ...]:
    kinds = {**PAGE_KINDS, **ASSET_KINDS}
    says = {citations: digests.listed(corpus, citations=citations) for citations in (False, True)}
    for_lists: list[Corpus] = []  # made when the first kind of them must be

    def one(name: str) -> bytes:
        if not for_lists:
            for_lists.append(listed(corpus))
        found = [made for made in kinds[name].make(for_lists[0], formatted) if made is not None]
        return encode_made(with_search(made) if isinstance(made, Page) else made for made in found)

    given = [digest(name, says[kind.citations]) for name, kind in kinds.items()]
    if not memo.knows("listing", given):
        formatted.sources()  # here, and not once in each process that makes a list
    worth = 2 if len(corpus.briefs) >= WORTH_SHARING else len(kinds) + 1
    made = memo.map("listing", one, list(kinds), given, worth=worth, here=not is_worth_packing(corpus.briefs))
    return tuple(map(decode_made, made))


__all__ = [
    "Asset",
    "Formatted",
    "Page",
    "Plan",
    "fill_home",
    "is_worth_packing",
    "lean",
    "plan",
    "ready",
    "wants_filling",
]
