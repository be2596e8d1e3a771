"""What becomes of each file of a finished site that is to open from a disk."""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct

from briefsite.finish.offline.pages import RUNTIME, modules_of, page_from_disk, searched_text
from briefsite.finish.offline.scripts import as_script, bytes_script, json_script, text_script
from briefsite.finish.script_bundles import is_module
from briefsite.finish.search.documents import BODY
from briefsite.read.paths import BRIEFS_LIST, CITE

Read = Callable[[str], bytes]
"""What stands at a path of the site."""
_OF_THE_WEB = re.compile(r"(?:^|/)(?:404\.html|sitemap\.xml(?:\.gz)?|robots\.txt)$")
"""What only a host needs."""
_DATA = re.compile(
    rf"(?:^|/)(?:search/data/.+|sources/(?!sources\.)(?:references/)?[^/]+\.json|{re.escape(BRIEFS_LIST)})$"
)
"""What scripts ask for."""
_FONT = re.compile(r"""url\((["']?)([^"')]+\.woff2?)\1\)""")


class WebSite(Struct, frozen=True):
    """The site that is on the web: its address, with a slash at its end, and whether its pages are folders there."""

    address: str
    has_folders: bool


def offline_files(paths: Iterable[str], read: Read, web: WebSite) -> Iterator[tuple[str, bytes]]:
    """Each file of the site that opens from a disk, by its path: pages first. Raises BundleError."""
    every = [path for path in sorted(paths) if not _OF_THE_WEB.search(path)]
    pages = [path for path in every if path.endswith(".html")]
    indexes = frozenset(posixpath.dirname(path) for path in pages if posixpath.basename(path) == "index.html")
    modules = set[str]()
    yield RUNTIME, runtime()
    for path in pages:
        text = read(path).decode("utf-8", "replace")
        modules.update(modules_of(path, text))
        page = page_from_disk(path, text, indexes, web.address, web_folders=web.has_folders)
        yield path, page.encode()
        if posixpath.basename(path) == CITE:  # it unfolds on the page of its brief
            yield f"{path}.js", text_script(page).encode()
        elif BODY in text:
            yield f"{path}.js", text_script(searched_text(text)).encode()
    for path in every:
        if not path.endswith(".html"):
            yield _other(path, read(path), modules, read)


def _other(path: str, content: bytes, modules: Container[str], read: Read) -> tuple[str, bytes]:
    """A file that is no page."""
    if _DATA.search(path):
        return f"{path}.js", _data(path, content).encode()
    if path.endswith((".js", ".mjs")):
        text = content.decode("utf-8", "replace")
        return path, as_script(path, text).encode() if path in modules or is_module(text) else content
    if path.endswith(".css"):
        return path, _with_fonts(path, content.decode("utf-8", "replace"), read).encode()
    return path, content


def _data(path: str, content: bytes) -> str:
    if path.endswith(".json"):
        return json_script(content)
    return bytes_script(content) if path.endswith(".bin") else text_script(content.decode("utf-8", "replace"))


def _with_fonts(path: str, sheet: str, read: Read) -> str:
    """A style sheet that holds its fonts: Firefox takes none from a folder above the page."""

    def held(found: re.Match[str]) -> str:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[2]))
        try:
            font = base64.b64encode(read(file)).decode()
        except OSError:
            return found[0]
        return f"url(data:font/{file.rpartition('.')[2]};base64,{font})"

    return _FONT.sub(held, sheet)


@cache
def runtime() -> bytes:
    """The script that every page loads first."""
    return files("briefsite.finish.offline").joinpath("offline.js").read_bytes()
