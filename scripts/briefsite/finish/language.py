"""A page says its own language and direction; Material knows one language a site."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from html import escape

from briefsite.finish.parts import Front, Parts
from briefsite.read.front_matter.formats import is_language
from briefsite.wording import FALLBACK, Words, words

_HTML = re.compile(r'<html lang="[^"]*"(?: dir="[^"]*")?')
_BODY = re.compile(r'<body dir="[^"]*"')


def drop_unknown_language(front: MutableMapping[str, object]) -> None:
    """Take out of a page's front matter a `lang` that is no language: steps and the search make names of it."""
    if not is_language(str(front.get("lang") or "")):
        front.pop("lang", None)
    if front.get("dir") not in ("ltr", "rtl"):
        front.pop("dir", None)


def page_language(front: Front) -> str:
    """The language of a page: its own, else the publication's (`language`)."""
    return str(front.get("lang") or front.get("language") or FALLBACK)


def page_words(front: Front) -> Words:
    """The words of that language, as the publication says them (`words`, as in `Options`)."""
    own = front.get("words")
    return words(page_language(front), own if isinstance(own, tuple) else ())


def say_language(page: Parts, front: Front) -> Parts:
    """Put the page's `lang` and `dir` on its root and its body, where the page has its own."""
    if not front.get("lang"):
        return page
    lang, direction = escape(str(front["lang"])), escape(str(front.get("dir") or "ltr"))
    return page._replace(
        head=_HTML.sub(lambda _: f'<html lang="{lang}" dir="{direction}"', page.head, count=1),
        above=_BODY.sub(lambda _: f'<body dir="{direction}"', page.above, count=1),
    )
