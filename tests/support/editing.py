"""A project that is served while it is edited (`mkdocs serve`), for tests that edit it."""

from __future__ import annotations

import html
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PATIENCE = 60.0  # seconds; reached only when something is broken
_NOTICE = re.compile(r'<aside class="serve-notice"[^>]*>(.*?)</aside>', re.DOTALL)
_BREAK = re.compile(r"</p>|</li>|</summary>|</strong>")
_TAG = re.compile(r"<[^>]+>")


@dataclass
class Editing:
    """A running `mkdocs serve`, and the project that it serves."""

    root: Path
    address: str
    log: Path
    process: subprocess.Popen[bytes]
    temporary: Path
    was: dict[str, bytes | None] = field(default_factory=dict)

    def page(self, path: str) -> str:
        """The page as served now, also one that says that there is none; empty where nothing answers."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode('utf-8')}"
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def notice(self, path: str) -> str:
        """What an editor is told on a page, a line for each paragraph."""
        found = _NOTICE.search(self.page(path))
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", found[1]))) if found else "no place for a notice"
        return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())

    def write(self, path: str, text: str | bytes | None) -> None:
        """Save a file, or delete it; what it was is remembered for `restore`."""
        file = self.root / path
        if path not in self.was:
            self.was[path] = file.read_bytes() if file.is_file() else None
        if text is None:
            file.unlink()
        else:
            file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        """Put other words in the place of some."""
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def restore(self) -> None:
        """Put every file back, or away if there was none, and wait until nothing is wrong."""
        for path, content in self.was.items():
            if content is None:
                (self.root / path).unlink(missing_ok=True)
            else:
                (self.root / path).write_bytes(content)
        self.was.clear()
        self.wait(lambda: self.notice("briefs/first/") == "", "end of the notice")

    def wait_for(self, path: str, words: str) -> None:
        """Wait until a page holds the words."""
        self.wait(lambda: words in self.page(path), f"{words!r} on {path!r}")

    def wait_for_notice(self, path: str, words: str) -> None:
        """Wait until an editor is told the words on a page."""
        self.wait(lambda: words in self.notice(path), f"{words!r} in the notice on {path!r}")

    def wait_for_log(self, words: str) -> None:
        """Wait until the words have been printed."""
        self.wait(lambda: words in self.said(), f"{words!r} in the log")

    def said(self) -> str:
        """All that was printed."""
        return self.log.read_text("utf-8", "replace")

    def wait(self, is_there: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if is_there():
                return
            assert self.process.poll() is None, self.said()
            time.sleep(0.05)
        pytest.fail(f"no {what} after {PATIENCE} s:\n{self.said()}\n{self.notice('briefs/first/')}")

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End it, and give its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=30)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(root: Path, arguments: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> Editing:
    """`mkdocs serve` in a project, at a free port, with temporary files in a folder of its own."""
    port = free_port()
    log, temporary = root.parent / f"{root.name}.log", root.parent / f"{root.name}-temporary"
    temporary.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *arguments],
        cwd=root,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUNBUFFERED": "1",
            "TMPDIR": str(temporary),
            **(environment or {}),
        },
        stdout=log.open("wb"),
        stderr=subprocess.STDOUT,
    )
    return Editing(root, f"http://127.0.0.1:{port}/", log, process, temporary)


@contextmanager
def edited(root: Path, *arguments: str, **environment: str) -> Iterator[Editing]:
    """The project, served for as long as the context lasts, from when its first site is there."""
    running = start(root, arguments, environment)
    try:
        running.wait_for_log("Serving on")
        yield running
    finally:
        running.stop()
