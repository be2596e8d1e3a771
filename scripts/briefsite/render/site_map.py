"""What the site map says of pages beside their addresses and dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from briefsite.link import Corpus
from briefsite.read.paths import BRIEFS, brief_path, year_path
from briefsite.render.metadata import metadata

_FOLDER = BRIEFS.removesuffix("index.md")


class SiteMap(Struct, frozen=True):
    """By the paths of pages: the versions of a brief in other languages, itself included, and what is not listed."""

    versions: Mapping[str, list[list[str]]]
    unlisted: frozenset[str]


def site_map(corpus: Corpus, pages: Iterable[str]) -> SiteMap:
    """Of the pages at these paths. A page below briefs/ that is of no brief that stands is for nobody to find."""
    listed = {BRIEFS, *(brief_path(linked.slug) for linked in corpus.briefs)}
    listed.update(year_path(linked.brief.front.date.year) for linked in corpus.briefs)
    unlisted = frozenset(path for path in pages if path.startswith(_FOLDER) and path not in listed)
    return SiteMap(
        {
            brief_path(linked.slug): metadata(linked, corpus)["alternates"]  # type: ignore[misc]
            for linked in corpus.briefs
            if linked.translations and corpus.options.site_url
        },
        unlisted,
    )
