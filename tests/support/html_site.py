"""A built site as tests see it: its pages, their links and identifiers."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from sharing import made_once

_BASE = "http://site.invalid/"


@dataclass(frozen=True)
class HtmlPage:
    """One page: its address from the site's root, and its elements."""

    address: str
    tree: html.HtmlElement

    @cached_property
    def ids(self) -> list[str]:
        """Every identifier on the page, in order."""
        return [str(value) for value in self.tree.xpath("//@id")]

    @cached_property
    def links(self) -> list[str]:
        """The addresses of every link, style sheet, script and image."""
        return [str(value) for value in self.tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src")]

    def text(self, path: str) -> str:
        """The text of the first element at an XPath, white space folded."""
        return " ".join(self.tree.xpath(path)[0].text_content().split())


@dataclass(frozen=True)
class HtmlSite:
    """A folder that MkDocs wrote."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Every page by its address, `briefs/first/`; what a page takes of another file (`cite.html`) is none."""
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            if path.name == "cite.html":
                continue
            address = path.relative_to(self.folder).as_posix().removesuffix("index.html")
            found[address] = HtmlPage(address, html.fromstring(path.read_bytes()))
        return found

    def dead_links(self) -> list[str]:
        """Every internal link that leads to no file, or to an identifier that its page does not have."""
        dead = []
        for page in self.pages.values():
            for link in page.links:
                url = urlsplit(urljoin(_BASE + page.address, link))
                if url.netloc == urlsplit(_BASE).netloc and page.address != "404.html" and not self._leads(url):
                    dead.append(f"{page.address} → {link}")
        return dead

    def _leads(self, url: object) -> bool:
        path, fragment = unquote(url.path.lstrip("/")), unquote(url.fragment)  # type: ignore[attr-defined]
        page = self.pages.get(path) or self.pages.get(path.removesuffix("index.html"))
        if page is None:
            return (self.folder / path).is_file() and fragment in ("", "only-light", "only-dark")
        return not fragment or fragment in page.ids or fragment.startswith("__")

    def digest(self) -> dict[str, str]:
        """A hash of every file by path."""
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {str(path.relative_to(self.folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def mkdocs_build(root: Path, *options: str) -> tuple[int, str]:
    """Run the real `mkdocs build`; gives its exit code and what it printed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def built_once(folder: Path, build: Callable[[], tuple[int, str]]) -> HtmlSite:
    """The site in a shared folder, which is built without a warning by the first test process that asks for it."""

    def make() -> None:
        code, output = build()
        assert code == 0, output
        assert "WARNING" not in output, output

    return HtmlSite(made_once(folder, make))
