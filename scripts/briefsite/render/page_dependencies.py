"""What of a corpus a page may show: the rest is not there for it, so its page cannot depend on it.

And what that says, in short (a digest), without making the page: while it stays, so does the page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefsite.fast.cache import digest
from briefsite.fast.cache.codec import encode
from briefsite.link import Corpus, LinkedBrief, Mention
from briefsite.model import Citation, CitationItem, Markdown
from briefsite.model.text_fields import texts_of

_NO_TEXT = Markdown("", 0)
_NONE = b"-"
_SOMEWHERE = Mention("", Citation(0, 0, ()), "", "")
"""Stands for a citation of which the page shows no more than that there is one."""


def around(linked: LinkedBrief, corpus: Corpus) -> Corpus:
    """A corpus of the brief alone: what it names, and of related briefs and translations their front matter."""
    near = [corpus.by_slug[slug] for slug in _others(linked)]
    return replace(
        corpus,
        briefs=(linked,),
        references={key: corpus.references[key] for key in linked.sources},
        topics={id: corpus.topics[id] for id in _topics(linked) if id in corpus.topics},
        people={id: corpus.people[id] for id in _people(linked) if id in corpus.people},
        by_slug={linked.slug: linked, **{other.slug: _front_of(other) for other in near}},
        cited_in={key: (_SOMEWHERE,) * len(corpus.cited_in.get(key, ())) for key in linked.sources},
        citing_briefs={key: corpus.citing_briefs.get(key, 0) for key in linked.sources},
        on_topic={},
        written_by={},
    )


def lean(corpus: Corpus) -> Corpus:
    """A corpus with the front matter of briefs, and how often each source is cited: enough for `around`."""
    briefs = tuple(map(_bare, corpus.briefs))
    return replace(
        corpus,
        briefs=briefs,
        by_slug={linked.slug: linked for linked in briefs},
        cited_in={key: (_SOMEWHERE,) * len(found) for key, found in corpus.cited_in.items()},
    )


def listed(corpus: Corpus) -> Corpus:
    """A corpus for pages that list: of briefs their front matter, and of citations what is quoted of them."""
    briefs = tuple(
        replace(_front_of(linked), mentions=tuple(map(_without_place, linked.mentions)), sources=linked.sources)
        for linked in corpus.briefs
    )
    mentions = {(mention.slug, mention.id): mention for linked in briefs for mention in linked.mentions}
    return replace(
        corpus,
        briefs=briefs,
        by_slug={linked.slug: linked for linked in briefs},
        cited_in={key: tuple(mentions[m.slug, m.id] for m in found) for key, found in corpus.cited_in.items()},
    )


class Digests(Struct, frozen=True):
    """What the parts of a corpus say, each in short."""

    made_in: bytes
    """What the styles say."""
    options: bytes
    topics: Mapping[str, bytes]
    people: Mapping[str, bytes]
    references: Mapping[str, bytes]
    fronts: Mapping[str, bytes]
    """The front matter of every brief, by its slug."""

    @classmethod
    def of(cls, corpus: Corpus, made_in: bytes) -> Digests:
        """The digests of a corpus. `made_in` is that of the styles."""
        options = encode((replace(corpus.options, frames=frozenset()), sorted(corpus.options.frames)))
        return cls(
            made_in,
            digest(options),
            {id: digest(encode(topic)) for id, topic in corpus.topics.items()},
            {id: digest(encode(person)) for id, person in corpus.people.items()},
            {key: bytes.fromhex(reference.digest) for key, reference in corpus.references.items()},
            {linked.slug: _digest_front(linked) for linked in corpus.briefs},
        )

    def around(self, linked: LinkedBrief, corpus: Corpus) -> bytes:
        """All that `around` leaves for the page of a brief."""
        counts = [(len(corpus.cited_in.get(key, ())), corpus.citing_briefs.get(key, 0)) for key in linked.sources]
        related = [(related.slug, related.sources, related.topics) for related in linked.related]
        return digest(
            self.made_in,
            self.options,
            linked.brief.body.digest or linked.brief.body.text,
            self.fronts[linked.slug],
            json.dumps((linked.style, related, linked.translations, linked.sources, counts, corpus.are_sources_paged)),
            str(linked.original_changed),
            b"".join(self.topics.get(id, _NONE) for id in _topics(linked)),
            b"".join(self.people.get(id, _NONE) for id in _people(linked)),
            b"".join(self.references[key] for key in linked.sources),
            b"".join(self.fronts[slug] for slug in _others(linked)),
        )

    def listed(self, corpus: Corpus, *, citations: bool) -> bytes:
        """All that `listed` leaves for pages that list; without `citations` the mentions and sources are left out."""
        order = json.dumps([(linked.slug, linked.translations) for linked in corpus.briefs])
        fronts = b"".join(self.fronts[linked.slug] for linked in corpus.briefs)
        names = json.dumps([[*self.topics], [*self.people]])
        site = digest(self.options, names, *self.topics.values(), *self.people.values())
        if not citations:
            return digest(site, order, fronts)
        quoted = "".join(linked.quoted for linked in corpus.briefs)
        sources = json.dumps([(linked.sources, linked.is_note_style) for linked in corpus.briefs])
        references = json.dumps([*self.references]), b"".join(self.references.values())
        return digest(self.made_in, site, order, fronts, quoted, sources, *references)


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
    if linked.brief.body is _NO_TEXT:  # nothing else is left of it already
        return linked
    brief = replace(linked.brief, body=_NO_TEXT, charts=())
    return replace(linked, brief=brief, mentions=(), notes=(), sources=(), related=())


def _bare(linked: LinkedBrief) -> LinkedBrief:
    """Its front matter without the places of keys: only who finds a fault in it asks for those."""
    return _front_of(replace(linked, brief=replace(linked.brief, front=replace(linked.brief.front, places={}))))


def _without_place(mention: Mention) -> Mention:
    # There are tens of thousands, and `_replace` takes three times as long.
    _, _, items, note = mention.citation
    bare = [CitationItem(i.key, 0, 0, i.mode, i.prefix, i.suffix, i.label, i.locator) for i in items]
    return replace(mention, citation=Citation(0, 0, tuple(bare), note))


def _digest_front(linked: LinkedBrief) -> bytes:
    brief = linked.brief
    # Front matter says what its text says, but for a status that the moment decides (`publication.marked`).
    if brief.body.text:
        said = [brief.path, brief.front.status, brief.body.text[: brief.body.body_start]]
        if brief.front.cited:  # it may name who wrote a source, which stands elsewhere
            said += [text for _, text, field in texts_of(brief.front) if field.is_listed]
        return digest(*said)
    return digest(brief.path, encode(brief.front))
