"""What programs ask first: every brief as data (`briefs.json`), as lines for models of language (`llms.txt`), and
where robots find all pages (`robots.txt`).

`schema/briefs.json` says what `briefs.json` holds. It keeps what it has: `VERSION` rises only where something goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Contributor
from briefsite.model.codec import encode
from briefsite.model.xml_text import fit
from briefsite.read.paths import (
    BRIEFS_DATA,
    CITATION_FORMATS,
    HOME,
    LLMS,
    OPEN_SEARCH,
    ROBOTS,
    SEARCH,
    SOURCES,
    address_of,
    bibliography_path,
    brief_path,
    citation_path,
    feed_path,
    file_address,
    person_path,
    schema_path,
    topic_path,
    twin_path,
    web_address,
)
from briefsite.render.license import license_for_programs
from briefsite.render.listing import author_name, by_name, topics_of
from briefsite.render.markup import Asset, escape, escape_html
from briefsite.render.signposts import reading_files
from briefsite.wording.languages import localised

VERSION = 1
WITH_SUMMARIES = 100
"""So many of the newest briefs are named in `llms.txt` with what they say; older ones by their titles."""


def catalogue(corpus: Corpus) -> Iterator[Asset]:
    """The files that are there wherever a brief is; robots need the address of the site."""
    if not corpus.briefs:
        return
    yield Asset(BRIEFS_DATA, _briefs(corpus))
    yield Asset(LLMS, _llms(corpus))
    if corpus.options.site_url:
        yield Asset(OPEN_SEARCH, _open_search(corpus))
        yield Asset(ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {file_address(corpus.options, 'sitemap.xml')}\n")


def _open_search(corpus: Corpus) -> str:
    """The search as OpenSearch 1.1 describes one; the name that a browser shows has at most 16 signs."""
    options, name = corpus.options, escape_html(fit(corpus.options.site_name))
    short = escape_html(fit(options.site_name)[:16].strip())
    address = escape_html(web_address(options, SEARCH))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{short}</ShortName>\n<Description>{name}</Description>\n<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{address}?q={{searchTerms}}"/>\n</OpenSearchDescription>\n'
    )


def _address(corpus: Corpus, path: str) -> str:
    """The whole address of a page; without that of the site, as it is found from the root."""
    options = corpus.options
    return web_address(options, path) if options.site_url else address_of(path, options.directory_urls) or "./"


def _known(facts: Mapping[str, object]) -> Mapping[str, object]:
    return {name: value for name, value in facts.items() if value not in (None, "", (), [])}


def _briefs(corpus: Corpus) -> str:
    options = corpus.options
    head = {
        "version": VERSION,
        "schema": file_address(corpus.options, schema_path("briefs")),
        "title": fit(options.site_name),
        "url": _address(corpus, HOME),
        "language": options.language,
        "bibliography": file_address(corpus.options, bibliography_path("json")) if corpus.references else None,
    }
    lines = ",\n".join(encode(_brief(linked, corpus)).decode() for linked in corpus.briefs)
    return f'{encode(_known(head)).decode()[:-1]},"briefs":[\n{lines}\n]}}\n'


def _brief(linked: LinkedBrief, corpus: Corpus) -> Mapping[str, object]:
    front = linked.brief.front
    return _known(
        {
            "id": linked.slug,
            "url": _address(corpus, brief_path(linked.slug)),
            "type": front.type,
            "title": fit(front.title),
            "subtitle": fit(front.subtitle or ""),
            "summary": fit(front.summary),
            "language": front.lang,
            "date": front.date.isoformat(),
            "updated": front.updated and front.updated.isoformat(),
            "authors": [_person(person, corpus, front.lang) for person in front.authors],
            "editors": [_person(person, corpus, front.lang) for person in front.editors],
            "topics": [_topic(topic, corpus, front.lang) for topic in topics_of(front, corpus)],
            "series": fit(front.series or ""),
            "number": fit(front.number or ""),
            "doi": front.doi,
            "license": license_for_programs(front, corpus.options),
            "translation_of": front.translation_of if front.translation_of in corpus.by_slug else None,
            "translations": linked.translations,
            "formerly": front.formerly,
            "corrections": [{"date": item.date.isoformat(), "text": fit(item.text)} for item in front.corrections],
            "sources": linked.sources,
            "files": [file_address(corpus.options, path) for path in _files(linked, corpus)],
        }
    )


def _files(linked: LinkedBrief, corpus: Corpus) -> Iterator[str]:
    """The paths of all that can be taken along of a brief."""
    if corpus.options.twins:
        yield twin_path(linked.slug)
    yield from (citation_path(linked.slug, ending) for ending in CITATION_FORMATS)
    yield from reading_files(linked, corpus).values()


def _person(contributor: Contributor, corpus: Corpus, lang: str) -> Mapping[str, object]:
    person = corpus.people.get(contributor.id or "")
    return _known(
        {
            "name": fit(author_name(contributor, corpus, lang)),
            "id": person and person.id,
            "url": person and _address(corpus, person_path(person.id)),
            "kind": person.kind if person else None,
            "affiliation": fit(contributor.affiliation or (person.affiliation if person else None) or ""),
            "orcid": contributor.orcid or (person.orcid if person else None),
        }
    )


def _topic(topic: str, corpus: Corpus, lang: str) -> Mapping[str, object]:
    known = corpus.topics[topic]
    name = fit(localised(known.names, lang, known.name))
    return {"id": topic, "name": name, "url": _address(corpus, topic_path(topic))}


def _text_address(corpus: Corpus, slug: str) -> str:
    """Where a brief is Markdown, or else its page."""
    has_twin = corpus.options.twins
    return file_address(corpus.options, twin_path(slug)) if has_twin else _address(corpus, brief_path(slug))


def _llms(corpus: Corpus) -> str:
    own, options = corpus.words(), corpus.options
    lists, sources = own.lists, own.sources.heading
    lines = [f"# {escape(options.site_name)}", "", f"> {lists.every_brief.format(site=escape(options.site_name))}", ""]
    lines += [f"## {lists.briefs}", ""]
    for number, linked in enumerate(corpus.briefs):
        front = linked.brief.front
        said = f": {escape(front.summary)}" if number < WITH_SUMMARIES and front.summary else ""
        lines.append(f"- [{escape(front.title)}]({_text_address(corpus, linked.slug)}){said}")
    lines += ["", f"## {lists.topics}", ""]
    for topic in by_name(corpus, corpus.topics.values()):
        if topic.id in corpus.on_topic:
            address = _address(corpus, topic_path(topic.id))
            lines.append(f"- [{escape(topic.name)}]({address}): {escape(topic.definition)}")
    files = [(BRIEFS_DATA, "JSON"), *([(bibliography_path("json"), "CSL-JSON")] if corpus.references else [])]
    files += [(feed_path(), own.frame.feed)] if options.site_url else []
    lines += ["", f"## {sources}", "", f"- [{sources}]({_address(corpus, SOURCES)})"]
    lines += [f"- [{path.rpartition('/')[2]}]({file_address(options, path)}): {kind}" for path, kind in files]
    return "\n".join(map(fit, lines)) + "\n"
