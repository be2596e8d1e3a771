"""Pictures with a caption: one is a figure, two to four in one paragraph are a gallery.

In the text a picture stands in a paragraph of its own, and below it a paragraph that begins with `Figure:`. What the
caption says behind `Credit:` is set apart. A picture with the class `wide` or `margin` makes its figure so.
"""

from __future__ import annotations

import re

from briefsite.finish.captions import caption_behind, caption_words
from briefsite.finish.language import page_words
from briefsite.finish.parts import Front
from briefsite.wording import FALLBACK, Words, words

MOST = 4
"""More pictures than these in one paragraph are no gallery."""
_IMAGE = r"(?:<a\b[^>]*>\s*<img\b[^>]*>\s*</a>|<img\b[^>]*>)"
_PICTURES = re.compile(rf"<p>\s*((?:{_IMAGE}\s*(?:<br>\s*)?)+)</p>")
_EACH = re.compile(_IMAGE)
_FORM = re.compile(r' class="[^"]*\b(wide|margin)\b')
_ONE_DESIGN = re.compile(r'src="[^"]*#(?:only|gh)-dark')


def make_figures(html: str, front: Front) -> str:
    """Make figures of the pictures of an article that have a caption below them."""
    if "<img" not in html:
        return html
    own = page_words(front)
    begins, out, done = caption_words(own, "figure"), [], 0
    for pictures in _PICTURES.finditer(html):
        caption = caption_behind(html, begins, pictures.end())
        if caption is not None:
            out += [html[done : pictures.start()], _figure(_EACH.findall(pictures[1]), _credited(caption.text, own))]
            done = caption.edge
    return "".join([*out, html[done:]])


def _figure(pictures: list[str], caption: str) -> str:
    shown = sum(not _ONE_DESIGN.search(picture) for picture in pictures)
    form = next((found[1] for picture in pictures if (found := _FORM.search(picture))), "")
    names = ["picture", *([form] if form else []), *(["gallery"] if 1 < shown <= MOST else [])]
    inner = "".join(f"<div>{picture}</div>" for picture in pictures) if "gallery" in names else "".join(pictures)
    return f'<figure class="{" ".join(names)}">{inner}<figcaption>{caption}</figcaption></figure>'


def _credited(caption: str, own: Words) -> str:
    """A caption in which the credit stands apart: the last words behind `Credit:`."""
    either = "|".join(re.escape(word) for word in sorted({own.content.credit, words(FALLBACK).content.credit}))
    found = list(re.finditer(rf"(?:^|(?<=\s)|(?<=[.。!?؟]))(?:{either})[\s\xa0\u202f]?[:：]", caption, re.IGNORECASE))
    if not found:
        return caption
    at = found[-1].start()
    return f'{caption[:at].rstrip()} <span class="credit">{caption[at:]}</span>'.lstrip()
