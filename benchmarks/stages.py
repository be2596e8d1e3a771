"""Time our own stages, one by one, for 100, 1,000 and 10,000 briefs: what `make bench` prints.

    python benchmarks/stages.py [--briefs 100 1000 10000] [--runs 3]

Each size is measured in a fresh process, so that its peak memory is its own. The figures are medians of several runs;
the last column compares the time a brief takes with that of the smallest corpus, so that 1.00 is linear.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from measure import sizes

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

_Result = TypeVar("_Result")
STAGES = ("read and parse", "check", "resolve", "cite sources", "cite and render", "all")


def main() -> None:
    """Measure every size and print one table."""
    parser = argparse.ArgumentParser(description="Time the stages of Briefsite.")
    parser.add_argument("--briefs", type=int, nargs="+", default=sizes((100, 1000, 10000)))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return
    print(f"{'briefs':>7} " + " ".join(f"{stage:>15}" for stage in STAGES) + f" {'peak memory':>12} {'a brief':>8}")
    first: float | None = None
    for briefs in given.briefs:
        runs = _runs(briefs, given.runs if briefs < 10000 else 1)
        times = {stage: statistics.median(run[stage] for run in runs) for stage in STAGES}
        memory = max(run["memory"] for run in runs)
        each = times["all"] / briefs
        first = first or each
        cells = " ".join(f"{times[stage]:>13.2f} s" for stage in STAGES)
        print(f"{briefs:>7} {cells} {memory:>9.0f} MB {each / first:>8.2f}", flush=True)


def _runs(briefs: int, runs: int) -> list[dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        generate = [sys.executable, str(ROOT / "benchmarks/generate.py"), str(corpus), "--briefs", str(briefs)]
        subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
        command = [sys.executable, __file__, "--one", str(corpus)]
        return [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(runs)]


def _timed(times: dict[str, float], stage: str, work: Callable[[], _Result]) -> _Result:
    start = time.perf_counter()
    result = work()
    times[stage] = time.perf_counter() - start
    return result


def measure(root: Path) -> dict[str, float]:
    """Seconds each stage takes on the project at `root`, and the peak memory in MB."""
    from briefsite.check import check_project
    from briefsite.cite import AuthorNames, Styles
    from briefsite.fast.cache import Memo
    from briefsite.fast.parallel import parallel_map
    from briefsite.link import resolve
    from briefsite.pipeline import project_in
    from briefsite.render.formatted_sources import FormattedSources
    from briefsite.render.kinds import plan

    times: dict[str, float] = {}
    timed = partial(_timed, times)
    styles = Styles(root / "styles")
    project = timed("read and parse", lambda: project_in(root))
    problems = timed("check", lambda: check_project(project))
    if any(problem.level == "error" for problem in problems):
        raise SystemExit(f"the generated corpus has errors: {problems[0]}")
    references, options = project.bibliography.references, project.options
    naming = AuthorNames(styles, options.language)
    corpus = timed("resolve", lambda: resolve(project, lambda name: styles.get(name).is_note, naming, Memo()))
    bibliography = FormattedSources(references, options, styles, Memo(), share=parallel_map)
    timed("cite sources", lambda: bibliography.sources)
    formatted = bibliography.for_pages(corpus)

    def render() -> int:
        plans, _ = plan(corpus, formatted)
        # What is made is left to the children and let go: a build takes it further there, page by page.
        return sum(parallel_map(lambda page: len(page.make().markdown), plans))

    timed("cite and render", render)
    times["all"] = sum(times.values())
    times["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return times


if __name__ == "__main__":
    main()
