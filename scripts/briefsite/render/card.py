"""What a list or the front page shows of a brief beside its words: its picture, its key figures, what it is."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from briefsite.link import LinkedBrief
from briefsite.model import FrontMatter, Image
from briefsite.read.addresses import is_web
from briefsite.read.paths import brief_path
from briefsite.render.markup import escape, in_language, link
from briefsite.wording import Words


def kind_of(front: FrontMatter, own: Words) -> str:
    """What it is, and of which series."""
    return escape(" · ".join(filter(None, (own.brief_types[front.type], front.series))))


def first_figures(front: FrontMatter, lang: str, most: int) -> list[str]:
    """The first of its key figures, on a page in `lang`; the note that carries each is on the page of the brief."""
    return [
        in_language(f"**{escape(figure.value)}** {escape(figure.label)}", front.lang, lang)
        for figure in front.key_figures[:most]
    ]


def picture(linked: LinkedBrief, page: str, css_class: str, *, is_first: bool = False) -> str:
    """The picture of a brief as a link to it, with who made it; nothing where it has none on this site.

    `is_first`: it is in the first screen, and loaded at once. In a list it says no more than the title beside it, so it
    is not read out.
    """
    image = linked.brief.front.image
    if image is None or is_web(image.file):
        return ""
    address = posixpath.relpath(posixpath.join("/briefs", image.file), f"/{posixpath.dirname(page)}")
    address = f"<{address}>" if " " in address else address
    attributes = " ".join((f".{css_class}", *_focus(image), *(['loading="eager"'] if is_first else [])))
    shown = f"![{escape(image.alt) if is_first else ''}]({address}){{ {attributes} }}"
    unseen = "" if is_first else '{ tabindex="-1" aria-hidden="true" }'
    linked_picture = f"{link(shown, brief_path(linked.slug), page)}{unseen}"
    credit = f'\n<span class="about">{escape(image.credit)}</span>' if is_first and image.credit else ""
    return f"{linked_picture}{credit}"


def _focus(image: Image) -> Iterator[str]:
    """What of the picture must be seen where it is cut, in tenths, as classes: no policy of ours lets a style in."""
    if image.focus is not None:
        across, down = (round(int(share) / 10) for share in image.focus.replace("%", "").split())
        yield from (f".focus-x{across}", f".focus-y{down}")
