"""The rule on Markdown and HTML in texts that are shown as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.check.facts import Facts, front_place
from briefsite.check.rule import Finding, rule
from briefsite.model import Level, Person, Place, Topic
from briefsite.model.text_fields import texts_of

_MARKUP = re.compile(
    r"(?P<emphasis>(?<![\w*])\*{1,3}(?![\s*])[^*\n]{1,200}?(?<!\s)\*{1,3}(?![\w*])|(?<!\w)_{1,2}(?![\s_])[^_\n]{1,200}?(?<!\s)_{1,2}(?!\w))"
    r"|(?P<code>`[^`\n]{1,200}`)"
    r"|(?P<link>!?\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\))"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,200})?/?>)"
    r"|(?P<entity>&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,20});)"
)
_TELLING = re.compile(r"[*_`<&\[]")


@rule(
    "markup-in-title",
    level=Level.WARNING,
    meaning="A title, summary or other text of the front matter or a vocabulary holds Markdown or HTML. It is shown as"
    " it is typed, signs and all, there and in lists, feeds and citations.",
    example="`*new*` in `title` is shown with its signs: write the words alone",
    mend="Write the words alone. What needs emphasis or a link goes into the text.",
)
def markup_in_title(facts: Facts) -> Iterator[Finding]:
    for brief in facts.project.briefs:
        for path, text, field in texts_of(brief.front):
            if not field.is_markdown and not field.is_citation:
                yield from _in_text(front_place(brief, path), path.rpartition(".")[2], text)
    entries: tuple[Topic | Person, ...] = (*facts.project.topics.values(), *facts.project.people.values())
    for entry in entries:
        for path, text, _ in texts_of(entry):
            yield from _in_text(entry.place, path.partition(".")[0], text)


def _in_text(place: Place, key: str, text: str) -> Iterator[Finding]:
    if not _TELLING.search(text):
        return
    for found in _MARKUP.finditer(text):
        shown = found[0] if len(found[0]) <= 60 else f"{found[0][:59]}…"
        right = "write the character itself" if found.lastgroup == "entity" else "write the words alone"
        yield place, f"`{shown}` in `{key}` is shown with its signs: {right}"
