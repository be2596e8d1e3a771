"""What stands where nothing reads it: files beside the briefs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.check.facts import Facts
from briefsite.model import Place, Problem
from briefsite.model.rules.files import NOT_A_BRIEF
from briefsite.read.front_matter.schema import slugify
from briefsite.read.site_files import BESIDE_BRIEFS, kind_of

_TEXTS = frozenset((".markdown", ".mkd", ".mdown", ".mdx", ".qmd", ".rmd", ".txt", ".text", ".md", ".rst", ".org"))
_FROM_WORD = frozenset((".docx", ".doc", ".odt", ".rtf", ".pages", ".tex", ".html", ".htm"))
_MEANT_FOR: Mapping[str, str] = {
    **dict.fromkeys(_TEXTS, ""),
    **dict.fromkeys(_FROM_WORD, "from-word"),
    **dict.fromkeys((".yml", ".yaml"), "vocabulary"),
    ".bib": "sources",
}
"""By the ending of a file, which message says what to do with it."""
_READ = frozenset(("briefs/topics.yml", "briefs/people.yml"))


def not_a_brief(facts: Facts) -> Iterator[Problem]:
    lang = facts.project.options.language
    for path in sorted(facts.project.files):
        if path.startswith("briefs/") and path not in _READ and not path.endswith((".md", *BESIDE_BRIEFS)):
            kind, name = kind_of(path), path.rpartition("/")[2]
            if not path.lower().endswith(BESIDE_BRIEFS):
                stem = slugify(name[: len(name) - len(kind)] if kind else name, lang) or "a-name"
                yield NOT_A_BRIEF.at(Place(path), _MEANT_FOR.get(kind, "other"), name=name, stem=stem)
