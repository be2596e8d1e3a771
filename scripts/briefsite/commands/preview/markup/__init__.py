"""What a reader would see of a change: two articles become one, with insertions and deletions."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from briefsite.commands.preview.markup.blocks import write_children
from briefsite.commands.preview.markup.inline import Pen
from briefsite.commands.preview.markup.nodes import Block, Keys, take_apart

_NAVIGATION = "h2[@id='related']"
"""What the site itself adds, and changes with every other brief."""


@dataclass(frozen=True, slots=True)
class MarkedUp:
    """An article with its changes marked, and how many there are: each has the identifier `change-1`, `change-2` …"""

    article: html.HtmlElement
    changes: int


def mark_up(old: html.HtmlElement, new: html.HtmlElement) -> MarkedUp | None:
    """The new article with the changes from the old one marked; None where a reader would see none.

    Permalinks and ways back are not compared, nor is the list of related briefs: the site adds them by itself.
    """
    before, after = _both(old, new)
    if before.key == after.key:
        return None
    pen = Pen()
    article = pen.shell(after.element)
    write_children(article, before, after, pen)
    return MarkedUp(article, pen.changes) if pen.changes else None


def reads_differently(old: html.HtmlElement, new: html.HtmlElement) -> bool:
    """Whether a reader would see a change."""
    before, after = _both(old, new)
    return before.key != after.key


def _both(old: html.HtmlElement, new: html.HtmlElement) -> tuple[Block, Block]:
    keys: Keys = {}
    return take_apart(_without_related(old), keys), take_apart(_without_related(new), keys)


def _without_related(article: html.HtmlElement) -> html.HtmlElement:
    for heading in article.xpath(f"./{_NAVIGATION}"):
        list_ = heading.getnext()
        if list_ is not None and list_.tag == "ul":
            article.remove(list_)
        article.remove(heading)
    return article


__all__ = ["MarkedUp", "mark_up", "reads_differently"]
