"""Abbreviations that a page explains, `*[UN]: United Nations`, and citations in what they mean, where none is shown."""

from __future__ import annotations

import re

from briefsite.model import LookAlike
from briefsite.model.rules import Breach
from briefsite.model.rules.briefs import MISPLACED_CITATION
from briefsite.read.markdown.keys import KEY, Keys
from briefsite.read.markdown.structure import CITED, BreachAt

ABBREVIATION = re.compile(r"\*\[([^\[\]\n]+)\] ?: *(?:\n *(?=\S))?([^\n]*)")
"""As Python-Markdown has it: what it means may stand in the next line."""
_CUT = 60


def cited_in_meaning(short: str, text: str, start: int, end: int) -> tuple[list[BreachAt], list[LookAlike]]:
    """What is said of citations in the meaning of an abbreviation: of those in brackets, and of bare keys."""
    cited = CITED.search(text, start, end)
    if cited is not None:
        closing = text.find("]", cited.start(), end)
        written = text[cited.start() : closing + 1 if closing >= 0 else end]
        return [(cited.start(), _breach(short, written, written))], []
    keys = Keys(text, start)
    bare = [key for key in KEY.finditer(text, start, end) if keys.may_begin(key.start(), start)]
    return [], [LookAlike(key.start(), _breach(short, key[0], f"[{key[0]}]"), key=key[0][1:]) for key in bare]


def _breach(short: str, written: str, right: str) -> Breach:
    right = f"{short} {right}" if len(right) <= _CUT else f"{short} [@key]"
    return MISPLACED_CITATION.says("in-abbreviation", written=written[:_CUT], short=short, right=right)
