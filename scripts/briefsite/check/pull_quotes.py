"""Pull quotes repeat words of their text: one that does not is a mistake, or somebody else's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefsite.check.facts import Facts
from briefsite.link.passages import Replacement, replacements_in
from briefsite.model import Markdown, Problem
from briefsite.model.rules.markdown import PULL_QUOTE_ELSEWHERE

_PULL_QUOTE = re.compile(
    r'^(?P<indent> *)!!! +pull-quote\b(?P<signed>[^\n"]*"[^\n"]*\w[^\n"]*")?[^\n]*\n'
    r"(?P<text>(?:[ \t]*\n|(?P=indent) {4}[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
_TAG = re.compile(r"<[^<>]*>|\{[:#.][^{}]*\}")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_SHOWN = 60
"""So many characters of the quote are named."""


def pull_quote_elsewhere(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        if "!!! pull-quote" not in body.text:
            continue
        quotes = [each for each in _PULL_QUOTE.finditer(body.text, body.body_start) if not _is_code(body, each.start())]
        replaced = replacements_in(body)
        text = _words(body.text, body.body_start, len(body.text), [*replaced, *map(_taken_out, quotes)])
        for quote in quotes:
            start, end = quote.span("text")
            cited = next((each for each in body.citations if start <= each.start < end), None)
            if quote["signed"]:
                continue
            if cited is not None:
                place = facts.place(path, body, cited.start)
                yield PULL_QUOTE_ELSEWHERE.at(place, "cites", citation=body.text[cited.start : cited.end])
            elif _words(body.text, start, end, replaced) not in text:
                place = facts.place(path, body, start + len(quote["text"]) - len(quote["text"].lstrip()))
                yield PULL_QUOTE_ELSEWHERE.at(place, written=_shown(quote["text"]))


def _is_code(body: Markdown, offset: int) -> bool:
    return any(fence.start <= offset < fence.end for fence in body.fences)


def _taken_out(quote: re.Match[str]) -> Replacement:
    return Replacement(*quote.span(), "\n")


def _words(text: str, start: int, end: int, replaced: Iterable[Replacement]) -> str:
    """The words of a part of a text, each between spaces: markup, citations and notes are none."""
    pieces, at = [], start
    for cut in sorted(replaced):
        if at <= cut.start and cut.end <= end:
            pieces += [text[at : cut.start], cut.text]
            at = cut.end
    words = _BETWEEN_WORDS.sub(" ", _TAG.sub("", "".join([*pieces, text[at:end]]))).strip()
    return f" {words.casefold()} "


def _shown(written: str) -> str:
    line = " ".join(written.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"
