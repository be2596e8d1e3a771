"""What a corpus takes: time and memory of a cold build, bytes of the site, of its search index and of the cache.

Between two sizes, how much more that is than if each brief took as much as before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import Costs

_COLUMNS = ("cold build, in s", "its peak memory, in MB", "site with its search index, in MB", "search index, in MB",
            "cache, in MB")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """A corpus, and what stands in each column."""

    briefs: int
    sources: int
    values: tuple[float, ...]


def weigh(project: Path, briefs: int, sources: int, cold: Costs) -> Measured:
    """Weigh a project that was built once, with its cache."""
    folders = (project / "site", project / "site/search/data", project / ".cache")
    return Measured(briefs, sources, (cold.median, cold.peak, *(bytes_in(folder) / 1e6 for folder in folders)))


def bytes_in(folder: Path) -> int:
    """The sum of the sizes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def print_growth(measured: Sequence[Measured]) -> None:
    """One table: a row for each size, and one between each size and the next."""
    print(f"\n| briefs | sources | {' | '.join(_COLUMNS)} |\n|---:|---:|{'---:|' * len(_COLUMNS)}")
    for each in measured:
        print(f"| {each.briefs:,} | {each.sources:,} | {' | '.join(f'{value:,.1f}' for value in each.values)} |")
    for small, large in zip(measured, measured[1:], strict=False):
        linear = large.briefs / small.briefs
        pairs = zip(small.values, large.values, strict=True)
        cells = " | ".join(f"{after / before / linear:.2f}" if before else "" for before, after in pairs)
        print(f"| {small.briefs:,} to {large.briefs:,}; linear is 1.00 | | {cells} |", flush=True)
