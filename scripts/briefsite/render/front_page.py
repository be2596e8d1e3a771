"""The front page: a lead brief, the newest, the topics, who writes, a brief to begin with.

A page written by hand asks for it, or for a part of it, in a comment; all that it shows is front matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Markdown
from briefsite.read.front_page import MARKS
from briefsite.read.paths import BRIEFS, PEOPLE, TOPICS, brief_path, person_path, topic_path
from briefsite.render.card import first_figures, kind_of, picture
from briefsite.render.chart import above_source
from briefsite.render.feeds import feed_front
from briefsite.render.listing import authors_of, by_name, list_briefs, not_in_this_language
from briefsite.render.markup import blocks, escape, in_language, isolated, link
from briefsite.render.masthead import dated
from briefsite.wording import counted
from briefsite.wording.languages import long_date

NEWEST = 5
HEADLINES = 5
"""So many of the newest stand beside the lead."""
MOST = 12
"""Of more topics, or people, those with most briefs are named."""
FIGURES = 3
_FRONT = "front"
_Named = TypeVar("_Named")


def fill_home(markdown: str, corpus: Corpus, page: str = "index.md", asked: Sequence[bool] | None = None) -> str:
    """A page written by hand with what it asks for put in; a heading that only says the site's name again is read out
    and not seen, where a front page stands below. `asked` says of its last marks whether they ask, and are no code.
    """
    before, *parts = _MARK.split(markdown)
    marks, texts = parts[::2], parts[1::2]
    is_asked = [True] * len(marks) if asked is None else [*[False] * (len(marks) - len(asked)), *asked]
    filled = (_MARKS[mark](corpus, page) if asks else mark for mark, asks in zip(marks, is_asked, strict=True))
    markdown = before + "".join(f"{mark}{text}" for mark, text in zip(filled, texts, strict=True))
    if f'<div class="{_FRONT}"' in markdown:
        title = re.compile(rf"^# {re.escape(corpus.options.site_name)}[ \t]*$", re.MULTILINE)
        markdown = title.sub(lambda found: f"{found[0].rstrip()} {{ .site-title }}", markdown, count=1)
    return with_more_front(markdown, feed_front(corpus, page, corpus.briefs))


def with_more_front(markdown: str, front: Mapping[str, object]) -> str:
    """A page with more lines in its front matter. JSON is YAML."""
    if not front:
        return markdown
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    opening, _, rest = markdown.partition("---\n")
    return f"---\n{lines}{rest}" if not opening and rest else f"---\n{lines}---\n\n{markdown}"


def wants_filling(body: Markdown) -> tuple[bool, ...]:
    """Of each mark that stands for what `fill_home` puts in whether it asks for it: in code it only shows how to."""
    return tuple(body.is_html(found.start()) for found in _MARK.finditer(body.text, body.body_start))


def front_page(corpus: Corpus, page: str) -> str:
    """The whole of it. The lead is the newest brief, or the one that the option `front_page` names."""
    if not corpus.briefs:
        return corpus.words().lists.nothing_yet
    chosen, originals = corpus.options.front_page, _originals(corpus)
    lead = corpus.by_slug.get(chosen.lead, originals[0])
    named = (lead.slug, lead.brief.front.translation_of, chosen.begin_with)
    headlines = [brief for brief in originals if brief.slug not in named]
    beside = blocks(_begin(corpus, lead, page), _headlines(headlines[:HEADLINES], corpus, page))
    return _box(
        _FRONT,
        _box("front-lead", _lead(lead, corpus, page)),
        _box("front-side", beside) if beside.strip() else "",
        _topics(corpus, page),
        _people(corpus, page),
    )


def _box(name: str, *parts: str) -> str:
    """Blank lines part what is Markdown from what is HTML, whichever dialect reads it."""
    inner = blocks(*parts)
    return blocks(f'<div class="{name}" markdown="1">', inner, "</div>") if inner.strip() else ""


def _originals(corpus: Corpus) -> list[LinkedBrief]:
    """The briefs, newest first, without translations of others."""
    found = [brief for brief in corpus.briefs if brief.brief.front.translation_of not in corpus.by_slug]
    return found or [*corpus.briefs]  # two that name each other as the original, which the check refuses


def _title(linked: LinkedBrief, corpus: Corpus, page: str) -> str:
    front = linked.brief.front
    words = link(escape(front.title), brief_path(linked.slug), page)
    return in_language(words, front.lang, corpus.options.language)


def _lead(linked: LinkedBrief, corpus: Corpus, page: str) -> str:
    front, lang, own = linked.brief.front, corpus.options.language, corpus.words()
    by = own.brief.by.format(names=isolated(escape(authors_of(front, corpus)), lang))
    facts = [by, dated(long_date(lang, front.date), front.date), *not_in_this_language(front, lang)]
    figures = first_figures(front, lang, FIGURES)
    return blocks(
        picture(linked, page, "front-picture", is_first=True),
        f"{kind_of(front, own)}\n{{.brief-kind}}",
        f"## {_title(linked, corpus, page)}",
        f"{in_language(escape(front.summary), front.lang, lang)}\n{{.summary}}" if front.summary else "",
        f"{' · '.join(facts)}\n{{.byline}}",
        _box("front-data", _chart(linked), _box("front-figures", "\n".join(f"- {figure}" for figure in figures))),
    )


def _chart(linked: LinkedBrief) -> str:
    """The first chart of a brief without a picture, but for the numbers and the source that its own page has."""
    brief = linked.brief
    return blocks(above_source(brief.charts[0]), "</figure>") if brief.charts and not brief.front.image else ""


def _begin(corpus: Corpus, lead: LinkedBrief, page: str) -> str:
    """For who has come for the first time; nothing where that is the lead."""
    first = corpus.by_slug.get(corpus.options.front_page.begin_with)
    if first is None or first.slug == lead.slug:
        return ""
    said = corpus.words().front_page.begin.format(brief=f"**{_title(first, corpus, page)}**")
    return f"{said}\n{{.front-begin}}"


def _headlines(briefs: Iterable[LinkedBrief], corpus: Corpus, page: str) -> str:
    lang, own = corpus.options.language, corpus.words()
    rows = []
    for linked in briefs:
        front = linked.brief.front
        date = dated(long_date(lang, front.date), front.date)
        facts = [own.brief_types[front.type], date, *not_in_this_language(front, lang)]
        title = _title(linked, corpus, page)
        rows.append(f'- **{title}**\n    <br><span class="about">{" · ".join(facts)}</span>')
    every = f"{link(own.lists.all_briefs, BRIEFS, page)} ({len(corpus.briefs)})"
    return blocks(f"## {own.lists.newest}", "\n".join(rows), every) if rows else ""


def _topics(corpus: Corpus, page: str) -> str:
    """Each with what it covers and how much there is."""
    own = corpus.words()
    topics = _with_most(corpus.topics, corpus.on_topic)
    rows = [
        f"- **{link(escape(topic.name), topic_path(topic.id), page)}**"
        f' <span class="about">{counted(own, own.counts.briefs, len(corpus.on_topic[topic.id]))}</span>'
        f'\n    <span class="front-line">{escape(topic.definition)}</span>'
        for topic in by_name(corpus, topics)
    ]
    return _box("front-topics", f"## {link(own.lists.topics, TOPICS, page)}", "\n".join(rows)) if rows else ""


def _people(corpus: Corpus, page: str) -> str:
    own, lang = corpus.words(), corpus.options.language
    people = by_name(corpus, _with_most(corpus.people, corpus.written_by))
    names = [isolated(link(escape(person.name), person_path(person.id), page), lang) for person in people]
    return _box("front-people", f"## {link(own.lists.people, PEOPLE, page)}", " · ".join(names)) if names else ""


def _with_most(named: Mapping[str, _Named], briefs: Mapping[str, tuple[str, ...]]) -> list[_Named]:
    """Those with briefs; of very many those with most."""
    used = [id for id in named if briefs.get(id)]
    return [named[id] for id in sorted(used, key=lambda id: -len(briefs[id]))[:MOST]]


def _newest(corpus: Corpus, page: str) -> str:
    return list_briefs(corpus, (brief.slug for brief in islice(_originals(corpus), NEWEST)), page)


def _topic_names(corpus: Corpus, page: str) -> str:
    topics = (topic for topic in by_name(corpus, corpus.topics.values()) if topic.id in corpus.on_topic)
    return " · ".join(link(escape(topic.name), topic_path(topic.id), page) for topic in topics)


_MARKS: Mapping[str, Callable[[Corpus, str], str]] = {
    MARKS["front"]: front_page,
    MARKS["newest"]: _newest,
    MARKS["topics"]: _topic_names,
}
"""What a page written by hand can ask for."""
_MARK = re.compile(f"({'|'.join(map(re.escape, _MARKS))})")
