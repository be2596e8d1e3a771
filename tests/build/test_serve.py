"""`mkdocs serve`, as an editor uses it: it follows edits, shows problems, and keeps the last good text."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from projects import BRIEF, MakeProject

PATIENCE = 60.0  # seconds; reached only when something is broken


@dataclass
class Serving:
    """A running `mkdocs serve`."""

    root: Path
    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def page(self, path: str) -> str:
        """The page as served now; empty where there is none."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait_for(self, path: str, words: str) -> None:
        """Wait until a page holds the words."""
        self._wait(lambda: words in self.page(path), f"{words!r} on {path!r}")

    def wait_for_log(self, words: str) -> None:
        """Wait until the words have been printed."""
        self._wait(lambda: words in self.log.read_text("utf-8"), f"{words!r} in the log")

    def _wait(self, is_there: object, what: str) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if callable(is_there) and is_there():
                return
            assert self.process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.1)
        pytest.fail(f"no {what} after {PATIENCE} s:\n{self.log.read_text('utf-8')}")


def _serve(root: Path) -> Serving:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = root / "serve.log"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
        stdout=log.open("wb"),
        stderr=subprocess.STDOUT,
    )
    return Serving(root, f"http://127.0.0.1:{port}/", log, process)


@pytest.fixture
def serving(make_project: MakeProject) -> Iterator[Serving]:
    """A small project, served."""
    running = _serve(
        make_project({"briefs/draft.md": BRIEF.replace("title: A brief", "title: Not yet\nstatus: draft")})
    )
    running.wait_for("briefs/first/", "Ministers met")
    yield running
    running.process.terminate()
    running.process.wait(timeout=30)


def test_an_editor_sees_every_edit_and_never_loses_the_last_good_text(serving: Serving) -> None:
    """Briefs, sources and drafts are followed; a mistake is named, and the text before it is still served."""
    serving.wait_for_log("Search is made when the site is built (`make site`), not while it is edited.")
    assert "Draft: not published" in serving.page("briefs/draft/")

    brief = serving.root / "briefs/first.md"
    brief.write_text(BRIEF.replace("Ministers met", "Presidents met"), "utf-8")
    serving.wait_for("briefs/first/", "Presidents met")

    bibliography = serving.root / "sources.bib"
    bibliography.write_text(bibliography.read_text("utf-8").replace("First Things", "Last Things"), "utf-8")
    serving.wait_for("briefs/first/", "Last things")

    brief.write_text(BRIEF.replace("Ministers met", "Nobody met").replace("@doe2020", "@do2020"), "utf-8")
    serving.wait_for_log("briefs/first.md:9:21: error: unknown-citation: no entry `do2020` in sources.bib")
    (serving.root / "briefs/second.md").write_text(BRIEF.replace("A brief", "Another brief"), "utf-8")
    serving.wait_for("briefs/second/", "Another brief")
    assert "Presidents met" in serving.page("briefs/first/")

    brief.write_text("", "utf-8")
    serving.wait_for_log("missing-front-matter")
    assert "Presidents met" in serving.page("briefs/first/")

    brief.write_text(BRIEF.replace("Ministers met", "Everybody met"), "utf-8")
    serving.wait_for("briefs/first/", "Everybody met")
    assert "Traceback" not in serving.log.read_text("utf-8")
