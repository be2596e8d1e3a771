"""What a brief's page says of itself to machines: its versions in other languages, how it is cited, its picture."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.link import Corpus, LinkedBrief
from briefsite.read.paths import brief_path, web_address
from briefsite.render.citation_tags import citation_tags, reference_tags
from briefsite.render.license import license_of_brief
from briefsite.render.linked_data import linked_data
from briefsite.render.open_graph import open_graph, shown_picture
from briefsite.render.signposts import signposts


def metadata(linked: LinkedBrief, corpus: Corpus) -> Mapping[str, object]:
    """Front matter for the head of a brief's page (`finish/head.py` puts it there)."""
    tags = [*citation_tags(linked, corpus)]
    if corpus.options.references_in_head:
        tags += reference_tags([corpus.references[key].csl for key in linked.sources])
    tags.append(("twitter:card", "summary_large_image" if shown_picture(linked, corpus) else "summary"))
    license = license_of_brief(linked.brief.front, corpus.options)
    facts = {
        "alternates": _alternates(linked, corpus),
        "links": [list(link) for link in signposts(linked, corpus)],
        "meta": [[name, value] for name, value in tags if value],
        "properties": [[name, value] for name, value in open_graph(linked, corpus) if value],
        "license": license.address if license else None,
        "linked_data": linked_data(linked, corpus),
    }
    return {name: value for name, value in facts.items() if value}


def brief_address(slug: str, corpus: Corpus) -> str:
    """The address of a brief: whole where the site has one, else as seen from the page of another brief."""
    if corpus.options.site_url:
        return web_address(corpus.options, brief_path(slug))
    return f"../{slug}/" if corpus.options.directory_urls else f"{slug}.html"


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
