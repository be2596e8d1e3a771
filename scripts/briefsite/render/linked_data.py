"""What a brief is, in the words of schema.org, as JSON for the head of its page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Contributor, Csl
from briefsite.read.paths import brief_path, person_path, web_address
from briefsite.render.as_reference import is_person
from briefsite.render.citation_tags import topic_names
from briefsite.render.license import license_of_brief
from briefsite.render.listing import author_name
from briefsite.render.open_graph import shown_picture
from briefsite.render.ris import plain_line
from briefsite.render.signposts import MEDIA_TYPES, reading_files
from briefsite.wording import whole_title

Facts = Mapping[str, Any]
_CLASSES = {
    "article-journal": "ScholarlyArticle",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""What kinds of sources (CSL) are in the words of schema.org."""


def linked_data(linked: LinkedBrief, corpus: Corpus) -> str:
    """The facts that are known, as JSON."""
    facts = {name: value for name, value in _facts(linked, corpus) if value}
    return json.dumps({"@context": "https://schema.org", "@type": "Report", **facts}, ensure_ascii=False)


def _facts(linked: LinkedBrief, corpus: Corpus) -> Iterator[tuple[str, object]]:
    front, options = linked.brief.front, corpus.options
    license = license_of_brief(front, options)
    yield "@id", address_of_brief(linked.slug, corpus)
    yield "name", whole_title(corpus.words(front.lang), front.title, front.subtitle)
    yield "headline", front.title
    yield "description", front.summary
    yield "url", address_of_brief(linked.slug, corpus)
    yield "image", shown_picture(linked, corpus)
    yield "inLanguage", front.lang
    yield "datePublished", front.date.isoformat()
    yield "dateModified", front.updated.isoformat() if front.updated else None
    yield "author", [_author(author, corpus, front.lang) for author in front.authors]
    yield "editor", [_author(editor, corpus, front.lang) for editor in front.editors]
    yield "publisher", {"@type": "Organization", "name": options.site_name, **_at(options.site_url)}
    yield "license", license.address if license else None
    yield "keywords", topic_names(front, corpus)
    yield "reportNumber", front.number
    yield "isPartOf", {"@type": "CreativeWorkSeries", "name": front.series} if front.series else None
    yield "sameAs", f"https://doi.org/{front.doi}" if front.doi else None
    yield from _translations(linked, corpus)
    if options.site_url:
        files = reading_files(linked, corpus).items()
        yield "encoding", [_file(web_address(options, path), MEDIA_TYPES[ending]) for ending, path in files]
    yield "correction", [_correction(item.date.isoformat(), item.text) for item in front.corrections]
    if options.references_in_head:
        yield "citation", [_cited(corpus.references[key].csl) for key in linked.sources]


def address_of_brief(slug: str, corpus: Corpus) -> str:
    """The whole address of a brief; nothing where the site has none."""
    return web_address(corpus.options, brief_path(slug)) if corpus.options.site_url else ""


def _author(author: Contributor, corpus: Corpus, lang: str) -> Facts:
    person = corpus.people.get(author.id or "")
    kind = "Person" if is_person(author, corpus) else "Organization"
    orcid = author.orcid or (person.orcid if person else None)
    affiliation = author.affiliation or (person.affiliation if person else None)
    facts: Facts = {
        "name": author_name(author, corpus, lang),
        "url": web_address(corpus.options, person_path(person.id)) if person and corpus.options.site_url else None,
        "sameAs": f"https://orcid.org/{orcid}" if orcid else person.url if person else None,
        "affiliation" if kind == "Person" else "parentOrganization": affiliation
        and {"@type": "Organization", "name": affiliation},
    }
    return {"@type": kind, **{name: value for name, value in facts.items() if value}}


def _translations(linked: LinkedBrief, corpus: Corpus) -> Iterator[tuple[str, object]]:
    """Of a translation its original, of an original its translations."""
    original = linked.brief.front.translation_of
    if original in corpus.by_slug:
        yield "translationOfWork", _work(corpus.by_slug[original or ""], corpus)
    elif not original:
        yield "workTranslation", [_work(corpus.by_slug[slug], corpus) for slug in linked.translations]


def _work(linked: LinkedBrief, corpus: Corpus) -> Facts:
    front = linked.brief.front
    at = address_of_brief(linked.slug, corpus)
    return {"@type": "Report", "name": front.title, "inLanguage": front.lang, **({"@id": at} if at else {})}


def _cited(csl: Csl) -> Facts:
    """A source in a few facts: what it is, its title, who wrote it, when, and where it is found."""
    doi, parts = csl.get("DOI"), ((csl.get("issued") or {}).get("date-parts") or [()])[0]
    facts = {
        "name": plain_line(csl.get("title") or ""),
        "author": [{"name": _name(name)} for name in csl.get("author", ())],
        "datePublished": "-".join(f"{part:02}" for part in parts),
        "url": f"https://doi.org/{doi}" if doi else csl.get("URL"),
    }
    kind = _CLASSES.get(str(csl.get("type")), "CreativeWork")
    return {"@type": kind, **{name: value for name, value in facts.items() if value}}


def _name(name: Mapping[str, str]) -> str:
    """A name (CSL-JSON) in the order of speech."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return plain_line(name.get("literal") or " ".join(name[part] for part in parts if name.get(part)))


def _correction(date: str, text: str) -> Facts:
    return {"@type": "CorrectionComment", "datePublished": date, "text": text}


def _file(address: str, media_type: str) -> Facts:
    return {"@type": "MediaObject", "contentUrl": address, "encodingFormat": media_type}


def _at(address: str) -> Facts:
    return {"url": address} if address else {}
