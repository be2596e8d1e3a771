"""How many bytes a reader's first search transfers, by kind of file, in a real Chromium.

    python benchmarks/search_bytes.py [--briefs 1000] [--site FOLDER]        or: make bench-search BRIEFS=10000

Builds a generated corpus, or takes a finished site. Each search is the first one of its reader: a new browser that has
the page of a brief and nothing more. Counted is what the server sends from the moment the search is asked for until
the first results stand there, and what belongs below them, compressed as hosts do.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from builds import MOST_SOURCES
from generate import generate
from measure import run, say, sizes
from playwright.sync_api import Browser, expect, sync_playwright
from vocabulary import RARE

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests/browser"))
from browsers import find_chromium

WORDS = ("countries", RARE[50], RARE[2_000], RARE[-1], f"countries {RARE[50]} {RARE[2_000]}")
"""From a word of every brief to one that stands in a single title, and several at once."""
AFTERWARDS = "the bibliography, after the first results"
KINDS = (
    (AFTERWARDS, r"-sources-\w+/"),
    ("the dialog: scripts and styles", r"assets/search/"),
    ("languages.json", r"/languages\.json$"),
    ("where words stand", r"/words-\d+\.json$"),
    ("which words follow one another", r"/pairs-\d+\.bin$"),
    ("addresses of documents", r"/documents-\d+\.json$"),
    ("pages of results", r"/$"),
    ("anything else", r""),
)
_COMPRESSED = (".js", ".css", ".json", ".html", ".svg", "/")
_PATIENCE = 120_000
_STILL = 1.0


def main() -> None:
    """Build where no site is given, search, print one table for each size."""
    parser = argparse.ArgumentParser(description="Count the bytes of a reader's first search.")
    parser.add_argument("--briefs", type=int, nargs="+", default=sizes((1000,)))
    parser.add_argument("--site", type=Path, help="the finished site of a generated corpus")
    parser.add_argument("--words", nargs="+", default=WORDS)
    given = parser.parse_args()
    if given.site:
        print_table(given.site.name, given.site, given.words)
        return
    for briefs in given.briefs:
        with tempfile.TemporaryDirectory() as folder:
            say(f"{briefs:,} briefs: writing and building them")
            generate(Path(folder, "project"), briefs, min(briefs * 10, MOST_SOURCES))
            run((sys.executable, "-m", "mkdocs", "build", "--quiet"), Path(folder, "project"))
            print_table(f"{briefs:,} briefs", Path(folder, "project/site"), given.words)


def print_table(name: str, site: Path, searches: Sequence[str]) -> None:
    """A row for each kind of file, a column for each search: the files, and kB."""
    columns = [first_search(site, words) for words in searches]
    print(f"| {name}, kB (files) of a first search for | {' | '.join(searches)} |\n|---|{'---:|' * len(searches)}")
    for kind, _ in KINDS:
        files = [[path for path in paths if kind_of(path) == kind] for paths in columns]
        cells = [f"{kilobytes(site, found):,.1f} ({len(found)})" if found else "" for found in files]
        if any(cells):
            print(f"| {kind} | {' | '.join(cells)} |")
    first = [[path for path in paths if kind_of(path) != AFTERWARDS] for paths in columns]
    plain = [sum(_file(site, path).stat().st_size for path in paths) / 1000 for paths in first]
    print(f"| **the first results** | {_cells(kilobytes(site, paths) for paths in first)} |")
    print(f"| the first results, where the host does not compress | {_cells(plain)} |")
    print(f"| all | {_cells(kilobytes(site, paths) for paths in columns)} |\n", flush=True)


def _cells(values: Iterable[float]) -> str:
    return " | ".join(f"{value:,.1f}" for value in values)


def kind_of(path: str) -> str:
    """The kind of a file that was asked for."""
    return next(kind for kind, pattern in KINDS if re.search(pattern, f"/{path}"))


def kilobytes(site: Path, paths: Sequence[str]) -> float:
    """What the files weigh on their way, without headers."""
    total = 0
    for path in paths:
        content = _file(site, path).read_bytes()
        total += len(gzip.compress(content, 6, mtime=0)) if path.endswith(_COMPRESSED) else len(content)
    return total / 1000


def _file(site: Path, path: str) -> Path:
    return site / path / "index.html" if path.endswith("/") or not path else site / path


def first_search(site: Path, words: str) -> list[str]:
    """The files that are sent for a search, as paths in the site; a file that is sent twice stands there twice."""
    program = find_chromium()
    if program is None:
        raise SystemExit("There is no Chromium here to measure with: bash tests/support/install_tools.sh")
    with served(site) as (address, sent), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        _search(browser, address + "briefs/brief-00000/", words, sent)
        browser.close()
    say(f"{words}: {len(sent)} files")
    return [urlsplit(path).path.lstrip("/") for path in sent]


def _search(browser: Browser, address: str, words: str, sent: list[str]) -> None:
    page = browser.new_page()
    page.set_default_timeout(_PATIENCE)
    page.goto(address, wait_until="networkidle")
    sent.clear()
    page.keyboard.press("/")
    field = page.locator("dialog.search[open] input[type=search]")
    expect(field).to_be_focused(timeout=_PATIENCE)
    field.fill(words)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d|“"), timeout=_PATIENCE)
    count = -1
    while count != len(sent):  # results come before the last of what they need
        count = len(sent)
        time.sleep(_STILL)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The folder at an address of this machine, and a list of the paths that were sent, which grows."""
    sent: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_request(self, code: object = "-", *_: object) -> None:
            if code == http.HTTPStatus.OK:
                sent.append(self.path)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()


if __name__ == "__main__":
    main()
