"""What a page says of itself to the search: whether it is in it, by what to filter it, what stands below its title."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from briefsite.link import Corpus
from briefsite.model import Contributor, FrontMatter
from briefsite.render.markup import Page, isolated_text
from briefsite.wording import join
from briefsite.wording.languages import localised, long_date


def with_search(page: Page) -> Page:
    """Give a generated page its front matter `search`: one that says nothing of it only lists, and is not searched.

    `exclude` is Material's own word.
    """
    return replace(page, front={**page.front, "search": page.front.get("search", {"exclude": True})})


def introducing(kind: str) -> Mapping[str, object]:
    """The front matter `search` of a page that introduces a thing of a kind: searched down to its list of briefs."""
    return {"filters": {"type": {kind: ""}}, "until": ["briefs"]}


def brief_found(front: FrontMatter, corpus: Corpus) -> Mapping[str, object]:
    """The front matter `search` of a brief (`finish/indexed.py` puts it into the page).

    `filters` maps each filter to its values: an id, the same in every language, and how the brief's language calls it.
    `until` names the headings at which the text ends.
    """
    lang = front.lang
    own = corpus.words(lang)
    kind = own.brief_types[front.type]
    authors = {_identity(author): _name(author, corpus, lang) for author in front.authors}
    topics = {
        topic: localised(corpus.topics[topic].names, lang, corpus.topics[topic].name)
        for topic in front.topics
        if topic in corpus.topics
    }
    year = str(front.date.year)
    return {
        "filters": {
            "type": {front.type: kind},
            "topic": topics,
            "person": authors,
            "year": {year: year},
        },
        "about": " · ".join(
            (kind, isolated_text(join(own, list(authors.values())), lang), long_date(lang, front.date))
        ),
        "until": ["sources", "related", "cite-this"],
    }


def _identity(author: Contributor) -> str:
    return author.id or author.name


def _name(author: Contributor, corpus: Corpus, lang: str) -> str:
    person = corpus.people.get(author.id) if author.id else None
    return localised(person.names, lang, person.name) if person else author.name
