"""The names of authors below a title, which a page of a brief shows by itself."""

from __future__ import annotations

import re
from collections.abc import Collection

from lxml.html import HtmlElement

from briefsite.commands.import_brief.body import CITATION, NOTE, remove, words
from briefsite.commands.import_brief.details import folded
from briefsite.commands.import_brief.report import Finding, Part

_FIRST = 3
"""A title, a subtitle and a day may stand before the names."""
_BEFORE = re.compile(r"(?:by|par|von|por|di|oleh|door)\s+(?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;&、，]|\b(?:and|et|und|y|e|dan)\b)\s*")


def take_byline(body: HtmlElement, names: Collection[str]) -> list[Finding]:
    """Take a paragraph at the beginning of a text out of it that says nothing but the names of its authors."""
    wanted = {folded(name) for name in names}
    for element in list(body)[:_FIRST]:
        if element.tag != "p":
            return []
        said = words(element)
        if any(True for _ in element.iter(CITATION, NOTE, "img")) or not said:
            continue
        bare = _BEFORE.sub("", said, count=1)
        if wanted in ({folded(bare)}, {folded(name) for name in _BETWEEN.split(bare) if name}):
            remove(element)
            return [Finding(Part.COMPARE, f"“{said}” below the title left the text: a page names its `authors` itself")]
    return []
