"""What Material's base template puts on every page for its own script, which this site does not load."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Switches of a drawer and a search that are not there (`autocomplete` on them is not valid HTML either), what covers
# the page behind them, and empty places for messages.
_LEFTOVER = re.compile(
    r'<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>'
    r'|div data-md-component="announce">\s*</div>'
    r'|div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>)'
)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def drop_leftovers(html: str, _: Mapping[str, object]) -> str:
    """The page without them, and without the blank lines that templates leave outside the article."""
    start, end = html.find("<article"), html.rfind("</article>")
    if start < 0 or end < 0:
        return html
    return _tidied(html[:start]) + html[start:end] + _tidied(html[end:])


def _tidied(html: str) -> str:
    parts = _LEFTOVER.split(html)
    # Looked for with the space before them they take more than ten times as long.
    whole = "".join((*(part.rstrip() for part in parts[:-1]), parts[-1]))
    return _BLANK_LINES.sub("\n", whole)
