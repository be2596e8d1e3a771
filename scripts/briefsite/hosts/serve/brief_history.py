"""What became of briefs while the site was served: which were there, which are gone, and what those are called now."""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.model import Brief


class BriefHistory:
    """Every brief that was there since the site is served."""

    def __init__(self) -> None:
        self._there: dict[str, Brief] = {}
        self._gone: dict[str, Brief] = {}
        self._now_at: dict[str, str] = {}

    def take(self, briefs: Iterable[Brief], files: Iterable[str]) -> None:
        """The briefs that can be read now, and the paths of all files: one that cannot be read is not gone."""
        now, paths = {brief.path: brief for brief in briefs}, frozenset(files)
        came = [brief for path, brief in now.items() if path not in self._there]
        self._gone |= {path: brief for path, brief in self._there.items() if path not in paths}
        self._there = {**{path: brief for path, brief in self._there.items() if path in paths}, **now}
        for path in self._gone.keys() & paths:
            del self._gone[path]
            self._now_at.pop(path, None)
        for path, brief in self._gone.items():
            if self._now_at.get(path) not in self._there:
                self._now_at.pop(path, None)
                renamed = _same(brief, came)
                if renamed is not None:
                    self._now_at[path] = renamed.path

    def is_gone(self, path: str) -> bool:
        """Whether there was a brief at this path, and is none any more."""
        return path in self._gone

    def now_at(self, path: str) -> str | None:
        """The path of the brief that was at this path, if it has another one now."""
        return self._now_at.get(path)


def _same(gone: Brief, came: Iterable[Brief]) -> Brief | None:
    """That of the new briefs which is the one that is gone: it has the same text, or else the same title."""
    new = tuple(came)
    same = [brief for brief in new if brief.body.text == gone.body.text]
    same += [brief for brief in new if (brief.front.title, brief.front.lang) == (gone.front.title, gone.front.lang)]
    return same[0] if same else None
