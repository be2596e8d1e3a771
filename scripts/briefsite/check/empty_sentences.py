"""Sentences that say nothing once their citation is a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.check.facts import Facts, citation_place
from briefsite.model import Brief, Citation, Mode, Problem
from briefsite.model.citing import citations
from briefsite.model.front_matter import text_field
from briefsite.model.rules.markdown import EMPTY_SENTENCE

_NOTHING_BEFORE = re.compile(r"(?:\A|\n[ \t]*\n(?:(?:[-*+>]|\d+[.)])[ \t]+)?|[:：][*_]*)[ \t]*\n?[ \t]*\Z")
"""What ends the text before such a citation: a colon, or the beginning of a paragraph or of a list."""
_FULL_STOP = re.compile(r"[.。](?=[\s*_]|\Z)")
_ONE = re.compile(r"\[-?(@(?:\{[^{}]*\}|[\w:.+/-]*\w)),?\s*([^;]*)\]")
_BARE = re.compile(r"\w+")
_REACH = 80
"""As far back as is looked for what begins the sentence."""


def empty_sentence(facts: Facts) -> Iterator[Problem]:
    noted = facts.project.note_styles
    for text in facts.project.citing_texts:
        if (text.front.citation_style or facts.project.options.citation_style) not in noted:
            continue
        for key_path, citation in citations(text):
            written = text.body.text if key_path is None else text.front.cited[key_path].text
            if _is_note(text, key_path, citation) and _is_alone(written, citation):
                shown = written[citation.start : citation.end]
                place = citation_place(facts, text, key_path, citation.items[0])
                yield EMPTY_SENTENCE.at(place, written=f"{shown}.", right=f"{_in_words(shown, citation)}.")


def _is_note(text: Brief, key_path: str | None, citation: Citation) -> bool:
    """Whether a citation leaves no words in a sentence where the style writes notes."""
    if citation.note is not None or citation.items[0].mode is Mode.AUTHOR_IN_TEXT:
        return False
    if key_path is not None:
        return not text_field(key_path).is_citation
    return not any(chart.source[0] <= citation.start < chart.source[1] for chart in text.charts)


def _is_alone(written: str, citation: Citation) -> bool:
    """Whether nothing else stands between a colon, or the beginning, and a full stop."""
    begin = max(0, citation.start - _REACH)
    # A letter before it where the text is cut off, which is no beginning.
    before = "x" * bool(begin) + written[begin : citation.start]
    return bool(_FULL_STOP.match(written, citation.end) and _NOTHING_BEFORE.search(before))


def _in_words(shown: str, citation: Citation) -> str:
    """The same works as a part of the sentence, with the names of their authors."""
    if one := _ONE.fullmatch(shown):
        return f"{one[1]} [{one[2]}]" if one[2] else one[1]
    keys = dict.fromkeys(item.key for item in citation.items)
    return "; ".join(f"@{key}" if _BARE.fullmatch(key) else f"@{{{key}}}" for key in keys)
