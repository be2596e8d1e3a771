"""Rules on citations and the sources they lead to."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts, citations, front_place
from briefsite.check.rule import Finding, rule
from briefsite.model import Level


@rule(
    "unknown-citation",
    meaning="A brief cites, or lists in `nocite`, a key that no entry of `sources.bib` has.",
    example="no entry `do2020` in sources.bib; did you mean `doe2020`?",
    mend="Correct the key, or add the source to `sources.bib`.",
)
def unknown_citation(facts: Facts) -> Iterator[Finding]:
    known = facts.project.bibliography.references
    for brief in facts.project.briefs:
        for key_path, citation in citations(brief):
            for item in citation.items:
                if item.key not in known:
                    inside = key_path is None or item.start < brief.body.body_start
                    place = (
                        facts.place(brief.path, brief.body, item.start)
                        if inside
                        else front_place(brief, key_path or "")
                    )
                    yield place, _no_entry(facts, item.key)
        for number, key in enumerate(brief.front.nocite):
            if key != "*" and key not in known:
                yield front_place(brief, f"nocite.{number}"), _no_entry(facts, key)


def _no_entry(facts: Facts, key: str) -> str:
    return f"no entry `{key}` in sources.bib{facts.nearest_key.hint(key)}"


@rule(
    "uncited-source",
    level=Level.WARNING,
    meaning="No brief cites the source or lists it in `nocite`.",
    example="no brief cites `roe2019`",
    mend="Cite it, list it in the `nocite` of a brief, or take it out of `sources.bib`. It may also stay.",
)
def uncited_source(facts: Facts) -> Iterator[Finding]:
    if "*" in facts.cited:
        return
    for key, reference in facts.project.bibliography.references.items():
        if key not in facts.cited:
            yield reference.place, f"no brief cites `{key}`"
