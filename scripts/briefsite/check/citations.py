"""Rules on citations and the sources they lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.check.facts import Facts, citation_place, front_place
from briefsite.check.rule import Finding, rule
from briefsite.model import Level, Person, Place, Project, Topic
from briefsite.model.citing import citations
from briefsite.model.text_fields import texts_of
from briefsite.read.markdown import parse_inline


@rule(
    "unknown-citation",
    meaning="A brief cites, or lists in `nocite`, a key that no entry of `sources.bib` has.",
    example="no entry `do2020` in sources.bib; did you mean `doe2020`?",
    mend="Correct the key, or add the source to `sources.bib`.",
)
def unknown_citation(facts: Facts) -> Iterator[Finding]:
    if facts.is_unread("sources.bib"):
        return
    known = facts.project.bibliography.references
    if facts.cited - {"*"} <= known.keys():
        return
    now = {former: key for key, reference in known.items() for former in reference.former_keys}
    for brief in facts.project.briefs:
        for key_path, citation in citations(brief):
            for item in citation.items:
                if item.key not in known:
                    yield citation_place(facts, brief, key_path, item), _no_entry(facts, item.key, now)
        for number, key in enumerate(brief.front.nocite):
            if key != "*" and key not in known:
                yield front_place(brief, f"nocite.{number}"), _no_entry(facts, key, now)


def _no_entry(facts: Facts, key: str, now: Mapping[str, str]) -> str:
    """`now` has the key of each entry by the keys that it had before."""
    hint = f"; it is called `{now[key]}` now" if key in now else facts.nearest_key.hint(key)
    return f"no entry `{key}` in sources.bib{hint}"


@rule(
    "misplaced-citation",
    meaning="A citation stands where none can be shown: in an alternative text, the value of a key figure, a series, or"
    " in what topics and people are called and said to be. It would be printed as it is typed.",
    example="`[@doe2020]` stands in `definition` of `trade`, where no citation can be shown; take it out",
    mend="Take it out. Citations are shown in the text of a brief and in the other texts of its front matter.",
)
def misplaced_citation(facts: Facts) -> Iterator[Finding]:
    known = facts.project.bibliography.references
    for place, name, text in _texts_without_citations(facts.project):
        if "@" in text:
            for citation in parse_inline(text)[0]:
                written = text[citation.start : citation.end]
                if written.startswith("[") or citation.items[0].key in known:
                    yield place, f"`{written}` stands in {name}, where no citation can be shown; take it out"


def _texts_without_citations(project: Project) -> Iterator[tuple[Place, str, str]]:
    """Texts that editors write and that are shown without citations: their place, what they are called, and they."""
    for brief in project.briefs:
        for path, text, field in texts_of(brief.front):
            if not field.cites:
                yield front_place(brief, path), f"`{path.rpartition('.')[2]}`", text
    entries: tuple[Topic | Person, ...] = (*project.topics.values(), *project.people.values())
    for entry in entries:
        for path, text, _ in texts_of(entry):
            yield entry.place, f"`{path.partition('.')[0]}` of `{entry.id}`", text


@rule(
    "uncited-source",
    level=Level.HINT,
    meaning="No brief cites the source or lists it in `nocite`.",
    example="no brief cites `roe2019`",
    mend="Cite it, list it in the `nocite` of a brief, or take it out of `sources.bib`. It may also stay.",
)
def uncited_source(facts: Facts) -> Iterator[Finding]:
    if "*" in facts.cited or facts.has_unread_briefs:
        return
    for key, reference in facts.project.bibliography.references.items():
        if key not in facts.cited:
            yield reference.place, f"no brief cites `{key}`"


@rule(
    "figure-without-citation",
    meaning="The `citation` of a key figure holds no citation, so the figure would stand without its source.",
    example='`citation` holds no citation; write `"[@doe2020]"`',
    mend='Write it as in the text, in quotation marks: `citation: "[@doe2020, p. 4]"`.',
)
def figure_without_citation(facts: Facts) -> Iterator[Finding]:
    known = facts.project.bibliography.references
    for brief in facts.project.briefs:
        for number, figure in enumerate(brief.front.key_figures):
            path = f"key_figures.{number}.citation"
            if figure.citation and path not in brief.front.cited:
                example = figure.citation if figure.citation in known else next(iter(known), "key")
                yield front_place(brief, path), f'`citation` holds no citation; write `"[@{example}]"`'
