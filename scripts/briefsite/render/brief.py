"""The page of a brief: what it is, its text with linked notes, its sources with their way back, what is near it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from briefsite.cite import FormattedBrief
from briefsite.model import Contributor, FrontMatter, Person
from briefsite.render.labels import direction, join, label, language_name, localised, long_date
from briefsite.render.markup import Page, blocks, escape, link, place_mark
from briefsite.render.paths import brief_path, person_path, source_page, topic_path
from briefsite.render.text import BriefText
from briefsite.resolve import Corpus, LinkedBrief, Mention
from briefsite.resolve.anchors import source_anchor
from briefsite.resolve.mentions import cited_keys

NOTES_PLACE = "\u2063\u2063\u2063"
"""Where Python-Markdown puts the notes (`PLACE_MARKER` in mkdocs.yml). Invisible: elsewhere notes end the page."""
WORDS_A_MINUTE = 220
_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]")


def brief_page(linked: LinkedBrief, corpus: Corpus, formatted: FormattedBrief, this_brief: str) -> Page:
    """Render one brief. `this_brief` is the formatted reference to the brief itself, Markdown-safe."""
    front, path = linked.brief.front, brief_path(linked.slug)
    text = BriefText.of(linked, formatted)
    markdown = blocks(
        _kind(front),
        f"# {escape(front.title)} {{.brief-title}}",
        f"{escape(front.subtitle)}\n{{.subtitle}}" if front.subtitle else "",
        _byline(linked, corpus, path),
        _translations(linked, corpus, path),
        _topics(linked, corpus, path),
        f"{escape(front.summary)}\n{{.summary}}",
        _corrections(front),
        _image(front),
        _named_note(front.lang, "editors-note", front.editors_note),
        _key_points(front),
        _key_figures(front, text),
        text.body(),
        _named_note(front.lang, "disclaimer", front.disclaimer),
        _biographies(front, corpus, path),
        _notes(linked, front.lang),
        _sources(linked, corpus, formatted, path),
        _related(linked, corpus, path),
        _cite_this(front.lang, this_brief),
        text.notes(),
    )
    return Page(path, markdown, _front_matter(linked, corpus), linked.brief.path, _date(front))


def _front_matter(linked: LinkedBrief, corpus: Corpus) -> Mapping[str, object]:
    front = linked.brief.front
    topics = [corpus.topics[topic].name for topic in front.topics if topic in corpus.topics]
    return {
        "title": front.title,
        "description": front.summary,
        "lang": front.lang,
        "dir": direction(front.lang),
        "date": front.date.isoformat(),
        "topics": topics,
    }


def _date(front: FrontMatter) -> str:
    return (front.updated or front.date).isoformat()


def _kind(front: FrontMatter) -> str:
    words = [label(front.lang, front.type)]
    if front.series:
        words.append(front.series)
    if front.number:
        words.append(label(front.lang, "number", front.number))
    if front.status != "published":
        words.insert(0, label(front.lang, "draft"))
    return f"{escape(' · '.join(words))}\n{{.brief-kind}}"


def _byline(linked: LinkedBrief, corpus: Corpus, path: str) -> str:
    front = linked.brief.front
    lang = front.lang
    parts = [f"{label(lang, 'by')} {join(lang, [_person(author, corpus, path, lang) for author in front.authors])}"]
    if front.editors:
        editors = join(lang, [_person(editor, corpus, path, lang) for editor in front.editors])
        parts.append(f"{label(lang, 'edited-by')} {editors}")
    date = long_date(lang, front.date)
    parts.append(f"{date} ({label(lang, 'updated', long_date(lang, front.updated))})" if front.updated else date)
    body = linked.brief.body
    parts.append(label(lang, "minutes", max(1, round(_word_count(body.prose[body.body_start :]) / WORDS_A_MINUTE))))
    return " · ".join(parts) + "\n{.byline}"


def _word_count(prose: str) -> int:
    # A Chinese character counts for half a word: there are no spaces to count by.
    ideographs = 0 if prose.isascii() else len(_IDEOGRAPHS.findall(prose))
    return len(prose.split()) + ideographs // 2


def _person(contributor: Contributor, corpus: Corpus, path: str, lang: str) -> str:
    if contributor.id is not None and contributor.id in corpus.people:
        person = corpus.people[contributor.id]
        return link(escape(localised(person.names, lang, person.name)), person_path(person.id), path)
    return escape(contributor.name)


def _translations(linked: LinkedBrief, corpus: Corpus, path: str) -> str:
    if not linked.translations:
        return ""
    lang = linked.brief.front.lang
    links = []
    for slug in linked.translations:
        other = corpus.by_slug[slug].brief.front
        links.append(link(language_name(other.lang), brief_path(slug), path) + f'{{lang="{other.lang}"}}')
    return f"{label(lang, 'also-in')} {join(lang, links)}\n{{.translations}}"


def _topics(linked: LinkedBrief, corpus: Corpus, path: str) -> str:
    front = linked.brief.front
    links = [
        link(
            escape(localised(corpus.topics[topic].names, front.lang, corpus.topics[topic].name)),
            topic_path(topic),
            path,
        )
        for topic in front.topics
        if topic in corpus.topics
    ]
    return f"{label(front.lang, 'topics')}: {' · '.join(links)}\n{{.topics}}" if links else ""


def _corrections(front: FrontMatter) -> str:
    if not front.corrections:
        return ""
    rows = [f"- {long_date(front.lang, item.date)}: {escape(item.text)}" for item in front.corrections]
    return blocks(f"**{label(front.lang, 'corrections')}**\n{{.corrections}}", "\n".join(rows))


def _image(front: FrontMatter) -> str:
    if front.image is None:
        return ""
    image = front.image
    below = " ".join(escape(words) for words in (image.caption, image.credit) if words)
    return blocks(f"![{escape(image.alt)}]({image.file}){{loading=lazy}}", f"{below}\n{{.caption}}" if below else "")


def _named_note(lang: str, name: str, words: str | None) -> str:
    return f"**{label(lang, name)}.** {words.strip()}\n{{.{name}}}" if words else ""


def _key_points(front: FrontMatter) -> str:
    if not front.key_points:
        return ""
    points = "\n".join(f"- {' '.join(point.split())}" for point in front.key_points)
    return blocks(f"## {label(front.lang, 'key-points')} {{#key-points}}", points)


def _key_figures(front: FrontMatter, text: BriefText) -> str:
    if not front.key_figures:
        return ""
    rows = [
        f"- **{escape(figure.value)}** {escape(figure.label)}{text.figure_marks(index)}"
        for index, figure in enumerate(front.key_figures)
    ]
    return blocks(f"## {label(front.lang, 'key-figures')} {{#key-figures}}", "\n".join(rows))


def _biographies(front: FrontMatter, corpus: Corpus, path: str) -> str:
    """Those who sign a commentary are introduced below it."""
    if front.type != "commentary":
        return ""
    people = [corpus.people[author.id] for author in front.authors if author.id and author.id in corpus.people]
    rows = [_biography(person, front.lang, path) for person in people if person.biography]
    return blocks(f"## {label(front.lang, 'authors')} {{#authors}}", "\n".join(rows)) if rows else ""


def _biography(person: Person, lang: str, path: str) -> str:
    name = link(escape(localised(person.names, lang, person.name)), person_path(person.id), path)
    return f"- **{name}** {escape(localised(person.biographies, lang, person.biography or ''))}"


def _notes(linked: LinkedBrief, lang: str) -> str:
    return blocks(f"## {label(lang, 'notes')} {{#notes}}", NOTES_PLACE) if linked.notes else ""


def _sources(linked: LinkedBrief, corpus: Corpus, formatted: FormattedBrief, path: str) -> str:
    if not linked.sources:
        return ""
    lang = linked.brief.front.lang
    back: dict[str, list[Mention]] = defaultdict(list)
    for key, mention in cited_keys(linked.mentions):
        back[key].append(mention)
    order = [key for key in formatted.sources if key in linked.sources]
    rows = []
    for key in order:
        ways = [way for way in (_back_links(lang, back[key]), _elsewhere(lang, key, corpus, path)) if way]
        shown = place_mark(source_anchor(key), formatted.sources[key], "entry", own_direction=direction(lang) == "rtl")
        rows.append(f"- {shown} " + place_mark(f"back-{source_anchor(key)}", " · ".join(ways), "back"))
    return blocks(f"## {label(lang, 'sources')} {{#sources}}", "\n".join(rows))


def _back_links(lang: str, mentions: list[Mention]) -> str:
    """`Cited in notes 1, 4`, each number leading to the place in the text."""
    if not mentions:
        return ""
    if mentions[0].note is None and all(mention.note is None for mention in mentions):
        marks = [
            f'[{number}](#{mention.id}){{title="{label(lang, "mention", number)}"}}'
            for number, mention in enumerate(mentions, 1)
        ]
        return f"{label(lang, 'cited-here')} {label(lang, 'separator').join(marks)}"
    marks = [f"[{mention.note or '↑'}](#{mention.id})" for mention in mentions]
    words = label(lang, "cited-note" if len(marks) == 1 else "cited-notes")
    return f"{words} {label(lang, 'separator').join(marks)}"


def _elsewhere(lang: str, key: str, corpus: Corpus, path: str) -> str:
    count = len(corpus.cited_in.get(key, ()))
    words = label(lang, "everywhere-one") if count == 1 else label(lang, "everywhere", count)
    return link(words, source_page(corpus, key), path, source_anchor(key))


def _related(linked: LinkedBrief, corpus: Corpus, path: str) -> str:
    if not linked.related:
        return ""
    lang = linked.brief.front.lang
    rows = []
    for related in linked.related:
        title = escape(corpus.by_slug[related.slug].brief.front.title)
        why = label(lang, "share-one") if related.shared == 1 else label(lang, "share", related.shared)
        rows.append(f"- {link(title, brief_path(related.slug), path)} ({why})")
    return blocks(f"## {label(lang, 'related')} {{#related}}", "\n".join(rows))


def _cite_this(lang: str, this_brief: str) -> str:
    return blocks(f"## {label(lang, 'cite-this')} {{#cite-this}}", this_brief)
