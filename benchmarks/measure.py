"""What every measurement shares: what a command costs in seconds and in memory, of all its processes together."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MEMORY = "peak memory of all processes (sum of PSS)"
"""The head of the column. PSS counts memory that forks share once; RSS would count it in each of them."""
_EVERY = 0.05
_MOST_SHARE = 20
"""Looking at memory may take one part in so many of the time."""


class CommandError(Exception):
    """A command did not do what is measured; the message says what it printed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of a command."""

    seconds: float
    megabytes: float


@dataclass(slots=True)
class Costs:
    """Several runs of the same."""

    runs: list[Cost] = field(default_factory=list)
    weighed: float = 0.0
    """MB at the peak of a run that was not timed."""

    @property
    def median(self) -> float:
        """The median of the seconds."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def spread(self) -> str:
        """The seconds as a cell: the median, then the lowest and the highest."""
        times = [run.seconds for run in self.runs]
        digits = 1 if self.median >= 1 else 2
        return f"{self.median:.{digits}f} ({min(times):.{digits}f}–{max(times):.{digits}f})"

    @property
    def peak(self) -> float:
        """The highest peak, in MB; 0 where this system does not tell."""
        return max(self.weighed, *(run.megabytes for run in self.runs))

    @property
    def memory(self) -> str:
        """The highest peak as a cell."""
        return f"{self.peak:,.0f} MB" if self.peak else ""


def sizes(usual: Iterable[int]) -> list[int]:
    """The numbers of briefs to measure: those in the environment variable BRIEFS, else the usual ones."""
    return [int(number) for number in os.environ.get("BRIEFS", "").split()] or list(usual)


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, *, watched: bool = True
) -> Cost:
    """Run a command in a folder. Raises CommandError, with the end of what it printed.

    Where it is not `watched`, its memory is not looked at, and counts as 0.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=clean_environment() | dict(environment or {}),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
    )  # fmt: skip
    watch = Watch(process.pid) if watched else None
    output, _ = process.communicate()
    seconds = time.perf_counter() - start
    peak = watch.stop() if watch else 0.0
    if process.returncode:
        raise CommandError(last_line(output) or f"exit code {process.returncode}")
    return Cost(seconds, peak)


def clean_environment() -> dict[str, str]:
    """The environment of what is measured: without MkDocs's advertisement, without make's own variables.

    And with what Python keeps of modules that it compiled, as everybody has it who does not turn it off.
    """
    left_out = ("MAKEFLAGS", "PYTHONDONTWRITEBYTECODE")
    return {**{name: value for name, value in os.environ.items() if name not in left_out}, "NO_MKDOCS_2_WARNING": "1"}


def last_line(output: str) -> str:
    """The last line that says something."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def say(text: str) -> None:
    """Tell how it goes, where the table does not go."""
    print(text, file=sys.stderr, flush=True)


class Watch:
    """Looks at the memory of a process and of everything that descends from it, until it is stopped."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """The highest sum that was seen, in MB; 0 on systems without /proc."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            start = time.perf_counter()
            self._peak = max(self._peak, sum(map(_megabytes, _descendants(self._pid))))
            pause = max(_EVERY, _MOST_SHARE * (time.perf_counter() - start))


def _descendants(pid: int) -> list[int]:
    """A process and all that descend from it and still live."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        children[int(after_name[1])].append(int(folder.name))
    found = [pid]
    for each in found:
        found += children[each]
    return found


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
