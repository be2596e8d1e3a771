"""The rule on languages that there are no words in: what stands around such a text is in English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefsite.check.facts import Facts, front_place
from briefsite.check.rule import Finding, rule
from briefsite.model import Brief, Level
from briefsite.wording import has_words
from briefsite.wording.languages import primary


@rule(
    "language-without-words",
    level=Level.HINT,
    meaning="The language of the publication (`theme.language` in mkdocs.yml) or of a brief (`lang`) is one in which"
    " there are no words for what stands around a text: headings, labels and links. Readers get them in English."
    " Of several briefs in one language the first is named.",
    example="there are no words in `sw`, the `lang` of this brief and 1 more: readers see `Key points`, `Sources` and"
    " all else around the text in English; add `scripts/briefsite/wording/sw.toml` (“a language” in CONTRIBUTING.md)",
    mend="Copy `en.toml` in `scripts/briefsite/wording/`, name the copy by the language's tag and translate what stands"
    " in quotation marks; “a language” in CONTRIBUTING.md is the recipe. Until then the site works, in two languages.",
)
def language_without_words(facts: Facts) -> Iterator[Finding]:
    own = facts.project.options.language
    if not has_words(own):
        yield facts.setting_place("theme.language"), _said("`theme.language` of the publication", own)
    by_language: dict[str, list[Brief]] = defaultdict(list)
    for brief in facts.project.briefs:
        if primary(brief.front.lang) != primary(own) and not has_words(brief.front.lang):
            by_language[primary(brief.front.lang)].append(brief)
    for briefs in by_language.values():
        more = f" and {len(briefs) - 1} more" if len(briefs) > 1 else ""
        yield front_place(briefs[0], "lang"), _said(f"`lang` of this brief{more}", briefs[0].front.lang)


def _said(setting: str, lang: str) -> str:
    return (
        f"there are no words in `{lang}`, the {setting}: readers see `Key points`, `Sources` and all else around the"
        f" text in English; add `scripts/briefsite/wording/{primary(lang)}.toml` (“a language” in CONTRIBUTING.md)"
    )
