"""The site as a server of the standard library (WSGI, PEP 3333) serves it while it is edited.

The last good site is served whatever becomes of a build. Each page carries a notice for its editor, and a script that
loads it anew when it has changed: it, and not some other page.
"""

from __future__ import annotations

import json
import mimetypes
import os.path
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any, NamedTuple
from urllib.parse import parse_qs, quote

from briefsite.hosts.search import SEARCH_FOLDER
from briefsite.hosts.serve.notice import Failure, MissingPage, SiteState, address_of, notice
from briefsite.hosts.serve.versions import Versions
from briefsite.model.digests import digest

OWN = ".serve/"
"""Below this address of the site is what belongs to serving; MkDocs makes no page of a hidden folder."""
PATIENCE = 25.0
"""Seconds until a browser that waits for a change is told that there was none, and asks again."""
_HERE = Path(__file__).parent
_TYPES = {
    ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json",
    ".md": "text/markdown", ".bib": "text/plain", ".ris": "text/plain", ".xml": "text/xml", ".svg": "image/svg+xml",
    ".gz": "application/gzip", ".webp": "image/webp", ".avif": "image/avif", ".woff2": "font/woff2",
}  # fmt: skip
_WITH_CHARSET = ("text/", "application/json", "image/svg+xml")

StartResponse = Callable[[str, list[tuple[str, str]]], object]


class BuiltSite(NamedTuple):
    """A site that was built, and what an editor is told of it."""

    folder: Path
    state: SiteState
    sources: Mapping[str, str] = {}
    """The file in which an editor would change a page, by the path of the page in the folder."""
    why_missing: Callable[[str, str], MissingPage] = lambda *_: MissingPage()
    """Why there is no page at an address of the site, which itself is at the other."""
    finish_search: Callable[[], None] = lambda: None
    """Writes what the search reads, once. It is asked for when somebody searches."""
    saved: str = ""
    """The page whose source was saved for this build, if it was one."""
    download: Callable[[str], bytes | None] = lambda _: None
    """Makes a file that nobody needs before asking for it; None where there is none of that path in the folder."""


class _Answer(NamedTuple):
    status: str
    type: str
    body: bytes
    more: tuple[tuple[str, str], ...] = ()


