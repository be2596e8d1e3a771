"""Whether what would be written is read as it is meant: nothing but the name differs."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.commands.rename.edits import Plan, RenameError, edited
from briefsite.commands.rename.texts import Texts
from briefsite.model import Brief, Citation, Project, TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.brief import parse_brief
from briefsite.read.page import parse_page


def verify(project: Project, texts: Texts, plan: Plan) -> None:
    """Read every changed file again. Raises RenameError where it says something else than before."""
    briefs = {brief.path: brief for brief in project.briefs}
    for path, edits in plan.edits.items():
        before = texts.files[path]
        after = TextFile(plan.moves.get(path, path), edited(before.text, edits))
        if path in briefs:
            is_same = _shape(parse_brief(before)[0]) == _shape(parse_brief(after)[0])
        elif path.endswith(".bib"):
            is_same = _counts(before) == _counts(after)
        else:
            is_same = not path.endswith(".md") or _page(before) == _page(after)
        if not is_same:
            raise RenameError(f"{path} would not be read as it is now; change it by hand")


def _shape(brief: Brief | None) -> object:
    """How much a brief cites and links, and where: all but the names."""
    if brief is None:
        return None
    cited = [(name, tuple(_items(text.citations))) for name, text in brief.front.cited.items()]
    return (
        list(_items(brief.body.citations)),
        cited,
        len(brief.body.links),
        len(brief.front_links),
        len(brief.front.nocite),
    )


def _items(citations: tuple[Citation, ...]) -> Iterator[tuple[object, ...]]:
    for citation in citations:
        yield tuple((item.mode, item.label, item.locator, item.prefix, item.suffix) for item in citation.items)


def _page(file: TextFile) -> object:
    page, _ = parse_page(file, "en", lambda _: True)
    return list(_items(page.body.citations)), len(page.body.links), len(page.citing.nocite) if page.citing else 0


def _counts(file: TextFile) -> object:
    found = parse_bibliography(file)
    said = [{**reference.csl, "id": "", "other-ids": ""} for reference in found.references.values()]
    return said, sorted(problem.rule for problem in found.problems)
