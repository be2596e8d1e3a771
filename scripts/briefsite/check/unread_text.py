"""What stands where nothing reads it: files beside the briefs, citations in pages of docs/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.check.facts import Facts
from briefsite.model import Place, Problem
from briefsite.model.anchors import source_anchor
from briefsite.model.rules.files import NOT_A_BRIEF
from briefsite.model.rules.markdown import CITATION_IN_PAGE
from briefsite.read.front_matter.schema import slugify
from briefsite.read.paths import SOURCES, site_path
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
    for path in sorted(facts.project.files):
        if path.startswith("briefs/") and path not in _READ and not path.endswith((".md", *BESIDE_BRIEFS)):
            kind, name = kind_of(path), path.rpartition("/")[2]
            if not path.lower().endswith(BESIDE_BRIEFS):
                stem = slugify(name[: len(name) - len(kind)] if kind else name) or "a-name"
                yield NOT_A_BRIEF.at(Place(path), _MEANT_FOR.get(kind, "other"), name=name, stem=stem)


def citation_in_page(facts: Facts) -> Iterator[Problem]:
    known = facts.project.bibliography.references
    for document in facts.project.documents:
        if site_path(document.path) in facts.project.navigation.excluded:
            continue
        for citation in document.body.citations:
            written = document.body.text[citation.start : citation.end]
            keys = [item.key for item in citation.items if item.key in known]
            if not written.startswith("[") and not keys:
                continue  # a name on some other site, such as `@someone`
            up = "../" * (document.path.count("/") - 1)
            link = f"; link to `{up}{SOURCES}#{source_anchor(keys[0])}`" if keys else ""
            shown = " ".join(written.split())
            shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
            yield CITATION_IN_PAGE.at(facts.place(document.path, document.body, citation.start), shown=shown, link=link)
