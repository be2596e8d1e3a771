"""What a document says, or lets guess, of the front matter: the answers that Enter takes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from lxml.html import HtmlElement
from msgspec import Struct

from briefsite.commands.import_brief.body import parsed, words
from briefsite.commands.import_brief.details import folded, free_slug, plain
from briefsite.commands.import_brief.front_matter import slug_of
from briefsite.model import Project, Topic
from briefsite.read.documents.document import Document

_SENTENCE = re.compile(r"(?<=[.!?。！？])(?<!\b[A-Z]\.)\s+|(?<=[。！？])")
_LONGEST_TITLE = 120
_LONGEST_SUMMARY = 400
_SHORTEST_SUMMARY = 80


class Suggestion(Struct, frozen=True):
    """An answer, as an editor would type it, and where it is from; not `certain` if it is but a guess."""

    answer: str = ""
    source: str = ""
    is_certain: bool = False


def suggestions(document: Document, project: Project, today: dt.date) -> dict[str, Suggestion]:
    """An answer for each question, as far as there is one."""
    body = parsed(document.body)
    lang = _lang(document.language, project.options.language)
    return {
        "title": _title(document, body),
        "author": Suggestion(document.author, "the document’s properties", True),
        "date": _date(document, today),
        "topic": _topic(document, body, project.topics, lang),
        "summary": _summary(document, body),
        "lang": Suggestion(
            lang, "the publication" if lang == project.options.language else "the document’s properties", True
        ),
    }


def _lang(said: str, usual: str) -> str:
    """The language of a document; that of the publication where it only adds a country, as Word does by itself."""
    language, _, more = said.partition("-")
    is_country_alone = (
        re.fullmatch(r"[A-Za-z]{2}", more) is not None and language != "zh"
    )  # its scripts go by countries
    return usual if not said or (is_country_alone and language == usual) else said


def slug_suggestion(title: str, lang: str, project: Project) -> Suggestion:
    """A name for the file, made of the title."""
    slug = slug_of(title, lang)
    return Suggestion(free_slug(slug, project) if slug else "", "the title", True)


def _title(document: Document, body: HtmlElement) -> Suggestion:
    if title := plain(document.title):
        return Suggestion(title, "the document’s title", True)
    if heading := next((words(of) for of in body.iter("h1", "h2") if words(of)), ""):
        return Suggestion(heading, "the first heading", True)
    line = next((words(of) for of in body.iter("p") if words(of)), "")
    is_title = len(line) <= _LONGEST_TITLE and not line.endswith((".", ":", ";", ","))
    return Suggestion(line if is_title else "", "the first line", is_title)


def _date(document: Document, today: dt.date) -> Suggestion:
    try:
        return Suggestion(dt.date.fromisoformat(document.date).isoformat(), "the document’s properties", True)
    except ValueError:
        return Suggestion(today.isoformat(), "today", True)


def _topic(document: Document, body: HtmlElement, topics: Mapping[str, Topic], lang: str) -> Suggestion:
    if len(topics) == 1:
        return Suggestion(next(iter(topics)), "the only one in topics.yml", True)
    names = {id: _names(topic, lang) for id, topic in topics.items()}
    keywords = {folded(word) for word in document.keywords}
    if named := [id for id, said in names.items() if keywords & {folded(id), *map(folded, said)}]:
        return Suggestion(", ".join(named), "the document’s keywords", True)
    text = f" {words(body)} {document.title} ".casefold()
    counts = {id: max(_count(name.casefold(), text) for name in said) for id, said in names.items()}
    best = sorted((id for id in counts if counts[id] > 1), key=lambda id: -counts[id])[:2]
    return Suggestion(", ".join(best), "words of the text")


def _count(name: str, text: str) -> int:
    """How often a text has a name: as words of its own where they are of letters that part words by spaces."""
    return len(re.findall(rf"\b{re.escape(name)}\b", text)) if name.isascii() else text.count(name)


def _names(topic: Topic, lang: str) -> list[str]:
    return [topic.name, topic.id.replace("-", " "), *filter(None, [topic.names.get(lang)])]


def _summary(document: Document, body: HtmlElement) -> Suggestion:
    if summary := plain(document.summary):
        return Suggestion(summary, "the document’s properties", True)
    texts = (words(of) for of in body.iter("p") if not any(True for _ in of.iterancestors("table", "figure", "aside")))
    first = next((text for text in texts if len(text) >= _SHORTEST_SUMMARY), "")
    return Suggestion(_cut(plain(first)), "the first paragraph: write one of your own", bool(first))


def _cut(text: str) -> str:
    """The first sentences of a text."""
    summary = ""
    for sentence in _SENTENCE.split(text):
        if summary and len(summary) + len(sentence) > _LONGEST_SUMMARY:
            break
        summary = f"{summary} {sentence}".strip()
    return summary
