"""How long a reader on a slow line waits for the results of a first search, and what is asked for, in a real Chromium.

    python benchmarks/search_slow_line.py [--briefs 1000] [--site FOLDER] [--words WORDS ...]

Each search is the first one of its reader, as in search_bytes.py. The line has 400 ms of latency and carries 50 kB a
second, files compressed as hosts do. From the key that opens the search, with the words typed as soon as the field has
the focus: until the first brief and the count stand there, and until nothing more comes.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from builds import MOST_SOURCES
from generate import generate
from measure import run, say, sizes
from playwright.sync_api import Browser, Page, expect, sync_playwright
from search_bytes import WORDS, find_chromium

LATENCY, BYTES_A_SECOND = 400, 50_000
"""Milliseconds, and what a second brings."""
_COMPRESSED = (".js", ".css", ".json", ".html", ".svg", "/")
_STILL = 2.5
_PATIENCE = 120_000


def main() -> None:
    """Build where no site is given, search, print a table."""
    parser = argparse.ArgumentParser(description="Time a reader's first search on a slow line.")
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
    """A row for each search: seconds and requests until the first results, and until nothing more comes."""
    program = find_chromium()
    if program is None:
        raise SystemExit("There is no Chromium here to measure with: bash tests/support/install_tools.sh")
    print(
        f"| {name}: a first search for | first results, s | requests | all, s | requests |\n|---|---:|---:|---:|---:|"
    )
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for words in searches:
            first, every = first_search(browser, address + "briefs/brief-00000/", words)
            print(f"| {words} | {first[0]:.1f} | {first[1]} | {every[0]:.1f} | {every[1]} |", flush=True)
        browser.close()


def first_search(browser: Browser, address: str, words: str) -> tuple[tuple[float, int], tuple[float, int]]:
    """Seconds and requests of a search by a reader who has the page and nothing more."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    page.goto(address, wait_until="networkidle")
    slow_down(page)
    asked: list[str] = []
    ended = [0.0]
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfinished", lambda _: ended.append(time.perf_counter()))
    start = time.perf_counter()
    page.keyboard.press("/")
    field = page.locator("dialog.search[open] input[type=search]")
    expect(field).to_be_focused(timeout=_PATIENCE)
    field.fill(words)
    page.locator("li.search__page h3 a").first.wait_for(timeout=_PATIENCE)
    first = time.perf_counter() - start, len(asked)
    while time.perf_counter() - max(ended[-1], start) < _STILL:
        page.wait_for_timeout(100)
    context.close()
    return first, (ended[-1] - start, len(asked))


def slow_down(page: Page) -> None:
    """Give the page a slow line."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    line = {"latency": LATENCY, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address of this machine, its texts compressed."""

    @functools.cache
    def compressed(path: str) -> bytes:
        return gzip.compress(Path(path, "index.html" if Path(path).is_dir() else "").read_bytes(), 6, mtime=0)

    class Handler(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.translate_path(self.path)
            if not self.path.partition("?")[0].endswith(_COMPRESSED) or not Path(path).exists():
                super().do_GET()
                return
            content = compressed(path)
            self.send_response(http.HTTPStatus.OK)
            kind = "text/html; charset=utf-8" if Path(path).is_dir() else self.guess_type(path)
            for name, value in (("Type", kind), ("Encoding", "gzip"), ("Length", str(len(content)))):
                self.send_header(f"Content-{name}", value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


if __name__ == "__main__":
    main()
