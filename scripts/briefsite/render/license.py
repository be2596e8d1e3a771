"""What others may do with a brief: for its readers, and for programs (`rel="license"`, schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Contributor, FrontMatter, Options
from briefsite.model.looks import License
from briefsite.read.licenses import license_of, spdx_of
from briefsite.read.paths import brief_path, web_address
from briefsite.render.listing import author_name
from briefsite.render.markup import escape
from briefsite.wording import whole_title

_AS_TYPED = "%/:?#@!$&'*+,;=[]"
"""Of an address what stands in a link of Markdown as it is: no brackets that could end it."""


def license_of_brief(front: FrontMatter, options: Options) -> License | None:
    """The licence of a brief, else that of the publication."""
    license = front.license or options.license
    return license_of(license) if license else None


def license_for_programs(front: FrontMatter, options: Options) -> str:
    """The identifier of the licence of a brief, or the address of its terms."""
    given = front.license or options.license
    return license_of(given).address if "<" in given else spdx_of(given) or given


def license_line(front: FrontMatter, corpus: Corpus) -> str:
    """The licence as the page of a brief names it; nothing where it has none."""
    license = license_of_brief(front, corpus.options)
    if license is None:
        return ""
    name = f"[{escape(license.name)}]({quote(license.address, _AS_TYPED)})" if license.address else escape(license.name)
    return f"{corpus.words(front.lang).brief.license.format(license=name)}\n{{.license}}"


def license_facts(linked: LinkedBrief, corpus: Corpus) -> Iterator[tuple[str, object]]:
    """Front matter for the head of a brief's page, where its terms have an address."""
    front, options = linked.brief.front, corpus.options
    license = license_of_brief(front, options)
    if license is None or not license.address:
        return
    yield "license", license.address
    facts: Mapping[str, object] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": whole_title(corpus.words(front.lang), front.title, front.subtitle),
        "url": web_address(options, brief_path(linked.slug)) if options.site_url else None,
        "inLanguage": front.lang,
        "datePublished": front.date.isoformat(),
        "dateModified": front.updated.isoformat() if front.updated else None,
        "author": [_author(author, corpus, front.lang) for author in front.authors],
        "publisher": {"@type": "Organization", "name": options.site_name},
        "license": license.address,
    }
    yield "linked_data", json.dumps({name: value for name, value in facts.items() if value}, ensure_ascii=False)


def _author(author: Contributor, corpus: Corpus, lang: str) -> Mapping[str, str]:
    person = corpus.people.get(author.id or "")
    kind = "Person" if person is None or person.kind == "person" else "Organization"
    return {"@type": kind, "name": author_name(author, corpus, lang)}
