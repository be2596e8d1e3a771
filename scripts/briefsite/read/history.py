"""What a file held from day to day, as the log of the published branch tells, and what of it readers saw.

The branch is followed by the first parents of its commits: what was merged counts from the merge, and nothing that
was written on another branch before. A day shows what stood at its end.
"""

from __future__ import annotations

import datetime as dt
import zoneinfo
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from briefsite.model import FrontMatter


class Commit(NamedTuple):
    """A commit, when it came to the branch (seconds since 1970), and what it changed."""

    id: str
    time: int
    changes: Mapping[str, str | None]
    """Each file by its path, with git's name for what it holds; None for one that is gone, or is no file."""


class State(NamedTuple):
    """What stood at a path from a commit on, until it was changed again. Nothing: the file was not there."""

    commit: str
    path: str | None
    content: str | None
    start: int
    end: int | None = None
    """When the next one took its place; None for the one that still stands."""


class StateFacts(Struct, frozen=True):
    """What the front matter of a state says of when readers see it, and of which version it is."""

    status: str
    release: dt.datetime
    version: dt.date
    """Its day (`version_date`)."""
    updated: dt.date | None = None
    corrections: tuple[dt.date, ...] = ()


class Ended(NamedTuple):
    """A version that another one has followed: the last of its states that readers saw at the end of a day."""

    state: State
    date: dt.date


def commits_in(log: bytes) -> list[Commit]:
    """The commits of a log (`briefsite.read.git.log_of`), oldest first. None came to the branch before the last."""
    commits: list[tuple[str, int, dict[str, str | None]]] = []
    parts = iter(log.decode("utf-8", "surrogateescape").split("\0"))
    for part in parts:
        row = part.removeprefix("\n")
        if row.startswith(":"):
            _, mode, _, content, _ = row.split(" ")
            commits[-1][2][next(parts)] = content if mode.startswith("100") else None
        elif row:
            commit, time = row.split(" ")
            commits.append((commit, int(time), {}))
    commits.reverse()
    times = accumulate((time for _, time, _ in commits), max)
    return [Commit(commit, time, changes) for time, (commit, _, changes) in zip(times, commits, strict=True)]


class History:
    """The commits of a branch, oldest first, by the paths that they changed."""

    def __init__(self, commits: Sequence[Commit]) -> None:
        self._commits = commits
        self._changing: dict[str, list[int]] = defaultdict(list)
        for number, commit in enumerate(commits):
            for path in commit.changes:
                self._changing[path].append(number)

    def states(self, paths: Sequence[str]) -> list[State]:
        """What stood at the first of these paths at which there was anything, from the beginning on."""
        there: dict[str, str | None] = {}
        states: list[State] = []
        for number in sorted({number for path in paths for number in self._changing.get(path, ())}):
            commit = self._commits[number]
            there.update((path, commit.changes[path]) for path in paths if path in commit.changes)
            path = next((path for path in paths if there.get(path)), None)
            content = there[path] if path else None
            if states and (states[-1].path, states[-1].content) != (path, content):
                states[-1] = states[-1]._replace(end=commit.time)
            if not states or states[-1].end is not None:
                states.append(State(commit.id, path, content, commit.time))
        return states

    def content(self, path: str, moment: int) -> str | None:
        """What stood at a path just before a moment."""
        changing = self._changing.get(path, ())
        last = bisect_left(changing, moment, key=lambda number: self._commits[number].time)
        return self._commits[changing[last - 1]].changes[path] if last else None

    def changed_since(self, paths: Iterable[str], moment: int) -> Iterator[str]:
        """Those of the paths at which something else stands today than just before a moment, or nothing."""
        for path in paths:
            changing = self._changing.get(path, ())
            last = self._commits[changing[-1]].changes[path] if changing else None
            if last is None or last != self.content(path, moment):
                yield path


def evening_before(moment: int, timezone: str) -> int:
    """The last midnight that is not after a moment, in a time zone (a name of the IANA database)."""
    zone = zoneinfo.ZoneInfo(timezone)
    day = dt.datetime.fromtimestamp(moment, zone).date()
    return int(dt.datetime.combine(day, dt.time(), zone).timestamp())


def version_date(front: FrontMatter) -> dt.date:
    """The day of a version: when it was last updated or corrected, else that of its publication."""
    return max((front.date, front.updated or front.date, *(correction.date for correction in front.corrections)))


def ended_versions(
    states: Iterable[tuple[State, StateFacts | None]], timezone: str
) -> tuple[tuple[Ended, ...], tuple[State, ...]]:
    """The versions of a brief that were published and have ended, oldest first; and states in the place of others
    that cannot be read.

    `states` come with what their front matter says, None where it cannot be read. What was once taken back stays so.
    """
    ended: list[Ended] = []
    unread: list[State] = []
    shown: Ended | None = None
    broken: State | None = None
    before: StateFacts | None = None
    for state, facts in states:
        if state.content is None or (facts is not None and _is_hidden(state, facts)):
            ended, unread, shown, broken, before = [], [], None, None, None
            continue
        if facts is None:
            broken = state if _stood_overnight(state, timezone) else broken
            continue
        if before is None or _is_another(before, facts):
            if shown is not None:
                ended.append(shown)
            elif broken is not None and (before or facts.updated or facts.corrections):
                unread.append(broken)
            shown = broken = None
        before = facts
        if _was_shown(state, facts, timezone):
            shown = Ended(state, facts.version)
    by_date = {version.date: version for version in ended}  # of two on one day the later one
    return tuple(by_date[date] for date in sorted(by_date)), tuple(unread)


def _is_hidden(state: State, facts: StateFacts) -> bool:
    """Whether readers saw nothing of a state, as long as it stood."""
    return facts.status != "published" or (state.end is not None and facts.release.timestamp() >= state.end)


def _stood_overnight(state: State, timezone: str) -> bool:
    return state.end is not None and state.start < evening_before(state.end, timezone)


def _was_shown(state: State, facts: StateFacts, timezone: str) -> bool:
    """Whether readers saw a state at the end of a day."""
    if state.end is None:
        return False
    evening = evening_before(state.end, timezone)
    return state.start < evening and facts.release.timestamp() < evening


def _is_another(before: StateFacts, facts: StateFacts) -> bool:
    """Whether a state is of another version: a correction counts by its day, for its words may be mended too."""
    return facts.updated != before.updated or bool(Counter(facts.corrections) - Counter(before.corrections))
