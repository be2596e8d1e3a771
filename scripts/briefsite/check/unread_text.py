"""Rules on what stands where nothing reads it: files beside the briefs, citations in pages of docs/."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.rule import Finding, rule
from briefsite.model import Level, Place
from briefsite.model.anchors import source_anchor
from briefsite.read.front_matter.schema import slugify
from briefsite.read.paths import SOURCES, site_path
from briefsite.read.site_files import BESIDE_BRIEFS, kind_of

_TEXTS = frozenset((".markdown", ".mkd", ".mdown", ".mdx", ".qmd", ".rmd", ".txt", ".text", ".md", ".rst", ".org"))
_FROM_WORD = frozenset((".docx", ".doc", ".odt", ".rtf", ".pages", ".tex", ".html", ".htm"))
_READ = frozenset(("briefs/topics.yml", "briefs/people.yml"))


@rule(
    "not-a-brief",
    level=Level.WARNING,
    meaning="A file in briefs/ is neither a brief (`.md`) nor of a kind published beside one: nothing reads it.",
    example="`ports.markdown` is not read: a brief ends in `.md`; rename it `ports.md`",
    mend="Rename it if it is a brief; else keep it elsewhere.",
)
def not_a_brief(facts: Facts) -> Iterator[Finding]:
    for path in sorted(facts.project.files):
        if path.startswith("briefs/") and path not in _READ and not path.endswith((".md", *BESIDE_BRIEFS)):
            kind, name = kind_of(path), path.rpartition("/")[2]
            if not path.lower().endswith(BESIDE_BRIEFS):
                yield Place(path), f"`{name}` is not read: {_what_to_do(kind, name)}"


def _what_to_do(kind: str, name: str) -> str:
    stem = slugify(name[: len(name) - len(kind)] if kind else name) or "a-name"
    if kind in _TEXTS:
        return f"a brief ends in `.md`; rename it `{stem}.md`"
    if kind in _FROM_WORD:
        return f"a brief is Markdown; write its text into `{stem}.md`"
    if kind in (".yml", ".yaml"):
        return "the vocabularies are `topics.yml` and `people.yml`; rename it if it is one of them"
    if kind == ".bib":
        return "all sources stand in `sources.bib`; put its entries there"
    return "it is no brief, and not published beside one; keep it elsewhere"


@rule(
    "citation-in-page",
    meaning="A page of docs/ cites a source. Only briefs can: the citation would be printed as it is typed.",
    example="`[@doe2020]` is in a page of docs/, where it cites nothing: only briefs cite sources;"
    " link to `sources/index.md#source-doe2020`",
    mend="Link to the source's entry, write the text as a brief, or put a backslash before an `@` that cites nothing.",
)
def citation_in_page(facts: Facts) -> Iterator[Finding]:
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
            message = f"`{shown}` is in a page of docs/, where it cites nothing: only briefs cite sources{link}"
            yield facts.place(document.path, document.body, citation.start), message


STRAYS = (not_a_brief, citation_in_page)
