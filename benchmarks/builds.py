"""Time whole builds beside plain MkDocs, in one run: what `make bench` prints after the stages.

    python benchmarks/builds.py [--briefs 100 1000] [--runs 3] [--plain-runs 2]

Each size is a generated corpus of briefs with 16 citations each and ten sources a brief. Plain MkDocs builds the same
briefs without citations, with Material and its own search. Each build is a fresh process; figures are medians, with the
lowest and highest run behind them. The ratio is to plain MkDocs in the same run: these machines are noisy.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generate import generate, write_plain

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"


def main() -> None:
    """Measure every size and print one table for each."""
    parser = argparse.ArgumentParser(description="Time whole builds beside plain MkDocs.")
    parser.add_argument("--briefs", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--plain-runs", type=int, default=2)
    given = parser.parse_args()
    print("| briefs | what is timed | seconds (lowest–highest) | of plain MkDocs | peak memory |")
    print("|---:|---|---:|---:|---:|")
    for briefs in given.briefs:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), briefs, given.runs, given.plain_runs)


def _measure(folder: Path, briefs: int, runs: int, plain_runs: int) -> None:
    ours, plain = folder / "ours", folder / "plain"
    generate(ours, briefs, briefs * 10)
    write_plain(plain, briefs)
    brief = ours / "briefs/brief-00000.md"

    def edit() -> None:
        brief.write_text(brief.read_text("utf-8").rstrip() + f" Edited at {time.time_ns()}.\n", "utf-8")

    def forget() -> None:
        shutil.rmtree(ours / ".cache", ignore_errors=True)

    base = _row(briefs, "plain MkDocs with Material and its search", plain, _mkdocs, plain_runs)
    rows: tuple[tuple[str, list[str], Callable[[], None]], ...] = (
        ("cold build, with search", _mkdocs, forget),
        ("nothing changed, with search", _mkdocs, _nothing),
        ("one brief changed, with search", _mkdocs, edit),
        ("search alone, one brief changed", _search, edit),
        ("check, cold", _check, forget),
        ("check, nothing changed", _check, _nothing),
        ("check, one brief changed", _check, edit),
    )
    for name, command, before in rows:
        _row(briefs, name, ours, command, runs, before, base)
    size = sum(path.stat().st_size for path in (ours / "site").rglob("*") if path.is_file())
    print(f"| {briefs:,} | the site, in MB | {size / 1e6:,.0f} | | |", flush=True)


_mkdocs = ["-m", "mkdocs", "build", "--quiet"]
_check = [str(SCRIPTS / "check.py"), "--root", "."]
_search = [
    "-c",
    f"import sys; sys.path.insert(0, {str(SCRIPTS)!r}); from pathlib import Path; import shutil;"
    "from briefsite.publish.search import make_search; shutil.rmtree('site/pagefind', ignore_errors=True);"
    "page = Path('site/briefs/brief-00000/index.html');"
    "page.write_text(page.read_text('utf-8').replace('. ', '! ', 1), 'utf-8');"
    "make_search(Path('site'), Path('.cache/briefsite/search'))",
]


def _nothing() -> None:
    """Leave the project as it is."""


def _row(
    briefs: int,
    name: str,
    folder: Path,
    command: list[str],
    runs: int,
    before: Callable[[], None] = _nothing,
    base: float | None = None,
) -> float:
    """Run a command several times, print a row of the table, and return the median (seconds)."""
    times: list[float] = []
    memory = 0.0
    for _ in range(runs):
        before()
        seconds, peak = _run(folder, command)
        times.append(seconds)
        memory = max(memory, peak)
    median = statistics.median(times)
    ratio = f"{median / base:.2f}" if base else "1.00"
    spread = f"{min(times):.1f}–{max(times):.1f}"
    print(f"| {briefs:,} | {name} | {median:.1f} ({spread}) | {ratio} | {memory:.0f} MB |", flush=True)
    return median


def _run(folder: Path, command: list[str]) -> tuple[float, float]:
    """Seconds a command takes, and the peak memory of its largest process, in MB."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed in {folder}")
    return seconds, _megabytes(usage)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
