"""Time whole builds beside plain MkDocs, in one run: what `make bench` prints after the stages.

    python benchmarks/builds.py [--briefs 100 1000] [--runs 3]        or: make bench BRIEFS=10000

Each size is a generated corpus of briefs with 16 citations each and ten sources a brief, 50,000 at most. Plain MkDocs
builds the same briefs without citations, with Material and its own search. Each build is a fresh process. Every round
does each thing once, so that a machine that slows down slows all of them; figures are medians, with the lowest and the
highest round, and ratios are to plain MkDocs in the same rounds: these machines are noisy. A round before them looks at
the memory and is not timed: to look takes up to a twentieth of a core, which only a build on all cores would feel.

The table goes to standard output, how it goes to standard error. The work is done in a temporary folder (TMPDIR).
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generate import YEARS, generate, write_plain
from growth import Measured, print_growth, weigh
from measure import MEMORY, CommandError, Cost, Costs, run, say, sizes
from serving import saving

BENCHMARKS = Path(__file__).resolve().parent
SCRIPTS = BENCHMARKS.parent / "scripts"
MOST_SOURCES = 50_000
LARGE = 10_000
"""From this size on each thing is done once."""
EDITS = 3
COLD = "cold build"

_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict")
_WITHOUT_SEARCH = (sys.executable, str(BENCHMARKS / "without_search.py"))
_CHECK = (sys.executable, str(SCRIPTS / "check.py"), "--root", ".")


def main() -> None:
    """Measure every size; print a table with the times, and one with the bytes."""
    parser = argparse.ArgumentParser(description="Time whole builds beside plain MkDocs.")
    parser.add_argument("--briefs", type=int, nargs="+", default=sizes((100, 1000)))
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    print(f"| briefs | what is timed | seconds (lowest–highest) | of plain MkDocs | {MEMORY} |")
    print("|---:|---|---:|---:|---:|", flush=True)
    measured = []
    for briefs in given.briefs:
        with tempfile.TemporaryDirectory() as folder:
            measured.append(_measure(Path(folder), briefs, 1 if briefs >= LARGE else given.runs))
    print_growth([each for each in measured if each.values])


@dataclass(slots=True)
class Timed:
    """Something that is timed: a command in a folder, after what goes before it."""

    name: str
    folder: Path
    command: tuple[str, ...]
    before: Callable[[], None]
    costs: Costs = field(default_factory=Costs)
    failure: str = ""

    def weigh(self) -> str:
        """Do it once and look at the memory; gives what there is to say of it."""
        cost = self._run(watched=True)
        if cost is None:
            return self.failure
        self.costs.weighed = cost.megabytes
        return f"{cost.megabytes:,.0f} MB"

    def time(self, *, watched: bool) -> str:
        """Do it once and time it; gives what there is to say of it."""
        cost = self._run(watched=watched)
        if cost is None:
            return self.failure
        self.costs.runs.append(cost)
        return f"{cost.seconds:.2f} s"

    def _run(self, *, watched: bool) -> Cost | None:
        """Do it once, if it has not failed yet."""
        if self.failure:
            return None
        self.before()
        try:
            return run(self.command, self.folder, watched=watched)
        except CommandError as error:
            self.failure = f"failed: {error}"
        return None


@dataclass(frozen=True, slots=True)
class Project:
    """The generated project, and what editors do to it."""

    folder: Path

    @property
    def brief(self) -> Path:
        """A brief of the newest year: it is what editors mostly edit."""
        return self.folder / f"briefs/brief-{YEARS - 1:05}.md"

    @property
    def old_brief(self) -> Path:
        """One of the oldest year, which is searched among most of the others."""
        return self.folder / "briefs/brief-00000.md"

    def leave(self) -> None:
        """Change nothing."""

    def forget(self) -> None:
        """Build as if never before."""
        for name in (".cache", "site"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit(self) -> None:
        """Write a sentence more into a new brief."""
        _add_sentence(self.brief)

    def edit_old(self) -> None:
        """Write a sentence more into an old brief."""
        _add_sentence(self.old_brief)

    def correct(self) -> None:
        """Give a source that is cited another title."""
        cited = re.search(r"@(source\d+)", self.brief.read_text("utf-8"))
        assert cited is not None
        path = self.folder / "sources.bib"
        pattern = re.compile(rf"(\{{{cited[1]},\n.*\n  title = \{{)\w+")
        path.write_text(pattern.sub(rf"\g<1>Corrected{time.time_ns()}", path.read_text("utf-8"), count=1), "utf-8")

    def rename(self) -> None:
        """Give a topic another name."""
        path = self.folder / "briefs/topics.yml"
        text = re.sub(r"name: \w+", f"name: Renamed{time.time_ns()}", path.read_text("utf-8"), count=1)
        path.write_text(text, "utf-8")


def _add_sentence(brief: Path) -> None:
    brief.write_text(f"{brief.read_text('utf-8').rstrip()} Edited at {time.time_ns()}.\n", "utf-8")


def _measure(folder: Path, briefs: int, rounds: int) -> Measured:
    ours, plain = Project(folder / "ours"), folder / "plain"
    sources = min(briefs * 10, MOST_SOURCES)
    say(f"{briefs:,} briefs, {sources:,} sources: writing them")
    generate(ours.folder, briefs, sources)
    write_plain(plain, briefs)
    rows = _rows(ours, plain)
    measured = Measured(briefs, sources, ())
    for row in rows if rounds > 1 else ():
        said = row.weigh()
        say(f"{briefs:,} briefs, memory: {row.name}: {said}")
    for turn in range(rounds):
        for row in rows:
            said = row.time(watched=rounds == 1)
            say(f"{briefs:,} briefs, round {turn + 1} of {rounds}: {row.name}: {said}")
            if row.name == COLD and not row.failure:
                measured = weigh(ours.folder, briefs, sources, row.costs)
    if rows[0].failure:
        raise SystemExit(f"There is nothing to compare with, for plain MkDocs {rows[0].failure}")
    base = rows[0].costs.median
    for row in rows:
        _print_row(briefs, row.name, row.failure or row.costs, base)
    for name, folder, brief in (
        ("from saving to served", ours.folder, ours.brief),
        ("from saving to served, plain MkDocs", plain, plain / "docs/briefs/brief-00000.md"),
    ):
        _print_row(briefs, name, _saving(folder, brief, patience=60 + 20 * base), base)
    return measured


def _saving(folder: Path, brief: Path, patience: float) -> Costs | str:
    try:
        return saving(folder, brief, EDITS, patience)
    except CommandError as error:
        return f"failed: {error}"


def _rows(ours: Project, plain: Path) -> list[Timed]:
    """What each round does, in this order: a build that something changed for finds the cache of the one before."""
    bare = (*_MKDOCS, "--config-file", "without-search.yml")
    text = (plain / "mkdocs.yml").read_text("utf-8").replace("plugins: [search]", "plugins: []")
    (plain / "without-search.yml").write_text(text, "utf-8")
    both = (("", _MKDOCS), (", without search", _WITHOUT_SEARCH))
    root = ours.folder
    return [
        Timed("plain MkDocs with Material and its search", plain, _MKDOCS, ours.leave),
        Timed("plain MkDocs, without search", plain, bare, ours.leave),
        *(Timed(f"{COLD}{how}", root, command, ours.forget) for how, command in reversed(both)),
        *(Timed(f"nothing changed{how}", root, command, ours.leave) for how, command in both),
        *(Timed(f"one new brief changed{how}", root, command, ours.edit) for how, command in both),
        Timed("one old brief changed", root, _MKDOCS, ours.edit_old),
        Timed("one source changed", root, _MKDOCS, ours.correct),
        Timed("one topic renamed", root, _MKDOCS, ours.rename),
        Timed("check, cold", root, _CHECK, ours.forget),
        Timed("check, nothing changed", root, _CHECK, ours.leave),
        Timed("check, one brief changed", root, _CHECK, ours.edit),
    ]


def _print_row(briefs: int, name: str, costs: Costs | str, base: float) -> None:
    if isinstance(costs, str):
        cells = f"{costs.replace('|', '/')} | |"
    else:
        cells = f"{costs.spread} | {costs.median / base:.2f} | {costs.memory}"
    print(f"| {briefs:,} | {name} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
