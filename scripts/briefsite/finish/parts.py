"""A finished page in four parts: most steps change one of them, and need not copy the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

Front = Mapping[str, object]
"""The front matter of the page: `lang`, `dir` and what else its renderer said of it."""

_HEAD_END, _ARTICLE, _ARTICLE_END = "</head>", "<article", "</article>"


class Parts(NamedTuple):
    """A page: its head up to `</head>`, what follows up to the article, the article with its tags, and the rest.

    What a page does not have is empty.
    """

    head: str
    above: str
    article: str
    below: str


OfText = Callable[[str, Front], str]
Step = Callable[[Parts, Front], Parts]


def cut(html: str) -> Parts:
    """The parts of a page, which put together are the page."""
    head = max(html.find(_HEAD_END), 0)
    start, end = html.find(_ARTICLE, head), html.rfind(_ARTICLE_END, head)
    if start < 0 or end < start:
        return Parts(html[:head], html[head:], "", "")
    end += len(_ARTICLE_END)
    return Parts(html[:head], html[head:start], html[start:end], html[end:])


def in_head(step: OfText) -> Step:
    """A step that changes the head of a page which has one; what is put at its end stands before `</head>`."""
    return lambda page, front: page._replace(head=step(page.head, front)) if page.head else page


def in_article(step: OfText) -> Step:
    """A step that changes the article of a page which has one."""
    return lambda page, front: page._replace(article=step(page.article, front)) if page.article else page


def around_article(step: OfText) -> Step:
    """A step that changes all but the article."""
    return lambda page, front: Parts(
        step(page.head, front), step(page.above, front), page.article, step(page.below, front)
    )
