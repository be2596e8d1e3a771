"""The front matter of a brief as plain text, for lists, feeds and metadata: without citations, with its marks set."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from briefsite.link.passages import citation_replacements
from briefsite.model import Brief, CitedText, FrontMatter
from briefsite.model.text_fields import texts_of
from briefsite.wording.typography import Marks, marks_for, set_marks

_STOP = re.compile(r"[.,;:!?…。，؛،]")


def with_plain_front(brief: Brief, author: Callable[[str], str], table: Mapping[str, Marks]) -> Brief:
    """The brief with texts of its front matter as a reader sees them elsewhere than on its page.

    `author` gives the name for a key that is part of a sentence, `table` the quotation marks of languages. What the
    page shows is still in `cited`.
    """
    front = brief.front
    changed: FrontMatter = front
    for name, cited in front.cited.items():
        changed = with_text(changed, name, _without_citations(cited, author))
    marks = marks_for(front.lang, table)
    for name, text, field in texts_of(changed):
        # Where a text is shown elsewhere than on its page, nothing else sets its marks.
        if field.is_listed and (shown := set_marks(text.replace("\\@", "@"), marks)) != text:
            changed = with_text(changed, name, shown)
    return brief if changed is front else replace(brief, front=changed)


def _without_citations(cited: CitedText, author: Callable[[str], str]) -> str:
    """The text without its citations and the spaces that stood before them."""
    out: list[str] = []
    position = 0
    for start, end, words in citation_replacements(cited.citations, author):
        before = cited.text[position:start]
        if not words:
            before = before.rstrip()
            if _STOP.match(cited.text, end):
                before = before.rstrip(",;")
        out += [before, words]
        # The full stop of a name such as `Doe et al.` is that of the sentence too.
        position = end + (words.endswith(".") and cited.text[end : end + 2].rstrip() == ".")
    return "".join([*out, cited.text[position:]]).strip()


def with_text(front: FrontMatter, name: str, text: str) -> FrontMatter:
    """The front matter with another text in place of the one of that name (`key_figures.0.label`)."""
    changed: FrontMatter = _with_value(front, name.split("."), text)
    return changed


def _with_value(values: Any, path: list[str], text: str) -> Any:
    """A structure with a text put at a path of names and numbers (`key_figures.0.label`)."""
    first, *rest = path
    if first.isdigit():
        index = int(first)
        return (*values[:index], _with_value(values[index], rest, text) if rest else text, *values[index + 1 :])
    return replace(values, **{first: _with_value(getattr(values, first), rest, text) if rest else text})
