"""A page says its own language and direction; Material knows one language a site."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HTML = re.compile(r'<html lang="[^"]*"')


def say_language(html: str, front: Mapping[str, object]) -> str:
    """Put the page's `lang` and `dir` on its root and its body, where the page has its own."""
    lang, direction = front.get("lang"), front.get("dir")
    if not lang:
        return html
    html = _HTML.sub(f'<html lang="{lang}" dir="{direction}"', html, count=1)
    return html.replace('<body dir="ltr"', f'<body dir="{direction}"', 1)
