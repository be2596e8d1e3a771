"""What a page says of itself to machines, in its front matter: the same text in other languages."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.resolve import Corpus, LinkedBrief


def metadata(linked: LinkedBrief, corpus: Corpus) -> Mapping[str, object]:
    """Front matter for the head of a brief's page (`publish/head.py` puts it there)."""
    alternates = _alternates(linked, corpus)
    return {"alternates": alternates} if alternates else {}


def brief_address(slug: str, corpus: Corpus) -> str:
    """The address of a brief: whole where the site has one, else as seen from the page of another brief."""
    base = corpus.options.site_url
    return f"{base.rstrip('/')}/briefs/{slug}/" if base else f"../{slug}/"


def _alternates(linked: LinkedBrief, corpus: Corpus) -> list[list[str]]:
    """Every version of the text, itself included, by language; the original for readers of any other language."""
    if not linked.translations:
        return []
    versions = [linked, *(corpus.by_slug[slug] for slug in linked.translations)]
    versions.sort(key=lambda version: (version.brief.front.lang, version.slug))
    by_language: dict[str, str] = {}
    for version in versions:
        by_language.setdefault(version.brief.front.lang, brief_address(version.slug, corpus))
    original = linked.brief.front.translation_of or linked.slug
    if original in corpus.by_slug:
        by_language["x-default"] = brief_address(original, corpus)
    return [[tag, address] for tag, address in by_language.items()]
