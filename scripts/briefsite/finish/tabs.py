"""Each panel of tabs knows its title, which paper shows above it: there all panels are, and nothing to choose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_SET, _BLOCK = '<div class="tabbed-set', '<div class="tabbed-block">'
_PART = re.compile(r'<div\b[^>]*>|</div>|<label for="__tabbed_[^"]*">(.*?)</label>', re.DOTALL)
_MARK = re.compile(r"<sup\b[^>]*>(?:(?!</sup>).)*?class=\"(?:footnote-ref|source)\".*?</sup>", re.DOTALL)
"""The number of a note, or of a source, which is no word of a title."""
_TAG = re.compile(r"<[^>]*>")


class _Tabs(NamedTuple):
    depth: int
    titles: list[str]


def title_panels(html: str, _: Mapping[str, object]) -> str:
    """Give every panel the title of its tab, as `data-label`."""
    if _SET not in html:
        return html
    open_tabs: list[_Tabs] = []
    depth = 0

    def titled(part: re.Match[str]) -> str:
        nonlocal depth
        written = part[0]
        if written == "</div>":
            depth -= 1
            if open_tabs and open_tabs[-1].depth > depth:
                open_tabs.pop()
        elif written.startswith("<div"):
            depth += 1
            if written.startswith(_SET):
                open_tabs.append(_Tabs(depth, []))
            elif written == _BLOCK and open_tabs and open_tabs[-1].titles:
                return f'{_BLOCK[:-1]} data-label="{open_tabs[-1].titles.pop(0)}">'
        elif open_tabs:
            open_tabs[-1].titles.append(_TAG.sub("", _MARK.sub("", part[1])).replace('"', "&quot;"))
        return written

    return _PART.sub(titled, html)
