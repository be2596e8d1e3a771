"""What stands above the text of a brief, from its kind to its key figures, and what belongs to that below the text."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from briefsite.link import Corpus, LinkedBrief
from briefsite.link.translations import last_changed
from briefsite.model import Contributor, FrontMatter
from briefsite.model.text_fields import texts_of
from briefsite.read.paths import brief_path, person_path, topic_path, version_path
from briefsite.render.markup import blocks, escape, in_own_direction, isolated, link
from briefsite.render.text import BriefText
from briefsite.wording import Words, counted, join
from briefsite.wording.languages import language_name, localised, long_date, primary

WORDS_A_MINUTE = 220
_WITHOUT_SPACES = ("zh", "ja")
_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]")
_ENDS_OF_SENTENCES = (".", "!", "?", "…", "。", "！", "？", "؟")


def kind(front: FrontMatter, own: Words) -> str:
    said = [own.brief_types[front.type]]
    if front.series:
        said.append(front.series)
    if front.number:
        said.append(own.brief.number.format(number=front.number))
    if front.status in ("draft", "review", "embargo"):
        said.insert(0, not_published(front, own))
    return f"{escape(' · '.join(said))}\n{{.brief-kind}}"


def not_published(front: FrontMatter, own: Words) -> str:
    """What an editor is told of a brief that readers do not see."""
    if front.status == "embargo" and front.embargo is not None:
        return own.brief.embargo.format(moment=f"{front.embargo:%Y-%m-%d %H:%M %Z}")
    return own.brief.draft


def byline(linked: LinkedBrief, corpus: Corpus, path: str, *ways: str) -> str:
    """Who wrote it, when, how long it takes to read, and further ways as links, but for those that are empty."""
    front = linked.brief.front
    lang = front.lang
    own = corpus.words(lang)
    authors = join(own, [person_link(author, corpus, path, lang) for author in front.authors])
    parts = [own.brief.by.format(names=authors)]
    if front.editors:
        editors = join(own, [person_link(editor, corpus, path, lang) for editor in front.editors])
        parts.append(own.brief.edited_by.format(names=editors))
    date = _unbroken_date(lang, front.date)
    updated = _unbroken_date(lang, front.updated) if front.updated else ""
    parts.append(own.brief.updated.format(date=date, updated=updated) if updated else date)
    body = linked.brief.body
    minutes = max(1, round(_word_count(body.prose[body.body_start :], lang) / WORDS_A_MINUTE))
    # The number stays with its word where the line ends between them.
    parts.append(counted(own, own.brief.minutes, minutes).replace(f"{minutes} ", f"{minutes}\u00a0"))
    links = "".join(f" · {way}" for way in ways if way)
    return " · ".join(parts) + (f'<span class="byline-ways">{links}</span>' if links else "") + "\n{.byline}"


def _unbroken_date(lang: str, day: dt.date) -> str:
    """A date that stays on one line."""
    return dated(long_date(lang, day).replace(" ", "\u00a0"), day)


def dated(shown: str, day: dt.date) -> str:
    """A date as it is shown, with the day for programs."""
    return f'<time datetime="{day.isoformat()}">{shown}</time>'


def _word_count(prose: str, lang: str) -> int:
    words = len(prose.split())
    # A Chinese character counts for half a word: there are no spaces to count by.
    return words + len(_IDEOGRAPHS.findall(prose)) // 2 if primary(lang) in _WITHOUT_SPACES else words


def person_link(contributor: Contributor, corpus: Corpus, path: str, lang: str) -> str:
    if contributor.id is not None and contributor.id in corpus.people:
        person = corpus.people[contributor.id]
        return isolated(link(escape(localised(person.names, lang, person.name)), person_path(person.id), path), lang)
    return isolated(escape(contributor.name), lang)


def translations(linked: LinkedBrief, corpus: Corpus, path: str) -> str:
    if not linked.translations:
        return ""
    lang = linked.brief.front.lang
    links = []
    for slug in linked.translations:
        other = corpus.by_slug[slug].brief.front
        links.append(
            link(language_name(other.lang), brief_path(slug), path) + f'{{lang="{other.lang}" hreflang="{other.lang}"}}'
        )
    own = corpus.words(lang)
    return own.brief.also_in.format(languages=join(own, links)) + "\n{.translations}"


def behind_original(linked: LinkedBrief, said: Words) -> str:
    """What a reader of a translation is told whose original has changed, with the days on which both last did."""
    if linked.original_changed is None:
        return ""
    lang, own = linked.brief.front.lang, last_changed(linked.brief)
    original = long_date(lang, linked.original_changed)
    text = said.brief.behind_original.format(changed=long_date(lang, own), original_changed=original)
    return f"{text}\n{{.behind-original}}"


def topics(linked: LinkedBrief, corpus: Corpus, path: str) -> str:
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
    own = corpus.words(front.lang)
    return f"{own.lists.topics}{own.joining.colon}{' · '.join(links)}\n{{.topics}}" if links else ""


def corrected(front: FrontMatter, own: Words) -> str:
    """That it was corrected, and when. What was wrong stands below the text, or it would push that off the screen."""
    if not front.corrections:
        return ""
    dates = dict.fromkeys(dated(long_date(front.lang, item.date), item.date) for item in front.corrections)
    return f"[{own.brief.corrections}](#corrections){own.joining.colon}{join(own, [*dates])}\n{{.corrected}}"


def earlier_versions(linked: LinkedBrief, own: Words, path: str) -> str:
    """The way to each earlier version, and to what has changed since."""
    if not linked.earlier:
        return ""
    lang, said = linked.brief.front.lang, own.versions
    versions = [
        f"{link(_unbroken_date(lang, date), place, path)} ({link(said.what_changed, place, path, 'changes')})"
        for date in linked.earlier
        for place in (version_path(linked.slug, date),)
    ]
    return f"{said.earlier}{own.joining.colon}{' · '.join(versions)}\n{{.earlier-versions}}"


def corrections(front: FrontMatter, text: BriefText, own: Words) -> str:
    """What was corrected, each with its day."""
    if not front.corrections:
        return ""
    rows = [
        f"- {dated(long_date(front.lang, item.date), item.date)}{own.joining.colon}"
        f"{text.front(f'corrections.{number}.text', item.text)}"
        for number, item in enumerate(front.corrections)
    ]
    return blocks(f"## {own.brief.corrections} {{#corrections}}", "\n".join(rows))


def image(front: FrontMatter, text: BriefText) -> str:
    if front.image is None:
        return ""
    image = front.image
    named = (("image.caption", image.caption), ("image.credit", image.credit))
    between = " " if image.caption and image.caption.rstrip().endswith(_ENDS_OF_SENTENCES) else " · "
    below = between.join(text.front(name, said) for name, said in named if said)
    return blocks(f"![{escape(image.alt)}]({image.file})", f"{below}\n{{.caption}}" if below else "")


def notes(front: FrontMatter, text: BriefText, own: Words, *, is_below: bool) -> str:
    """Paragraphs that begin with what they are called, such as a disclaimer, below the text of the brief or above."""
    named = [(name, said) for name, said, field in texts_of(front) if field.is_note and field.is_below == is_below]
    return blocks(
        *(
            f"{_called(getattr(own.brief, name))}{text.front(name, said)}\n{{.{name.replace('_', '-')}}}"
            for name, said in named
        )
    )


def _called(name: str) -> str:
    """What a paragraph is called, before it: a full-width sign at the end of that is as wide as a space already."""
    is_wide = unicodedata.east_asian_width(name[-1]) in "FW"
    # As HTML, for no space may stand behind it, and there CommonMark would not take two asterisks for an end.
    return f"<strong>{name}</strong>" if is_wide else f"**{name}** "


def key_points(front: FrontMatter, text: BriefText, own: Words) -> str:
    if not front.key_points:
        return ""
    points = "\n".join(
        f"- {text.front(f'key_points.{number}', point)}" for number, point in enumerate(front.key_points)
    )
    return blocks(f"## {own.brief.key_points} {{#key-points}}", points)


def key_figures(front: FrontMatter, text: BriefText, own: Words) -> str:
    if not front.key_figures:
        return ""
    labels = [
        in_own_direction(text.front(f"key_figures.{index}.label", figure.label), front.lang)
        for index, figure in enumerate(front.key_figures)
    ]
    rows = [
        f"- **{in_own_direction(escape(figure.value), front.lang)}** {labels[index]}{text.figure_marks(index)}"
        for index, figure in enumerate(front.key_figures)
    ]
    return blocks(f"## {own.brief.key_figures} {{#key-figures}}", "\n".join(rows))
