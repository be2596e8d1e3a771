"""What a text may hold that needs a style sheet or a script of its own: only the pages that hold it load them.

It is found in the finished HTML of the article, whichever way that was made. A new one is one row of `FEATURES`.
"""

from __future__ import annotations

import re
from html import escape

from msgspec import Struct

from briefsite.finish.language import page_words
from briefsite.finish.parts import Front, Parts
from briefsite.model.codec import encode
from briefsite.read.shared_settings import SHEETS


class Feature(Struct, frozen=True):
    """What a text may hold, told by any of its `marks`, and the files in `theme/assets/content/` that it needs.

    No text can hold `<`, so a mark that begins with it is none where a page only talks of it; what another costs such a
    page is a file more. A script is a module; `words` names those that it shows, of the section `content`: they are in
    its `data-words`, as JSON.
    """

    marks: tuple[str, ...]
    style: str = ""
    script: str = ""
    words: tuple[str, ...] = ()
    is_generated: bool = False
    """Whether no text holds it, only what is generated."""


FEATURES = (
    Feature(
        ('<div class="highlight', '<div class="codehilite', '<code class="highlight'),
        "code.css",
        "code.js",
        ("copy", "copied"),
    ),
    Feature(('<div class="tabbed-set',), "tabs.css", "tabs.js"),
    Feature(('<div class="grid',), "cards.css"),
    Feature(('<div class="front"',), "front.css", is_generated=True),
    Feature(('<span class="row-figure"', 'class="row-picture"'), "rows.css", is_generated=True),
    Feature(('<span class="twemoji',), "icons.css"),
    Feature(("md-button",), "buttons.css"),
    Feature(
        ("<kbd", "<ins", "<del", "<mark", "<abbr", 'class="task-list', 'class="critic'),
        "marks.css",
    ),
    Feature(('class="old-version"',), "versions.css", is_generated=True),
    Feature(("<math",), "formulas.css"),
    Feature(("#only-", "#gh-"), "pictures.css"),
    Feature(("<figure", "<table", ' class="align-left', ' class="align-right'), "figures.css"),
    Feature((" focus-x",), "focus.css", is_generated=True),
    Feature(('<div class="pull-quote', '<div class="admonition box', ' class="run-in'), "forms.css"),
    Feature(('<a class="zoom"',), "zoom.css", "zoom.js"),
    Feature(('class="sortable',), "sortable.css", "sortable.js"),
)
"""In the order in which their style sheets are loaded: behind those of the theme, before the publication's own."""
_FOLDER = "assets/content/"
_TAGS = re.compile("|".join(re.escape(mark) for each in FEATURES for mark in each.marks if mark[0] == "<"))
"""All tags among the marks, sought at once: it takes an eighth of the time, and most pages hold none of them."""
_OTHERS = tuple(mark for each in FEATURES for mark in each.marks if mark[0] != "<")


def load_features(page: Parts, front: Front) -> Parts:
    """Let a page load what its article needs; `front["to_root"]` leads from it to the root of the site (`../`)."""
    root = front.get("to_root")
    if not _TAGS.search(page.article) and not any(mark in page.article for mark in _OTHERS):
        return page
    wanted = [feature for feature in FEATURES if any(mark in page.article for mark in feature.marks)]
    if not wanted or not isinstance(root, str):
        return page
    folder = escape(root) + _FOLDER
    sheets = "".join(f'\n<link rel="stylesheet" href="{folder}{each.style}">' for each in wanted if each.style)
    scripts = "".join(_script(each, folder, front) for each in wanted if each.script)
    before, last, behind = page.head.partition(f'<link rel="stylesheet" href="{escape(root)}{SHEETS[-1]}">')
    return page._replace(head=f"{before}{last}{sheets}{behind}{scripts}" if last else f"{before}{sheets}\n{scripts}")


def _script(feature: Feature, folder: str, front: Front) -> str:
    own = page_words(front).content
    words = encode({name: getattr(own, name) for name in feature.words}).decode()
    said = f' data-words="{escape(words)}"' if feature.words else ""
    return f'<script type="module" src="{folder}{feature.script}"{said}></script>\n'
