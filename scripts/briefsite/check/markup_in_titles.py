"""Markdown and HTML in texts that are shown as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.check.facts import Facts, front_place
from briefsite.model import Person, Place, Problem, Topic
from briefsite.model.rules.briefs import MARKUP_IN_TITLE
from briefsite.model.text_fields import texts_of
from briefsite.read.extensions.icons import ICON

_ICON = re.sub(r"\(\?P<\w+>", "(?:", ICON.pattern)
_MARKUP = re.compile(
    r"(?P<emphasis>(?<![\w*])\*{1,3}(?![\s*])[^*\n]{1,200}?(?<!\s)\*{1,3}(?![\w*])|(?<!\w)_{1,2}(?![\s_])[^_\n]{1,200}?(?<!\s)_{1,2}(?!\w))"
    r"|(?P<code>`[^`\n]{1,200}`)"
    r"|(?P<link>!?\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\))"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,200})?/?>)"
    rf"|(?P<icon>{_ICON})"
    r"|(?P<signs>==(?=\S)[^=\n]{1,200}(?<=\S)==|~~(?=\S)[^~\n]{1,200}(?<=\S)~~|\+\+[\w+-]{1,60}\+\+)"
    r"|(?P<entity>&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,20});)"
)
_TELLING = re.compile(r"[*_`<&\[=~]|\+\+|:[a-z]+-")


def markup_in_title(facts: Facts) -> Iterator[Problem]:
    for brief in facts.project.briefs:
        for path, text, field in texts_of(brief.front):
            if not field.is_markdown and not field.is_citation:
                yield from _in_text(front_place(brief, path), path.rpartition(".")[2], text)
    entries: tuple[Topic | Person, ...] = (*facts.project.topics.values(), *facts.project.people.values())
    for entry in entries:
        for path, text, _ in texts_of(entry):
            yield from _in_text(entry.place, path.partition(".")[0], text)


def _in_text(place: Place, key: str, text: str) -> Iterator[Problem]:
    if not _TELLING.search(text):
        return
    for found in _MARKUP.finditer(text):
        shown = found[0] if len(found[0]) <= 60 else f"{found[0][:59]}…"
        yield MARKUP_IN_TITLE.at(place, "entity" if found.lastgroup == "entity" else "", shown=shown, key=key)
