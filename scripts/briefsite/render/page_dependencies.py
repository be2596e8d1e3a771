"""What of a corpus a page may show: the rest is not there for it, so its page cannot depend on it."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from briefsite.cite import Styles
from briefsite.link import Corpus, LinkedBrief, Mention
from briefsite.model import Citation, CitationItem, FrontPage, Markdown, Place
from briefsite.model.digests import digest_of
from briefsite.read.paths import card_path

_NO_TEXT = Markdown("", 0)


class BriefPage(Struct, frozen=True):
    """All that the page of a brief is made of: the brief, what it names, and what the styles say."""

    linked: LinkedBrief
    corpus: Corpus
    styles: Styles


class Lists:
    """All that pages that list are made of: of briefs their front matter, of citations what is quoted of them.

    `corpus` is for those that show what cites and is cited, `without_citations` for all others.
    """

    def __init__(self, corpus: Corpus, lean_corpus: Corpus, styles: Styles) -> None:
        """`lean_corpus` is what `lean` leaves of the corpus."""
        self._whole = corpus
        self._lean_corpus = lean_corpus
        self._styles = styles

    @cached_property
    def corpus(self) -> Corpus:
        """What lists that show citations see of the corpus."""
        return _with_mentions(self._whole, self._lean_corpus)

    @cached_property
    def without_citations(self) -> Corpus:
        """What lists that show none see of it."""
        bare = self._lean_corpus
        return replace(bare, references={}, citations={}, citing_briefs={}, cited_on_pages={}, pages=(), cards={})

    @cached_property
    def name_with_citations(self) -> str:
        """A short name for what `corpus` and the styles say.

        To write down all mentions takes a twentieth of a build of what is known. What each brief's say has a name
        already, which was made of them when they were found (`mentions_digest`).
        """
        texts = (*self._whole.briefs, *self._whole.pages)
        mentioned = [(linked.mentions_digest, linked.sources, linked.is_note_style) for linked in texts]
        return digest_of((self._lean_corpus, mentioned, self._styles)).hex()

    @cached_property
    def name(self) -> str:
        """A short name for what `without_citations` says."""
        return digest_of(self.without_citations).hex()


def around(linked: LinkedBrief, corpus: Corpus) -> Corpus:
    """Of a corpus that is `lean`, what the page of a brief may show of others."""
    return replace(
        corpus,
        briefs=(),
        pages=(),
        cited_on_pages={key: corpus.cited_on_pages[key] for key in linked.sources if key in corpus.cited_on_pages},
        references={key: corpus.references[key] for key in linked.sources},
        topics={id: corpus.topics[id] for id in _topics(linked) if id in corpus.topics},
        people={id: corpus.people[id] for id in _people(linked) if id in corpus.people},
        by_slug={slug: corpus.by_slug[slug] for slug in (linked.slug, *_others(linked))},
        citations={key: corpus.citations.get(key, 0) for key in linked.sources},
        citing_briefs={key: corpus.citing_briefs.get(key, 0) for key in linked.sources},
        on_topic={},
        written_by={},
        cards={path: True for path in [card_path(linked.slug)] if path in corpus.cards},
    )


def lean(corpus: Corpus) -> Corpus:
    """A corpus with the front matter of briefs, and how often each source is cited: enough for `around`.

    Where in its file something stands only a check asks.
    """
    briefs, pages = tuple(map(_front_of, corpus.briefs)), tuple(map(_front_of, corpus.pages))
    return replace(
        corpus,
        briefs=briefs,
        pages=pages,
        references={key: reference.shown for key, reference in corpus.references.items()},
        topics={id: replace(topic, place=Place(topic.place.path)) for id, topic in corpus.topics.items()},
        people={id: replace(person, place=Place(person.place.path)) for id, person in corpus.people.items()},
        by_slug={linked.slug: linked for linked in (*briefs, *pages)},
        cited_in={},
        options=replace(corpus.options, front_page=FrontPage()),  # only pages written by hand can ask for it
    )


def without_places(linked: LinkedBrief) -> LinkedBrief:
    """The brief without the places of what stands in its front matter."""
    return replace(linked, brief=replace(linked.brief, front=replace(linked.brief.front, places={})))


def _with_mentions(corpus: Corpus, lean_corpus: Corpus) -> Corpus:
    whole, bare = (*corpus.briefs, *corpus.pages), (*lean_corpus.briefs, *lean_corpus.pages)
    texts = tuple(
        replace(front, mentions=tuple(map(_without_place, linked.mentions)), sources=linked.sources)
        for linked, front in zip(whole, bare, strict=True)
    )
    mentions = {(mention.slug, mention.id): mention for linked in texts for mention in linked.mentions}
    return replace(
        lean_corpus,
        briefs=texts[: len(lean_corpus.briefs)],
        pages=texts[len(lean_corpus.briefs) :],
        by_slug={linked.slug: linked for linked in texts},
        cited_in={key: tuple(mentions[m.slug, m.id] for m in cited) for key, cited in corpus.cited_in.items()},
    )


def _topics(linked: LinkedBrief) -> list[str]:
    """The topics that the page of a brief names."""
    related = (topic for related in linked.related for topic in related.topics)
    return sorted({*linked.brief.front.topics, *related})


def _people(linked: LinkedBrief) -> list[str]:
    front = linked.brief.front
    return sorted({person.id for person in (*front.authors, *front.editors) if person.id})


def _others(linked: LinkedBrief) -> tuple[str, ...]:
    return (*linked.translations, *(related.slug for related in linked.related))


def _front_of(linked: LinkedBrief) -> LinkedBrief:
    brief = without_places(linked).brief
    bare = replace(brief, body=_NO_TEXT, charts=(), front_links=())
    return replace(linked, brief=bare, mentions=(), notes=(), sources=(), related=(), mentions_digest="", earlier=())


def _without_place(mention: Mention) -> Mention:
    # There are tens of thousands, and `_replace` takes three times as long.
    _, _, items, note = mention.citation
    bare = [CitationItem(i.key, 0, 0, i.mode, i.prefix, i.suffix, i.label, i.locator) for i in items]
    return replace(mention, citation=Citation(0, 0, tuple(bare), note))
