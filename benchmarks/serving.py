"""From saving a brief to seeing it: how long `mkdocs serve` takes to serve an edit."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from measure import CommandError, Cost, Costs, Watch, clean_environment, last_line

_PAUSE = 0.02
_QUIET = 2.0
"""Seconds between two edits: an editor's next edit comes when the last one is on the screen."""


def saving(folder: Path, brief: Path, edits: int, patience: float) -> Costs:
    """The times from saving a brief to the page that has the new words; the build before the first is not counted.

    `patience`: so many seconds a build may take. Raises CommandError.
    """
    costs = Costs()
    with _serving(folder) as (process, address, printed):
        page = f"{address}briefs/{brief.stem}/"
        _wait(lambda: bool(_served(page)), process, printed, patience)
        for edit in range(edits):
            time.sleep(_QUIET)
            words = f"Savedword{edit}{time.time_ns()}"
            text = f"{brief.read_text('utf-8').rstrip()} {words}.\n"
            watch = Watch(process.pid)
            start = time.perf_counter()
            brief.write_text(text, "utf-8")
            _wait(lambda words=words: words in _served(page), process, printed, patience)  # type: ignore[misc]
            costs.runs.append(Cost(time.perf_counter() - start, watch.stop()))
    return costs


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str, Path]]:
    """A running `mkdocs serve`, its address, and the file with what it prints."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    # MkDocs leaves the site that it serves in the temporary folder when it is ended.
    with tempfile.TemporaryDirectory() as temporary:
        log = Path(temporary, "serve.log")
        process = subprocess.Popen(
            command, cwd=folder, env=clean_environment() | {"TMPDIR": temporary},
            stdout=log.open("wb"), stderr=subprocess.STDOUT, process_group=0,
        )  # fmt: skip
        try:
            yield process, f"http://127.0.0.1:{port}/", log
        finally:
            process.terminate()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _wait(is_there: Callable[[], bool], process: subprocess.Popen[bytes], printed: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while not is_there():
        said = last_line(printed.read_text("utf-8", errors="replace"))
        if process.poll() is not None:
            raise CommandError(f"mkdocs serve ended: {said}")
        if time.monotonic() > end:
            raise CommandError(f"nothing after {patience:.0f} s; the last that was said: {said}")
        time.sleep(_PAUSE)


def _served(page: str) -> str:
    """The page as it is served now; empty where there is none yet."""
    try:
        with urllib.request.urlopen(page, timeout=600) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""
