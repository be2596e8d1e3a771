"""What shows a link to a brief with title and picture reads (https://ogp.me), and where to find the picture."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from briefsite.link import Corpus, LinkedBrief
from briefsite.model.social_cards import HEIGHT, WIDTH
from briefsite.read.paths import brief_path, card_path, person_path, web_address
from briefsite.render.citation_tags import topic_names
from briefsite.wording import whole_title
from briefsite.wording.languages import locale_name

_SHOWN = (".jpg", ".jpeg", ".png", ".webp", ".gif")
"""Endings of pictures that are shown beside a link: no drawings."""
Properties = Iterator[tuple[str, str | None]]


def open_graph(linked: LinkedBrief, corpus: Corpus) -> Properties:
    """Names and values; those without a value are none."""
    front, options = linked.brief.front, corpus.options
    yield "og:type", "article"
    yield "og:title", whole_title(corpus.words(front.lang), front.title, front.subtitle)
    yield "og:description", front.summary
    yield "og:site_name", options.site_name
    yield "og:locale", locale_name(front.lang)
    for slug in linked.translations:
        yield "og:locale:alternate", locale_name(corpus.by_slug[slug].brief.front.lang)
    yield "article:published_time", front.date.isoformat()
    yield "article:modified_time", front.updated.isoformat() if front.updated else None
    for name in topic_names(front, corpus):
        yield "article:tag", name
    if options.site_url:
        for author in front.authors:
            if author.id in corpus.people:
                yield "article:author", web_address(options, person_path(author.id or ""))
        yield "og:url", web_address(options, brief_path(linked.slug))
        yield from _picture(linked, corpus)


def shown_picture(linked: LinkedBrief, corpus: Corpus) -> str | None:
    """The whole address of the picture that stands beside a link: the brief's own, else its card; None without both."""
    image, options = linked.brief.front.image, corpus.options
    if not options.site_url:
        return None
    if image is not None and "://" not in image.file and image.file.lower().endswith(_SHOWN):
        return f"{options.site_url.rstrip('/')}/{posixpath.normpath(f'briefs/{image.file}')}"
    path = card_path(linked.slug)
    return web_address(options, path) if path in corpus.cards else None


def _picture(linked: LinkedBrief, corpus: Corpus) -> Properties:
    front, address = linked.brief.front, shown_picture(linked, corpus)
    if address is None:
        return
    yield "og:image", address
    if address.endswith(card_path(linked.slug)):
        yield "og:image:width", str(WIDTH)
        yield "og:image:height", str(HEIGHT)
        yield "og:image:alt", whole_title(corpus.words(front.lang), front.title, front.subtitle)
    elif front.image is not None:
        yield "og:image:alt", front.image.alt
