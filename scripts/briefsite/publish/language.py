"""A page says its own language and direction; Material knows one language a site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

_HTML = re.compile(r'<html lang="[^"]*"')


def say_language(html: str, front: Mapping[str, object]) -> str:
    """Put the page's `lang` and `dir` on its root and its body, where the page has its own."""
    if not front.get("lang"):
        return html
    lang, direction = escape(str(front["lang"])), escape(str(front.get("dir") or "ltr"))
    html = _HTML.sub(lambda _: f'<html lang="{lang}" dir="{direction}"', html, count=1)
    return html.replace('<body dir="ltr"', f'<body dir="{direction}"', 1)
