"""Which parts of two sequences are the same: in time linear in their length, whatever they hold.

The parts that both have and each has once are anchors (patience diff, Bram Cohen 2003); between anchors the same again;
short stretches without anchors go to `difflib`, long ones count as replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_LONGEST_EXACT = 200
"""The longest stretch without an anchor that is compared exactly, which costs its square."""
_DEEPEST = 24
"""How often the search for anchors is repeated within a stretch: a bound for texts made to defeat it."""


@dataclass(frozen=True, slots=True)
class Run:
    """`old[old_start:old_end]` and `new[new_start:new_end]`: equal, or the one in place of the other."""

    is_equal: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[Run, ...]:
    """The runs that `old` and `new` are made of, in order; equal and unequal ones alternate."""
    pairs = [*_pairs(old, new), (len(old), len(new))]
    runs: list[Run] = []
    here_old = here_new = equal_old = equal_new = 0
    for at_old, at_new in pairs:
        if (at_old, at_new) != (here_old, here_new) or (at_old, at_new) == pairs[-1]:
            if here_old > equal_old:
                runs.append(Run(True, equal_old, here_old, equal_new, here_new))
            if at_old > here_old or at_new > here_new:
                runs.append(Run(False, here_old, at_old, here_new, at_new))
            equal_old, equal_new = at_old, at_new
        here_old, here_new = at_old + 1, at_new + 1
    return tuple(runs)


def _pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Positions of equal parts, rising in both."""
    pairs: list[tuple[int, int]] = []
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        old_start, old_end, new_start, new_end, depth = waiting.pop()
        while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
            pairs.append((old_start, new_start))
            old_start, new_start = old_start + 1, new_start + 1
        while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
            old_end, new_end = old_end - 1, new_end - 1
            pairs.append((old_end, new_end))
        if old_start == old_end or new_start == new_end:
            continue
        stretch = (old_start, old_end, new_start, new_end)
        anchors = _anchors(old, new, *stretch) if depth < _DEEPEST else []
        if anchors:
            pairs += anchors
            waiting += [(*between, depth + 1) for between in _between(anchors, *stretch)]
        elif max(old_end - old_start, new_end - new_start) <= _LONGEST_EXACT:
            pairs += _exact(old, new, *stretch)
    return sorted(pairs)


def _between(
    anchors: list[tuple[int, int]], old_start: int, old_end: int, new_start: int, new_end: int
) -> Iterator[tuple[int, int, int, int]]:
    for old_at, new_at in anchors:
        yield old_start, old_at, new_start, new_at
        old_start, new_start = old_at + 1, new_at + 1
    yield old_start, old_end, new_start, new_end


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], old_start: int, old_end: int, new_start: int, new_end: int
) -> list[tuple[int, int]]:
    """The longest rising series of parts that both stretches hold, and each only once."""
    counts = Counter(old[old_start:old_end])
    others = Counter(new[new_start:new_end])
    once = {part: at for at, part in enumerate(old[old_start:old_end], old_start) if counts[part] == 1}
    both = [
        (once[part], at)
        for at, part in enumerate(new[new_start:new_end], new_start)
        if others[part] == 1 and part in once
    ]
    return _rising(both)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series with rising first numbers; the second ones rise already."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for index, (first, _) in enumerate(pairs):
        at = bisect_left(ends, first)
        before.append(tails[at - 1] if at else -1)
        ends[at : at + 1] = [first]
        tails[at : at + 1] = [index]
    series = []
    index = tails[-1] if tails else -1
    while index >= 0:
        series.append(pairs[index])
        index = before[index]
    return series[::-1]


def _exact(
    old: Sequence[Hashable], new: Sequence[Hashable], old_start: int, old_end: int, new_start: int, new_end: int
) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(None, old[old_start:old_end], new[new_start:new_end], autojunk=False)
    for match in matcher.get_matching_blocks():
        for offset in range(match.size):
            yield old_start + match.a + offset, new_start + match.b + offset
