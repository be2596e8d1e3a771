"""The earlier versions of briefs that were corrected or updated, out of the history that git has of the project.

Only what readers saw counts (`briefsite.read.history` says what that is), with the bibliography of its day.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from briefsite.model import WITHDRAWN, Brief, PastVersion, Project
from briefsite.model.codec import json_form
from briefsite.model.memory import Memory
from briefsite.read.git import GitError, head_of
from briefsite.read.history import version_date
from briefsite.read.past_versions import FoundVersions, HistoryOfBriefs, read_past_versions

_WITHOUT = "write `versions: false` under `extra: briefsite:` in mkdocs.yml: then there are no earlier versions."
_SHALLOW = (
    "this clone is shallow: git has only the last commits. Fetch all of them (`git fetch --unshallow`; in a workflow of"
    f' GitHub `fetch-depth: 0`, in a job of GitLab `GIT_DEPTH: "0"`), or {_WITHOUT}'
)
_LOST = (
    "`{path}` was corrected or updated, and what it said before has an address that readers may have quoted; but {why}"
)


class HistoryError(ValueError):
    """Earlier versions, of which readers may have addresses, cannot be had; the message says why, and what to do."""


def changed_briefs(project: Project, briefs: Iterable[Brief]) -> tuple[Brief, ...]:
    """Those of the briefs that stand and say that they were corrected or updated; none where no versions are kept."""
    if not project.options.versions:
        return ()
    told = (brief for brief in briefs if brief.front.updated or brief.front.corrections)
    return tuple(brief for brief in told if brief.front.status != WITHDRAWN)


def with_versions(project: Project, root: Path, briefs: Iterable[Brief], memo: Memory) -> Project:
    """The project with the earlier versions of those `briefs` of it that were changed, and what is wrong with them.

    `briefs` are published. Git is not asked where none was changed. Raises NoHistoryError where there is no history,
    and HistoryError where there is one and it is not whole.
    """
    changed = changed_briefs(project, briefs)
    if not changed:
        return project
    try:
        found = _found(project, root, changed, memo)
    except GitError as error:
        why = f"git does not give the history: {error}. Mend that, or {_WITHOUT}"
        raise HistoryError(_LOST.format(path=changed[0].path, why=why)) from None
    versions = {
        brief.slug: _newest_first(earlier, brief) for brief, earlier in zip(changed, found.versions, strict=True)
    }
    by_slug = {slug: earlier for slug, earlier in versions.items() if earlier}
    return replace(project, versions=by_slug, problems=(*project.problems, *found.problems))


def _found(project: Project, root: Path, changed: tuple[Brief, ...], memo: Memory) -> FoundVersions:
    head, options = head_of(root), project.options
    if head.is_shallow:
        raise HistoryError(_LOST.format(path=changed[0].path, why=_SHALLOW))
    paths = tuple((brief.path, *(f"briefs/{slug}.md" for slug in brief.front.formerly)) for brief in changed)
    history = HistoryOfBriefs(head, paths, options.timezone, options.language, options.words)
    read = partial(read_past_versions, root, memo=memo)
    return memo.map("reading earlier versions", read, [history], json_form(FoundVersions))[0]


def _newest_first(earlier: Iterable[PastVersion], brief: Brief) -> tuple[PastVersion, ...]:
    """The versions of a brief, in the citation style that it has today, for another may be gone."""
    today, style = version_date(brief.front), brief.front.citation_style
    versions = [
        replace(past, brief=replace(past.brief, front=replace(past.brief.front, citation_style=style)))
        for past in earlier
        if past.date != today
    ]
    return tuple(reversed(versions))
