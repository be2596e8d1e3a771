"""A page says what of it can be searched, in attributes that `search/` and the search in the browser read.

The facts are those of the front matter `search` (`render/search_facts.py`); a page without it is searched whole,
one with `exclude: true` not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape

from briefsite.finish.parts import Front, Parts
from briefsite.finish.search.documents import BODY, IGNORED

_BLOCK = re.compile(r"(\n\s*<(?:h2|h3|p|ul|ol|div|section|aside|details|nav))(?=[\s>])")


def say_what_is_indexed(page: Parts, front: Front) -> Parts:
    """Mark the text of the article, and what below it is no text; name filters and facts in the head."""
    search = front.get("search")
    facts = search if isinstance(search, Mapping) else {}
    if facts.get("exclude") or not page.article:
        return page
    lines = "".join(f"{line}\n" for line in _facts(facts))
    words = page.article.removeprefix("<article")
    return page._replace(head=page.head + lines, article=f"<article {BODY}{_ignore_below(words, facts.get('until'))}")


def _facts(facts: Mapping[str, object]) -> Iterator[str]:
    filters = facts.get("filters")
    for name, values in filters.items() if isinstance(filters, Mapping) else ():
        for key, words in values.items() if isinstance(values, Mapping) else ():
            value = escape(f"{key}|{words}")
            yield f'<meta name="search:{escape(str(name))}" content="{value}">'
    if facts.get("about"):
        yield f'<meta name="search:about" content="{escape(str(facts["about"]))}">'


def _ignore_below(html: str, headings: object) -> str:
    """Mark every block from the first of the headings (by identifier) to the end of the article."""
    names = tuple(map(str, headings)) if isinstance(headings, Iterable) else ()
    first = _heading(names).search(html) if names else None
    if first is None:
        return html
    start = first.start()
    # A pattern that begins with a newline is found sooner than one that begins where a line does.
    parts = _BLOCK.split(f"\n{html[start:]}")
    parts[1::2] = [f"{opening} {IGNORED}" for opening in parts[1::2]]
    return html[:start] + "".join(parts)[1:]


@lru_cache(maxsize=32)
def _heading(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f'<h2 id="(?:{"|".join(map(re.escape, names))})"')
