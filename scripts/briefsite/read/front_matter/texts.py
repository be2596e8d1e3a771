"""What the texts of a front matter hold: citations, and in those that are Markdown links."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefsite.model import CitedText, FrontMatter, Link, Place, Problem, TextFile
from briefsite.model.text_fields import texts_of
from briefsite.read.markdown import parse_inline, parse_markdown


def with_citations(front: FrontMatter, path: str, lang: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The front matter with the citations of its texts, and what only looks like a citation in them.

    `path` is that of the brief, `lang` (BCP 47) the language in which labels of locators are written.
    """
    cited: dict[str, CitedText] = {}
    problems: list[Problem] = []
    for name, text, field in texts_of(front):
        if field.cites and ("@" in text or field.is_citation):
            citations, findings = parse_inline(text, lang)
            if citations:
                cited[name] = CitedText(text, citations)
            problems += [breach.at(front.places.get(name, Place(path))) for _, breach in findings]
    return replace(front, cited=cited), tuple(problems)


def links_in(front: FrontMatter, path: str) -> Iterator[tuple[str, Link]]:
    """The links in those texts that are Markdown, each with the name of its text; `path` is that of the brief."""
    for name, text, field in texts_of(front):
        if field.is_markdown and ("](" in text or "<" in text):
            yield from ((name, link) for link in parse_markdown(TextFile(path, text)).links)
