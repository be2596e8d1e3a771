"""The checks of an ordinary site: of what its pages cite, and of nothing else, which is its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from briefsite.check.briefs import unknown_style
from briefsite.check.citations import broken_citation, unknown_citation
from briefsite.check.entries import broken_places, missing_field, missing_title
from briefsite.check.entry import DecodedReference
from briefsite.check.facts import Facts
from briefsite.check.identifiers import listed_twice
from briefsite.check.look_alikes import look_alikes
from briefsite.model import Place, Problem, Project
from briefsite.model.rules import bibliography
from briefsite.model.rules.briefs import MISPLACED_CITATION
from briefsite.model.rules.links import DUPLICATE_ADDRESS
from briefsite.model.rules.look_alikes import LOOKS_LIKE_CITATION, LOOKS_LIKE_SOURCE_LIST
from briefsite.read.paths import SOURCES, address_of


def _taken_address(facts: Facts) -> Iterator[Problem]:
    """A page of the site's own that stands where the page of all sources is made."""
    project, address = facts.project, address_of(SOURCES, facts.project.options.directory_urls)
    for page in project.documents if project.citing_documents else ():
        is_there = address_of(page.page, project.options.directory_urls) == address
        if is_there and page.page not in project.navigation.excluded:
            yield DUPLICATE_ADDRESS.at(Place(page.path), other=f"the generated page `{SOURCES}`", address=address)


_OF_PAGES = frozenset((LOOKS_LIKE_CITATION.name, LOOKS_LIKE_SOURCE_LIST.name, MISPLACED_CITATION.name))
_CHECKS: tuple[Callable[[Facts], Iterable[Problem]], ...] = (
    unknown_citation,
    broken_citation,
    unknown_style,
    listed_twice,
    _taken_address,
    lambda facts: (found for found in look_alikes(facts) if found.rule in _OF_PAGES),
)
_OF_NO_ENTRY = frozenset((bibliography.BROKEN_ENTRY.name, bibliography.DUPLICATE_KEY.name, bibliography.BAD_KEY.name))
"""What may be why an entry is not there."""


def check_citing_pages(project: Project) -> tuple[Problem, ...]:
    """What is wrong with the citations of pages, and with the entries that they cite, by place; each as grave as its
    rule says, or the option `levels`."""
    facts, levels = Facts(project), project.options.levels
    found = dict.fromkeys((*project.problems, *_in_bibliography(facts)))
    for check in _CHECKS:
        found.update(dict.fromkeys(check(facts)))
    leveled = (replace(problem, level=levels.get(problem.rule, problem.level)) for problem in found)
    return tuple(sorted(leveled, key=lambda problem: (problem.place, problem.rule, problem.message)))


def _in_bibliography(facts: Facts) -> Iterator[Problem]:
    """What is wrong with entries that pages cite: a bibliography may serve much else."""
    references = facts.project.bibliography.references
    cited = references.keys() if "*" in facts.cited else facts.cited & references.keys()
    starts: dict[str, list[tuple[int, str]]] = {}
    for key, reference in references.items():
        starts.setdefault(reference.place.path, []).append((reference.place.line, key))
    for problem in facts.project.bibliography.problems:
        if problem.rule in _OF_NO_ENTRY or _entry_at(problem, starts) in cited | {None}:
            yield problem
    broken = broken_places(facts.project.bibliography.problems)
    for key in sorted(key for key in cited if references[key].place not in broken):
        entry = DecodedReference.of(references[key])
        yield from (*missing_title(entry), *missing_field(entry))


def _entry_at(problem: Problem, starts: Mapping[str, list[tuple[int, str]]]) -> str | None:
    """The key of the entry in which something is wrong; None where that is not known."""
    entries = starts.get(problem.place.path, [])
    at = bisect_right(entries, (problem.place.line, chr(0x10FFFF)))
    return entries[at - 1][1] if at else None
