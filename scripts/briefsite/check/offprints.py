"""Briefs of which no offprint can be made on this machine."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.model import Brief, Place, Problem
from briefsite.model.rules.files import OFFPRINT_WITHOUT_FONT
from briefsite.read.offprint_fonts import SCRIPTS, first_letter
from briefsite.read.offprints import cited_by, scripts_of


def offprint_without_font(facts: Facts) -> Iterator[Problem]:
    options, references = facts.project.options, facts.project.bibliography.references
    if not options.offprints:
        return
    for brief in facts.project.standing:
        for script in scripts_of(brief, references, options):
            if script not in options.offprints:
                place, key = _where(facts, brief, script)
                said = {"script": script, "get": SCRIPTS[script].get}
                yield OFFPRINT_WITHOUT_FONT.at(place, "source" if key else "", **said, **({"key": key} if key else {}))


def _where(facts: Facts, brief: Brief, script: str) -> tuple[Place, str]:
    """The first letter of a script in a brief, or the citation of a source that has one."""
    at = first_letter(brief.body.text, script)
    if at >= 0:
        return facts.place(brief.path, brief.body, at), ""
    references = facts.project.bibliography.references
    for key, start in cited_by(brief).items():
        if key in references and first_letter(references[key].csl_text, script) >= 0:
            place = facts.place(brief.path, brief.body, start) if start >= 0 else Place(brief.path)
            return place, key
    return Place(brief.path), ""
