"""What of a corpus the page of one brief shows: the rest is not there for it, so its page cannot depend on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefsite.cache import digest
from briefsite.cache.codec import encode
from briefsite.model import Citation, Markdown
from briefsite.resolve import Corpus, LinkedBrief, Mention

_NO_TEXT = Markdown("", 0, "")
_SOMEWHERE = Mention("", Citation(0, 0, ()), "", "")
"""Stands for a citation of which the page shows no more than that there is one."""


def around(linked: LinkedBrief, corpus: Corpus) -> Corpus:
    """A corpus of the brief alone: what it names, and of related briefs and translations their front matter."""
    front = linked.brief.front
    near = [corpus.by_slug[slug] for slug in (*linked.translations, *(related.slug for related in linked.related))]
    topics = {*front.topics, *(topic for related in linked.related for topic in related.topics)}
    people = {person.id for person in (*front.authors, *front.editors)}
    return replace(
        corpus,
        briefs=(linked,),
        references={key: corpus.references[key] for key in linked.sources},
        topics={id: corpus.topics[id] for id in sorted(topics) if id in corpus.topics},
        people={id: corpus.people[id] for id in sorted(filter(None, people)) if id in corpus.people},
        by_slug={linked.slug: linked, **{other.slug: _front_of(other) for other in near}},
        cited_in={key: (_SOMEWHERE,) * len(corpus.cited_in.get(key, ())) for key in linked.sources},
        citing_briefs={key: corpus.citing_briefs.get(key, 0) for key in linked.sources},
        on_topic={},
        written_by={},
    )


def digest_around(linked: LinkedBrief, near: Corpus, digests: Mapping[str, bytes], made_in: bytes) -> bytes:
    """All that `around` left, in short. `digests` are those of the references, `made_in` that of the styles."""
    counts = {key: (len(near.cited_in[key]), near.citing_briefs[key]) for key in near.references}
    others = [other for slug, other in near.by_slug.items() if slug != linked.slug]
    return digest(
        made_in,
        linked.brief.path,
        linked.brief.body.text,
        encode((near.options, linked.style, linked.related, linked.translations, counts)),
        encode((list(near.topics.values()), list(near.people.values()))),
        *(part for key in near.references for part in (key, digests[key])),
        *(encode((other.slug, other.brief.front)) for other in others),
    )


def _front_of(linked: LinkedBrief) -> LinkedBrief:
    brief = replace(linked.brief, body=_NO_TEXT, charts=())
    return replace(linked, brief=brief, mentions=(), notes=(), sources=(), related=())
