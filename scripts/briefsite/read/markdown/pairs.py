"""Which parentheses, brackets, braces and backticks of a paragraph belong together, found when first asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

_BACKTICKS = re.compile("`+")


class Pairs:
    """The pairs of `text[start:end]`; each kind is found in one pass, so that asking often stays linear."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    def _match(self, opening: str, closing: str) -> dict[int, int]:
        pairs: dict[int, int] = {}
        waiting: list[int] = []
        marks = re.compile(rf"\\[^\w\s]|[{re.escape(opening + closing)}]")
        for mark in marks.finditer(self.text, self.start, self.end):
            if mark.group() == opening:
                waiting.append(mark.start())
            elif mark.group() == closing and waiting:
                pairs[waiting.pop()] = mark.start()
        return pairs

    @cached_property
    def parentheses(self) -> dict[int, int]:
        """Offset of each `(` to the offset of its `)`."""
        return self._match("(", ")")

    @cached_property
    def brackets(self) -> dict[int, int]:
        """Offset of each `[` to the offset of its `]`."""
        return self._match("[", "]")

    @cached_property
    def braces(self) -> dict[int, int]:
        """Offset of each `{` to the offset of its `}`."""
        return self._match("{", "}")

    @cached_property
    def _runs(self) -> dict[int, list[int]]:
        """Lengths of runs of backticks to where such runs begin."""
        runs: dict[int, list[int]] = {}
        for run in _BACKTICKS.finditer(self.text, self.start, self.end):
            runs.setdefault(len(run.group()), []).append(run.start())
        return runs

    def code(self, start: int) -> tuple[int, int]:
        """Inline code opened by the run of backticks at `start`: where it begins and ends, or an empty span.

        It ends after the next run of exactly as many; where there is none, fewer of the opening backticks may open it.
        """
        opening = _BACKTICKS.match(self.text, start, self.end)
        after = opening.end() if opening else start + 1
        for begin in range(start, after):
            length = after - begin
            runs = self._runs.get(length, ())
            later = bisect_right(runs, after)
            if later < len(runs):
                return begin, runs[later] + length
        return after, after

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Every span of inline code, in order."""
        spans: list[tuple[int, int]] = []
        position = self.start
        mark = re.compile(r"\\\\|\\`|`")
        while (found := mark.search(self.text, position, self.end)) is not None:
            begin, position = self.code(found.start()) if found.group() == "`" else (found.end(), found.end())
            if begin < position:
                spans.append((begin, position))
        return spans

    def in_code(self, offset: int) -> bool:
        """Whether inline code covers the offset."""
        index = bisect_right(self.spans, (offset, self.end)) - 1
        return index >= 0 and offset < self.spans[index][1]
