"""A page says what of it can be searched, in attributes that `briefsite/search` and the search in the browser read.

The facts are those of the front matter `search` (`render/found.py`); a page without it is searched whole, one with
`exclude: true` not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

BODY = "data-search-body"
IGNORED = "data-search-ignore"
_BLOCK = re.compile(r"^(\s*<(?:h2|h3|p|ul|ol|div|section|aside|details|nav))(?=[\s>])", re.MULTILINE)


def say_what_is_indexed(html: str, front: Mapping[str, object]) -> str:
    """Mark the text of the article, and what below it is no text; name filters and facts in the head."""
    search = front.get("search")
    facts = search if isinstance(search, Mapping) else {}
    if facts.get("exclude") or "<article" not in html:
        return html
    html = html.replace("<article", f"<article {BODY}", 1)
    lines = "".join(f"{line}\n" for line in _facts(facts))
    html = html.replace("</head>", f"{lines}</head>", 1)
    return _ignore_below(html, facts.get("until"))


def _facts(facts: Mapping[str, object]) -> Iterator[str]:
    filters = facts.get("filters")
    for name, values in filters.items() if isinstance(filters, Mapping) else ():
        for key, words in values.items():
            value = escape(f"{key}|{words}")
            yield f'<meta name="search:{name}" content="{value}">'
    if facts.get("about"):
        yield f'<meta name="search:about" content="{escape(str(facts["about"]))}">'


def _ignore_below(html: str, headings: object) -> str:
    """Mark every block from the first of the headings (by identifier) to the end of the article."""
    names = headings if isinstance(headings, Iterable) else ()
    starts = [start for name in names if (start := html.find(f'<h2 id="{name}"')) >= 0]
    end = html.rfind("</article>")
    if not starts or end < 0:
        return html
    start = min(starts)
    return html[:start] + _BLOCK.sub(rf"\1 {IGNORED}", html[start:end]) + html[end:]
