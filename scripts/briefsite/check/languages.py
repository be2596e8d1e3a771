"""Languages that there are no words in: what stands around such a text is in English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefsite.check.facts import Facts, front_place
from briefsite.model import Brief, Problem, Said
from briefsite.model.rules.briefs import LANGUAGE_WITHOUT_WORDS
from briefsite.wording import has_words
from briefsite.wording.languages import primary


def language_without_words(facts: Facts) -> Iterator[Problem]:
    own = facts.project.options.language
    if not has_words(own):
        yield _said("`theme.language` of the publication", own).at(facts.setting_place("theme.language"))
    by_language: dict[str, list[Brief]] = defaultdict(list)
    for brief in facts.project.briefs:
        if primary(brief.front.lang) != primary(own) and not has_words(brief.front.lang):
            by_language[primary(brief.front.lang)].append(brief)
    for briefs in by_language.values():
        more = f" and {len(briefs) - 1} more" if len(briefs) > 1 else ""
        said = _said(f"`lang` of this brief{more}", briefs[0].front.lang)
        yield said.at(front_place(briefs[0], "lang"))


def _said(setting: str, lang: str) -> Said:
    return LANGUAGE_WITHOUT_WORDS.says(lang=lang, setting=setting, tag=primary(lang))
