"""What scripts ask about sources: what the list can be filtered by, and every passage that cites each, in its order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import groupby
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import asdict

from briefsite.link import Corpus, Mention
from briefsite.model import Reference
from briefsite.model.anchors import files_of_sources, source_anchor
from briefsite.model.codec import encode
from briefsite.read.paths import (
    REFERENCE_FILES,
    SOURCE_FACETS,
    SOURCES,
    address_from,
    initial_path,
    passages_path,
    text_path,
)
from briefsite.render.listing import topics_of
from briefsite.render.markup import Asset
from briefsite.wording.languages import primary

_TAG = re.compile(r"<[^<>]*>")


class CitingText(Struct, frozen=True):
    """A text that cites a source, its passages, and the same in translations that stand beside it."""

    slug: str
    mentions: tuple[Mention, ...]
    translations: tuple[CitingText, ...] = ()


def by_text(corpus: Corpus, mentions: Iterable[Mention]) -> Iterator[CitingText]:
    """The passages that cite a source, as its entry lists them: a translation stands beside its original."""
    texts = {slug: CitingText(slug, tuple(group)) for slug, group in groupby(mentions, key=attrgetter("slug"))}
    beside: dict[str, list[CitingText]] = defaultdict(list)
    for slug, text in texts.items():
        beside[_original(corpus, slug, texts) or ""].append(text)
    for text in beside[""]:
        yield CitingText(text.slug, text.mentions, tuple(beside[text.slug]))


def _original(corpus: Corpus, slug: str, texts: Mapping[str, CitingText]) -> str | None:
    original = corpus.by_slug[slug].brief.front.translation_of
    return original if original in texts else None


def by_initial(corpus: Corpus, keys: Iterable[str]) -> Mapping[str, list[str]]:
    """The keys under the letters that they are filed under, those of each in the order given."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[corpus.references[key].initial].append(key)
    return dict(sorted(found.items()))


def year_of(reference: Reference) -> str:
    """The year in which a source came out, as far as it says."""
    parts = reference.csl.get("issued", {}).get("date-parts")
    return str(parts[0][0]) if parts and parts[0] else ""


def language_of(reference: Reference) -> str:
    """The language of a source, without its region; empty where it says none."""
    return primary(str(reference.csl.get("language", ""))) if '"language"' in reference.csl_text else ""


def source_files(corpus: Corpus, formatted: Mapping[str, str]) -> Iterator[Asset]:
    """The file of all facets, and one of passages for each page of sources. `formatted` is in sorted order."""
    if not corpus.briefs or not corpus.references:
        return
    groups = by_initial(corpus, formatted)
    yield Asset(SOURCE_FACETS, _facets(corpus, groups))
    yield Asset(REFERENCE_FILES, encode(files_of_sources(len(corpus.references))).decode())
    if not corpus.are_sources_paged:
        yield Asset(passages_path(), _passages(corpus, dict.fromkeys(formatted, "")))
        return
    for initial, keys in groups.items():
        yield Asset(passages_path(initial), _passages(corpus, {key: _plain(formatted[key]) for key in keys}))


def _facets(corpus: Corpus, groups: Mapping[str, Sequence[str]]) -> str:
    """Each source by type, year, language and the numbers of the texts that cite it; filter-sources.js reads it."""
    cited = {mention.slug for mentions in corpus.cited_in.values() for mention in mentions}
    slugs = [slug for slug in corpus.by_slug if slug in cited]
    numbers = {slug: number for number, slug in enumerate(slugs)}
    fronts = [corpus.by_slug[slug].brief.front for slug in slugs]
    pages = [
        (address_from(SOURCES, initial_path(letter), corpus.options.directory_urls), f"{letter}.json", len(keys))
        for letter, keys in groups.items()
    ]
    return encode(
        {
            "texts": [
                (slug, front.title, front.lang, topics_of(front, corpus))
                for slug, front in zip(slugs, fronts, strict=True)
            ],
            "sources": [_facets_of(corpus, key, numbers) for keys in groups.values() for key in keys],
            "pages": pages if corpus.are_sources_paged else [],
        }
    ).decode()


def _facets_of(corpus: Corpus, key: str, numbers: Mapping[str, int]) -> tuple[object, ...]:
    reference = corpus.references[key]
    citing = dict.fromkeys(numbers[mention.slug] for mention in corpus.cited_in.get(key, ()))
    return reference.type, year_of(reference), language_of(reference), tuple(citing)


def _passages(corpus: Corpus, texts: Mapping[str, str]) -> str:
    """By its anchor each source's text, and its passages as numbers of addresses and ids; passages.js reads it."""
    page, addresses = passages_path(), dict[str, int]()
    sources = {}
    for key, text in texts.items():
        passages = [
            (addresses.setdefault(_address(page, mention.slug, corpus), len(addresses)), mention.id)
            for mention in _in_order(corpus, key)
        ]
        sources[source_anchor(key)] = (text, passages)
    return encode({"words": _words(corpus), "addresses": tuple(addresses), "sources": sources}).decode()


def _in_order(corpus: Corpus, key: str) -> Iterator[Mention]:
    for text in by_text(corpus, corpus.cited_in.get(key, ())):
        for each in (text, *text.translations):
            yield from each.mentions


def _address(page: str, slug: str, corpus: Corpus) -> str:
    return address_from(page, text_path(slug), corpus.options.directory_urls)


def _words(corpus: Corpus) -> Mapping[str, Mapping[str, str]]:
    """What is said of passages in each language of the texts, whose pages need not have it."""
    languages = sorted({corpus.options.language, *(linked.brief.front.lang for linked in corpus.by_slug.values())})
    shown = {}
    for lang in languages:
        own = corpus.words(lang)
        shown[lang] = {**asdict(own.passages), "close": own.frame.close}
    return shown


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub("", text)).split())
