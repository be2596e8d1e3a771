"""Under which settings of Python-Markdown a page can be written here, and what of them it shows."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from msgspec import Struct

from briefsite.read.extensions.broken_addresses import NAME as BROKEN_ADDRESSES
from briefsite.read.extensions.html_links import NAME as HTML_LINKS
from briefsite.read.extensions.icons import NAME as ICONS
from briefsite.read.extensions.math import NAME as MATH

_KNOWN: Mapping[str, frozenset[str]] = {
    "abbr": frozenset(("glossary",)),
    "admonition": frozenset(),
    "attr_list": frozenset(),
    "def_list": frozenset(),
    "fenced_code": frozenset(),
    "footnotes": frozenset(("PLACE_MARKER", "BACKLINK_TITLE")),
    "md_in_html": frozenset(),
    "tables": frozenset(),
    "toc": frozenset(("permalink", "permalink_title", "toc_depth")),
    "pymdownx.blocks.caption": frozenset(("types",)),
    "pymdownx.caret": frozenset(),
    "pymdownx.details": frozenset(),
    "pymdownx.highlight": frozenset(("linenums_style",)),
    "pymdownx.keys": frozenset(),
    "pymdownx.mark": frozenset(),
    "pymdownx.superfences": frozenset(),
    "pymdownx.tabbed": frozenset(("alternate_style",)),
    "pymdownx.tasklist": frozenset(),
    "pymdownx.tilde": frozenset(),
    BROKEN_ADDRESSES: frozenset(),
    HTML_LINKS: frozenset(),
    MATH: frozenset(),
    ICONS: frozenset(),
}
"""Extensions that leave plain text alone or whose part is written here, and which of their settings are known."""
_NEEDED = frozenset(("attr_list", "footnotes", "toc"))


class Settings(Struct, frozen=True):
    """What pages show of the settings. `permalink` has a place for the identifier, `back_title` for a number."""

    permalink: str
    toc_depth: int
    place_marker: str
    back_title: str
    abbreviations: tuple[str, ...] = ()
    """Those of a glossary: a page that holds one is for Python-Markdown."""


def settings_of(extensions: Sequence[str], given: Mapping[str, Mapping[str, object]]) -> Settings | None:
    """What to write under these settings of Python-Markdown; None where they are others than those known here."""
    if not _NEEDED.issubset(extensions) or not set(extensions).issubset(_KNOWN):
        return None
    if any(given.get(name) and not _KNOWN[name].issuperset(given[name]) for name in extensions):
        return None
    toc, notes = given.get("toc") or {}, given.get("footnotes") or {}
    permalink, title = toc.get("permalink"), toc.get("permalink_title", "Permanent link")
    depth, marker = toc.get("toc_depth", 6), notes.get("PLACE_MARKER", "///Footnotes Go Here///")
    back = notes.get("BACKLINK_TITLE", "Jump back to footnote {} in the text")
    texts = (permalink, title, marker, back)
    if not isinstance(depth, int) or not all(isinstance(text, str) and text and "%" not in text for text in texts):
        return None
    link = f'<a class="headerlink" href="#{{}}" title="{_shown(title)}">{_shown(permalink)}</a>'
    glossary = (given.get("abbr") or {}).get("glossary")
    known = tuple(map(str, glossary)) if isinstance(glossary, Mapping) else ()
    return Settings(link, depth, str(marker), html.escape(str(back)), known)


def _shown(text: object) -> str:
    """A text as HTML that stands in a format."""
    return html.escape(str(text)).replace("{", "{{").replace("}", "}}")
