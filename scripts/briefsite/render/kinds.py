"""Every kind of page that is generated, and of file that is none, and the plan of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from briefsite.link import Corpus, LinkedBrief
from briefsite.model.codec import Form
from briefsite.model.digests import digest_of
from briefsite.model.memory import Memory, NoMemory
from briefsite.read.paths import brief_path
from briefsite.render.brief import brief_page, date_of
from briefsite.render.briefs_index import briefs_pages
from briefsite.render.catalogue import catalogue
from briefsite.render.downloads import Download
from briefsite.render.encoded_briefs import EncodedBrief, decode_brief, encode_brief, is_very_large
from briefsite.render.feeds import feeds
from briefsite.render.filter import filter_list
from briefsite.render.formatted_sources import Formatted
from briefsite.render.indexes import people_index, topics_index
from briefsite.render.link_headers import link_headers
from briefsite.render.list_pages import Output, decode_output, encode_output
from briefsite.render.markup import Asset, Page
from briefsite.render.page_dependencies import BriefPage, Lists, around, lean, without_places
from briefsite.render.person import person_page
from briefsite.render.plan import Plan
from briefsite.render.repec import repec_files
from briefsite.render.schema import schemas
from briefsite.render.search import search_page
from briefsite.render.search_facts import with_search
from briefsite.render.source_files import source_files
from briefsite.render.sources import sources_pages
from briefsite.render.topic import topic_page
from briefsite.render.twin import twin, twin_file

WORTH_SHARING = 100
"""With fewer briefs the lists are made sooner than another process is started."""


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
    "feeds": _Kind(lambda corpus, _: feeds(corpus)),
    "filter": _Kind(lambda corpus, _: (filter_list(corpus),)),
    "passages": _Kind(lambda corpus, formatted: source_files(corpus, formatted.sources()), citations=True),
    "catalogue": _Kind(lambda corpus, _: catalogue(corpus), citations=True),
    "repec": _Kind(lambda corpus, _: repec_files(corpus)),
    "headers": _Kind(lambda corpus, _: link_headers(corpus)),
    "schemas": _Kind(lambda *_: schemas()),
}


def plan(
    corpus: Corpus, formatted: Formatted, memo: Memory | None = None
) -> tuple[tuple[Plan, ...], tuple[Asset, ...], tuple[Download, ...]]:
    """Every generated page of the site, and every generated file that is none: briefs first, then `PAGE_KINDS`; and the
    twins of briefs, which no page needs.

    The pages of briefs are still to be made; those that list are made here, where what they list is new. The plans of
    very many briefs hold little of the corpus.
    """
    lean_corpus = lean(corpus)
    briefs = [_brief_plan(linked, lean_corpus, formatted) for linked in corpus.briefs]
    outputs = _make_kinds(Lists(corpus, lean_corpus, formatted.styles), formatted, memo or NoMemory())
    return (
        (*briefs, *(page for output in outputs for page in output.plans)),
        tuple(asset for output in outputs for asset in output.assets),
        tuple(map(twin_file, briefs if corpus.options.twins else ())),
    )


def _brief_plan(linked: LinkedBrief, lean_corpus: Corpus, formatted: Formatted) -> Plan:
    brief, page = linked.brief, _page_of(linked, lean_corpus, formatted)
    if is_very_large(lean_corpus.briefs):
        make = partial(_make_encoded, encode_brief(page.linked), lean_corpus, formatted)
    else:
        make = partial(_make_brief, page, formatted)
    return Plan(brief_path(linked.slug), brief.front.title, digest_of(page), make, brief.path, date_of(brief.front))


def _page_of(linked: LinkedBrief, lean_corpus: Corpus, formatted: Formatted) -> BriefPage:
    return BriefPage(without_places(linked), around(linked, lean_corpus), formatted.styles)


def _make_encoded(encoded: EncodedBrief, lean_corpus: Corpus, formatted: Formatted) -> Page:
    return _make_brief(_page_of(decode_brief(encoded), lean_corpus, formatted), formatted)


def _make_brief(page: BriefPage, formatted: Formatted) -> Page:
    linked, corpus = page.linked, page.corpus
    cited = formatted.brief(linked)
    made = with_search(brief_page(linked, corpus, cited, formatted.this_brief(linked, corpus)))
    return replace(made, twin=twin(linked, corpus, cited))


class _List:
    """All that a kind of pages that list, or of files, is made of: a value with a name of its own, for it is large."""

    def __init__(self, name: str, lists: Lists) -> None:
        self.name = name
        self.kind = {**PAGE_KINDS, **ASSET_KINDS}[name]
        self._lists = lists

    @property
    def corpus(self) -> Corpus:
        """What it may show."""
        return self._lists.corpus if self.kind.citations else self._lists.without_citations

    @property
    def value_digest(self) -> bytes:
        """A short name for which kind it is, and for what it may show: see `Lists`."""
        lists = self._lists
        return digest_of((self.name, lists.name_with_citations if self.kind.citations else lists.name))


def _make_kinds(lists: Lists, formatted: Formatted, memo: Memory) -> list[Output]:
    def one(value: _List) -> Output:
        contents = [content for content in value.kind.make(value.corpus, formatted) if content is not None]
        return Output.of(with_search(each) if isinstance(each, Page) else each for each in contents)

    values = [_List(name, lists) for name in (*PAGE_KINDS, *ASSET_KINDS)]
    if not memo.knows("listing", values):
        formatted.sources()  # here, and not once in each process that makes a list
    briefs = lists.without_citations.briefs
    worth = 2 if len(briefs) >= WORTH_SHARING else len(values) + 1
    return memo.map(
        "listing", one, values, Form(encode_output, decode_output), worth=worth, here=not is_very_large(briefs)
    )
