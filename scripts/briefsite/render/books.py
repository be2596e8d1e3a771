"""What a book is to hold: one brief, or several as a reader, with what its first pages and its catalogue say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from briefsite.link import Corpus, LinkedBrief
from briefsite.model.front_matter import Contributor
from briefsite.read.paths import address_of, book_path, brief_path, topic_book_path, topic_path, web_address
from briefsite.render.license import license_of_brief
from briefsite.render.listing import author_name
from briefsite.wording import whole_title
from briefsite.wording.languages import localised, long_date

MOST_CHAPTERS = 50
"""So many of the newest briefs of a topic are a book: it is made anew with each of them."""


class Chapter(Struct, frozen=True):
    """A brief in a book."""

    title: str
    lang: str
    address: str
    """Where its finished page stands on the site, as the site addresses it: `briefs/ports/`."""
    file: str
    """The file of that page: `briefs/ports/index.html`."""
    authors: tuple[str, ...]


class Book(Struct, frozen=True):
    """What a book says of itself, and the briefs in it."""

    path: str
    """Where it stands on the site."""
    title: str
    lang: str
    publisher: str
    site: str
    """The address of the site, with a slash at its end; empty where it has none."""
    address: str
    """That of the page which the book is of; empty likewise."""
    published: str
    """When it came out (ISO 8601); a reader has the date of its newest brief."""
    changed: str
    day: str
    """The same in words."""
    kind: str = ""
    """What it is, in words: `Policy brief · No. 3`."""
    subtitle: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    license: tuple[str, str] = ("", "")
    """The name of the licence, and where its terms stand."""
    series: tuple[str, str] = ("", "")
    """The name of the series, and its number in it."""
    chapters: tuple[Chapter, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    """What the publication says otherwise (`Options.words`)."""


def books(corpus: Corpus) -> Iterator[Book]:
    """The book of every brief, and of every topic with briefs."""
    yield from (brief_book(linked, corpus) for linked in corpus.briefs)
    yield from (topic_book(topic, corpus) for topic in corpus.topics if corpus.on_topic.get(topic))


def brief_book(linked: LinkedBrief, corpus: Corpus) -> Book:
    """A brief as a book of its own."""
    front, own = linked.brief.front, corpus.words(linked.brief.front.lang)
    license = license_of_brief(front, corpus.options)
    number = own.brief.number.format(number=front.number) if front.number else ""
    return Book(
        book_path(linked.slug),
        front.title,
        front.lang,
        corpus.options.site_name,
        _site(corpus),
        _address(brief_path(linked.slug), corpus),
        front.date.isoformat(),
        (front.updated or front.date).isoformat(),
        long_date(front.lang, front.updated or front.date),
        " · ".join(filter(None, (own.brief_types[front.type], front.series, number))),
        front.subtitle or "",
        front.summary,
        _names(front.authors, corpus, front.lang),
        _names(front.editors, corpus, front.lang),
        tuple(
            localised(topic.names, front.lang, topic.name) for topic in map(corpus.topics.get, front.topics) if topic
        ),
        (license.name, license.address) if license else ("", ""),
        (front.series or "", front.number or ""),
        (_chapter(linked, corpus),),
        corpus.options.words,
    )


def topic_book(topic: str, corpus: Corpus) -> Book:
    """The newest briefs of a topic as a reader."""
    found, options = corpus.topics[topic], corpus.options
    slugs = corpus.on_topic[topic][:MOST_CHAPTERS]
    title = localised(found.names, options.language, found.name)
    return reader(topic_book_path(topic), title, slugs, corpus, found.definition, _address(topic_path(topic), corpus))


def reader(path: str, title: str, slugs: Sequence[str], corpus: Corpus, summary: str = "", address: str = "") -> Book:
    """Several briefs as one book, in the order given."""
    linked = [corpus.by_slug[slug] for slug in slugs]
    options = corpus.options
    chapters = tuple(_chapter(each, corpus) for each in linked)
    newest = max(each.brief.front.updated or each.brief.front.date for each in linked)
    return Book(
        path,
        title,
        options.language,
        options.site_name,
        _site(corpus),
        address,
        newest.isoformat(),
        newest.isoformat(),
        long_date(options.language, newest),
        summary=summary,
        authors=tuple(dict.fromkeys(name for chapter in chapters for name in chapter.authors)),
        license=_shared_license(linked, corpus),
        chapters=chapters,
        words=options.words,
    )


def _chapter(linked: LinkedBrief, corpus: Corpus) -> Chapter:
    front = linked.brief.front
    address = address_of(brief_path(linked.slug), corpus.options.directory_urls)
    return Chapter(
        whole_title(corpus.words(front.lang), front.title, front.subtitle),
        front.lang,
        address,
        f"{address}index.html" if address.endswith("/") else address,
        _names(front.authors, corpus, front.lang),
    )


def _names(people: Iterable[Contributor], corpus: Corpus, lang: str) -> tuple[str, ...]:
    return tuple(author_name(person, corpus, lang) for person in people)


def _shared_license(linked: Sequence[LinkedBrief], corpus: Corpus) -> tuple[str, str]:
    """The licence of all of them, where they have one in common."""
    found = {license_of_brief(each.brief.front, corpus.options) for each in linked}
    license = found.pop() if len(found) == 1 else None
    return (license.name, license.address) if license else ("", "")


def _site(corpus: Corpus) -> str:
    address = corpus.options.site_url
    return f"{address.rstrip('/')}/" if address else ""


def _address(path: str, corpus: Corpus) -> str:
    return web_address(corpus.options, path) if corpus.options.site_url else ""
