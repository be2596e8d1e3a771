"""The settings of MkDocs that every publication shares, so that its mkdocs.yml holds only what is its own.

What mkdocs.yml says counts; a setting that it leaves out is as it stands here, those of an extension of Markdown one by
one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {
        # Invisible, and set by the pages themselves: notes stand before the sources.
        "PLACE_MARKER": "\u2063\u2063\u2063",
        "BACKLINK_TITLE": "Back to the text of note {}",
    },
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": "#", "permalink_title": "Link to this section", "toc_depth": 3},
    "pymdownx.blocks.caption": {"types": ["caption"]},  # others count in English: "Figure 1"
    "pymdownx.caret": {},
    "pymdownx.details": {},
    "pymdownx.highlight": {"linenums_style": "pymdownx-inline"},  # numbers that are no text: nobody copies them
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
    "pymdownx.tilde": {},
}
"""Extensions of Markdown and their settings, in the order in which they are switched on."""

WARNED_OF: Mapping[str, Sequence[str]] = {
    "nav": ("not_found", "absolute_links"),
    "links": ("not_found", "anchors", "absolute_links", "unrecognized_links"),
}
"""What MkDocs warns of, by the groups of its setting `validation`; a warning ends a strict build.

A page that the menu leaves out is none of it: those on contact and privacy are linked to at the foot of every page.
"""

THEME: Mapping[str, Any] = {"font": False}  # system fonts: no request leaves the site's own host
EXTRA: Mapping[str, Any] = {"generator": False}
SHEETS = ("assets/briefsite.css", "assets/notes.css")
"""Style sheets of the theme that every page loads, by their paths on the site."""
MENU_SHEET = "assets/menus.css"
"""That of menus with sections, which few publications have."""
SCRIPTS = ("assets/briefsite.js",)
"""Modules of JavaScript that every page loads."""
FORMER_SCRIPTS = ("assets/page.js", "assets/notes.js", "assets/search.js")
"""Those that were files of their own once: whoever still names one has it with the others."""
