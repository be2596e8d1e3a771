"""Languages that there are no words in: what stands around such a text is in English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefsite.check.facts import Facts, front_place
from briefsite.model import Brief, Problem
from briefsite.model.rules.briefs import LANGUAGE_WITHOUT_WORDS
from briefsite.wording import FALLBACK, OwnWords, changes, has_words, languages, sections
from briefsite.wording.languages import beginnings, primary, script


def language_without_words(facts: Facts) -> Iterator[Problem]:
    options = facts.project.options
    own, own_words = options.language, options.words
    missing = _missing_words(own, own_words)
    if missing:
        place = facts.setting_place("theme.language")
        yield LANGUAGE_WITHOUT_WORDS.at(place, "publication", **_list_of_words(own, missing))
    yield from _in_another_script(facts)
    by_language: dict[str, list[Brief]] = defaultdict(list)
    for brief in facts.project.briefs:
        if primary(brief.front.lang) != primary(own) and not has_words(brief.front.lang, own_words):
            by_language[primary(brief.front.lang)].append(brief)
    for briefs in by_language.values():
        more = f" and {len(briefs) - 1} more" if len(briefs) > 1 else ""
        tag, place = briefs[0].front.lang, front_place(briefs[0], "lang")
        yield LANGUAGE_WITHOUT_WORDS.at(place, tag=tag, more=more, language=primary(tag))


def _in_another_script(facts: Facts) -> Iterator[Problem]:
    """Languages whose words are there, but in another script: simplified ones around a text in traditional Chinese."""
    options = facts.project.options
    tags = {options.language: (facts.setting_place("theme.language"), "the `theme.language` of the publication")}
    for brief in facts.project.briefs:
        tags.setdefault(brief.front.lang, (front_place(brief, "lang"), "the `lang` of this brief"))
    for tag, (place, whose) in tags.items():
        known = next((languages()[start] for start in beginnings(tag) if start in languages()), None)
        if known and script(known) != script(tag) and not changes(tag, _of_script(script(tag), options.words)):
            yield LANGUAGE_WITHOUT_WORDS.at(place, "script", tag=tag, whose=whose, known=known)


def _of_script(name: str, own: OwnWords) -> OwnWords:
    return tuple((tag, text) for tag, text in own if script(tag) == name)


def _missing_words(tag: str, own: OwnWords) -> Mapping[str, list[str]]:
    """The English words that readers of a language see, by section; none where Briefsite has a file of it."""
    if not languages().keys().isdisjoint(beginnings(tag)):
        return {}
    known = {
        (section, name) for _, changed in changes(tag, own) for section, names in changed.items() for name in names
    }
    found: dict[str, list[str]] = defaultdict(list)
    for section, names in _english().items():
        for name, word in names.items():
            if (section, name) not in known:
                found[section].append(_quoted(word))
    return found


def _quoted(word: object) -> str:
    """A word as an example of its section: of forms and lists the first."""
    texts = word.values() if isinstance(word, Mapping) else word if isinstance(word, list) else [word]
    return str(next(iter(texts)))


def _english() -> Mapping[str, Mapping[str, object]]:
    return {section: names for section, names in sections(FALLBACK).items() if isinstance(names, Mapping)}


def _list_of_words(tag: str, missing: Mapping[str, list[str]]) -> Mapping[str, object]:
    """What the message on the publication's language says: how many there are in each section, and one of them."""
    telling = {name: next((text for text in texts if text[0].isalpha()), texts[0]) for name, texts in missing.items()}
    shown = (f"{len(texts)} of `[{name}]` (`{telling[name]}`)" for name, texts in missing.items())
    count, every = (sum(map(len, words.values())) for words in (missing, _english()))
    return {"tag": tag, "count": count, "all": every, "listed": ", ".join(shown), "language": primary(tag)}
