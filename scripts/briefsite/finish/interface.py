"""What stands around a brief is in its language too: the names of the navigation, the titles of links to sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

from briefsite.finish.language import page_words
from briefsite.wording.languages import primary

_PERMALINK = '<a class="headerlink"'
_TITLE = re.compile(r'([^>]*? title=")[^"]*')
_PAGE_TITLE = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
_WHOLE_LINK = re.compile(rf"{_PERMALINK}.*?</a>", re.DOTALL)


def localise_permalinks(html: str, front: Mapping[str, object]) -> str:
    """Title the links to sections in the page's language; Python-Markdown knows one title a site.

    The title of the page has none: it leads where the reader is.
    """
    title = escape(page_words(front).frame.section_link)
    html = _PAGE_TITLE.sub(lambda heading: _WHOLE_LINK.sub("", heading[0]), html)
    before, *rest = html.split(_PERMALINK)
    return _PERMALINK.join((before, *(_titled(part, title) for part in rest)))


def _titled(part: str, title: str) -> str:
    """What follows the beginning of a link, which has another title from now on."""
    match = _TITLE.match(part)
    return f"{match[1]}{title}{part[match.end() :]}" if match else part


def localise_names(html: str, front: Mapping[str, object]) -> str:
    """Put the names in `front["names"]` (as in mkdocs.yml → as in the page's language) wherever they stand alone.

    That is: as the whole text between two tags, or as the whole of a title, label or placeholder.
    """
    names = front.get("names")
    if not isinstance(names, Mapping) or not names:
        return html
    table = {escape(str(name)): escape(str(own)) for name, own in names.items()}
    pattern = _pattern(tuple(table))
    return pattern.sub(lambda match: f"{match[1]}{table[match[2]]}", html)


@lru_cache(maxsize=32)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf'(>\s*|(?:title|aria-label|placeholder)=")({either})(?=\s*<|")')


def names_in(lang: object, translations: object) -> Mapping[str, str]:
    """The names for a page in `lang` out of `extra.translations` of mkdocs.yml: by tag, or by its language alone."""
    if not isinstance(lang, str) or not isinstance(translations, Mapping):
        return {}
    names = translations.get(lang) or translations.get(primary(lang))
    return names if isinstance(names, Mapping) else {}
