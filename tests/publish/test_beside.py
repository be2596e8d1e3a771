"""The search that is made beside the build: the same bytes, and nothing left behind however the build ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from html_site import HtmlSite
from projects import ROOT

from briefsite.publish.beside import Beside
from briefsite.publish.documents import marks_of
from briefsite.publish.search import SearchError, make_search

PAGE = (
    '<!doctype html><html lang="en"><head><title>T</title></head><body><article data-pagefind-body>'
    "<h1>T</h1><p>{}</p></article></body></html>"
)
COUNT = 30


def _write(site: Path, number: int, words: str = "Ports grew in {} countries.") -> str:
    path = site / f"briefs/b{number}/index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(words.format(number)), "utf-8")
    return path.relative_to(site).as_posix()


def _begun(site: Path, cache: Path | None) -> Beside:
    site.mkdir()
    search = Beside(site, cache)
    for number in range(COUNT):
        address = f"briefs/b{number}/index.html"
        search.learn(address, marks_of(address, PAGE.format(f"Ports grew in {number} countries.")))
    search.begin()
    return search


def _children() -> list[str]:
    found = subprocess.run(
        ["ps", "-o", "stat=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    )
    return [line for line in found.stdout.splitlines() if not line.startswith(("R", "Z"))]


@pytest.mark.parametrize("has_cache", [True, False])
@pytest.mark.parametrize("step", [1, -1])
def test_pages_are_indexed_while_others_are_written(tmp_path: Path, step: int, has_cache: bool) -> None:
    """In whichever order they are written; the bytes are those of a search made of the finished folder."""
    search = _begun(tmp_path / "one", tmp_path / "cache" if has_cache else None)
    for number in range(COUNT)[::step]:
        search.written(_write(tmp_path / "one", number))
        _write(tmp_path / "two", number)
    search.finish()
    make_search(tmp_path / "two")
    assert HtmlSite(tmp_path / "one").digest() == HtmlSite(tmp_path / "two").digest()


def test_what_was_indexed_too_early_is_indexed_again(tmp_path: Path) -> None:
    """A page that was announced and never written, one that is other than announced, one that nobody announced."""
    search = _begun(tmp_path / "one", tmp_path / "cache")
    for number in range(1, COUNT + 1):
        words = "Harbours shrank." if number == 7 else "Ports grew in {} countries."
        search.written(_write(tmp_path / "one", number, words))
        _write(tmp_path / "two", number, words)
    search.finish()
    make_search(tmp_path / "two")
    assert HtmlSite(tmp_path / "one").digest() == HtmlSite(tmp_path / "two").digest()


def test_the_other_process_may_end_early(tmp_path: Path) -> None:
    """The search is made at the end, as without it."""
    search = _begun(tmp_path / "one", tmp_path / "cache")
    assert search._process is not None
    search._process.kill()
    search._process.join()
    for number in range(COUNT):
        search.written(_write(tmp_path / "one", number))
    search.finish()
    assert (tmp_path / "one/pagefind/en-0/pagefind-entry.json").is_file()


def test_a_failing_pagefind_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said at the end, in the words of a search that is made there."""
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'no space\nleft' >&2\nexit 1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    search = _begun(tmp_path / "site", tmp_path / "cache")
    for number in range(COUNT):
        search.written(_write(tmp_path / "site", number))
    with pytest.raises(SearchError, match=r"^Pagefind could not index the site: no space left$"):
        search.finish()
    assert _children() == []


BUILD = """
import sys, time
sys.path.insert(0, {scripts!r})
from pathlib import Path
from briefsite.publish.beside import Beside
from briefsite.publish.documents import marks_of
site = Path({site!r})
page = {page!r}
addresses = [f"briefs/b{{number}}/index.html" for number in range(300)]
search = Beside(site, site.parent / "cache")
for address in addresses:
    search.learn(address, marks_of(address, page))
search.begin()
for address in addresses[:{written}]:
    (site / address).parent.mkdir(parents=True)
    (site / address).write_text(page, "utf-8")
    search.written(address)
print("ready", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("written", [100, 300])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_no_process(tmp_path: Path, how: signal.Signals, written: int) -> None:
    """By Ctrl-C or by force, while Pagefind waits for pages and while it works: soon nothing of it is left."""
    page = PAGE.format("Ports grew in many countries, and harbours. " * 300)
    program = BUILD.format(scripts=str(ROOT / "scripts"), site=str(tmp_path / "site"), page=page, written=written)
    mark = f"BRIEFSITE_TEST={tmp_path}"
    environment = {**os.environ, "BRIEFSITE_TEST": str(tmp_path)}
    build = subprocess.Popen(
        [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert build.stdout is not None and build.stdout.readline() == b"ready\n"
    end = time.monotonic() + 20
    while len(_with(mark)) < 3 and written == 100 and time.monotonic() < end:
        time.sleep(0.02)
    build.send_signal(how)
    build.wait(timeout=20)
    build.stdout.close()
    while _with(mark) and time.monotonic() < end:
        time.sleep(0.05)
    assert _with(mark) == []


def _with(mark: str) -> list[str]:
    """The processes with a variable in their environment."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and mark.encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append((folder / "cmdline").read_text())
        except OSError:
            continue
    return found