class ServedSite:
    """The site that was built last, and who waits for the next one."""

    def __init__(self, built: BuiltSite, mount: str, *, follow: bool = False) -> None:
        """`mount` is the path of the site's address. With `follow`, browsers go to the page that was saved."""
        self._built = built
        self._mount = mount
        self._follow = follow
        self._number = 0
        self._changed = threading.Condition()
        self._is_building = False
        self._versions = Versions(built.folder)

    @property
    def folder(self) -> Path:
        """Where the site lies that is served."""
        return self._built.folder

    def begin(self) -> None:
        """A build begins: who asks for a page waits for what becomes of it."""
        with self._changed:
            self._is_building = True

    def show(self, built: BuiltSite) -> None:
        """Serve a new site from now on."""
        self._end(built, Versions(built.folder))

    def keep(self, failure: Failure) -> None:
        """The build gave nothing: serve the last site, which says why."""
        state = self._built.state
        failed = SiteState(state.built, state.errors, state.saved, state.standing_in, state.addresses, failure)
        self._end(self._built._replace(state=failed), self._versions)

    def _end(self, built: BuiltSite, versions: Versions) -> None:
        with self._changed:
            self._built, self._versions = built, versions
            self._number += 1
            self._is_building = False
            self._changed.notify_all()

    def __call__(self, environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        path = str(environ["PATH_INFO"]).encode("latin-1", "replace").decode("utf-8", "replace")
        answer = self._answer(path, str(environ.get("QUERY_STRING", "")))
        kind = f"{answer.type}; charset=utf-8" if answer.type.startswith(_WITH_CHARSET) else answer.type
        headers = [("Content-Type", kind), ("Content-Length", str(len(answer.body))), ("Cache-Control", "no-cache")]
        start_response(answer.status, [*headers, *answer.more])
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [answer.body]

    def _answer(self, path: str, query: str) -> _Answer:
        if not f"{path}/".startswith(self._mount):
            return _moved(self._mount) if path == "/" else self._missing(path.lstrip("/"))
        within = path[len(self._mount) :]
        if within == f"{OWN}changes":
            return self._changes({name: values[-1] for name, values in parse_qs(query, True).items()})
        if within in (f"{OWN}page.js", f"{OWN}notice.css"):
            return _Answer("200 OK", _type_of(within), (_HERE / within.removeprefix(OWN)).read_bytes())
        return self._page(within)

    def _page(self, within: str) -> _Answer:
        with self._changed:
            self._changed.wait_for(lambda: not self._is_building)
            built = self._built
        if within.startswith(f"{SEARCH_FOLDER}/"):
            built.finish_search()
        name = _file_of(within)
        try:
            content = (built.folder / name).read_bytes()
        except (OSError, ValueError):
            if built is not self._built:  # it was put in the place of this one meanwhile
                return self._page(within)
            if not within.endswith("/") and os.path.isfile(built.folder / name / "index.html"):
                return _moved(quote(f"{self._mount}{within}/"))
            made = built.download(name)
            if made is None:
                return self._missing(within)
            content = made
        if name.endswith(".html"):
            return _Answer("200 OK", "text/html", self._with_notice(content, within))
        return _Answer("200 OK", _type_of(name), content)

    def _missing(self, within: str) -> _Answer:
        try:
            content = (self._built.folder / "404.html").read_bytes()
        except OSError:
            content = b"<!doctype html><title>Not found</title><body><h1>Page not found</h1></body>"
        return _Answer("404 Not Found", "text/html", self._with_notice(content, within))

    def _with_notice(self, content: bytes, within: str) -> bytes:
        now = self._now(within)
        own = f"{self._mount}{OWN}"
        facts = {
            "changes": f"{own}changes",
            "path": within,
            **{name: now[name] for name in ("page", "notice", "build")},
        }
        if self._follow:
            facts["follow"] = "yes"
        attributes = "".join(f' data-{name}="{_attribute(value)}"' for name, value in facts.items())
        said = (
            f'<link rel="stylesheet" href="{_attribute(own)}notice.css">{now["html"]}'
            f'<script src="{_attribute(own)}page.js"{attributes}></script>'
        ).encode()
        at = content.rfind(b"</body>")
        at = at if at >= 0 else len(content)
        return content[:at] + said + content[at:]

    def _now(self, within: str) -> dict[str, str]:
        """What there is at an address now: the version of its page, and what its editor is told."""
        built = self._built
        name = _file_of(within)
        version = self._versions.of(name)
        missing = None if version else built.why_missing(within, self._mount)
        html = notice(built.state, built.sources.get(name), self._mount, missing)
        return {
            "page": version,
            "notice": digest(html).hex()[:12],
            "build": str(self._number),
            "html": html,
            "saved": f"{self._mount}{address_of(built.saved)}" if built.saved else "",
        }

    def _changes(self, known: Mapping[str, str]) -> _Answer:
        """Wait until something is other than a browser knows it, and say what there is now."""
        wanted = ("page", "notice", "build") if self._follow else ("page", "notice")
        within = known.get("path", "")
        now: dict[str, str] = {}

        def is_other() -> bool:
            if self._is_building:
                return False
            now.update(self._now(within))
            return any(now[name] != known.get(name) for name in wanted)

        with self._changed:
            self._changed.wait_for(is_other, timeout=PATIENCE)
        return _Answer("200 OK", "application/json", json.dumps(now or {**known, "html": ""}).encode())


def _file_of(within: str) -> str:
    """The file of the site that is at an address of it; none that is outside of the site."""
    name = f"{within}index.html" if within.endswith("/") or not within else within
    return normpath(f"/{name}").lstrip("/")


def _moved(address: str) -> _Answer:
    return _Answer("302 Found", "text/plain", b"", (("Location", address),))


def _type_of(name: str) -> str:
    return _TYPES.get(PurePosixPath(name).suffix.lower()) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
