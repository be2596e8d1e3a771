"""The search of a finished site: every language has bundles of its own, made by Pagefind and loaded only when used.

    pagefind/languages.json     for each language its bundles: {"en": {"pages": 37, "bundles": ["en-0", "en-sources"]}}
    pagefind/en-0/              what Pagefind writes: its JavaScript, and an index in small parts
    pagefind/en-0/filters.json  what each page in it can be filtered by

What Pagefind makes of a bundle is kept in a cache under a name that says everything it depends on.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path

from briefsite.publish.documents import SOURCES, Document, bundles_of
from briefsite.publish.pagefind import SearchError, index

__all__ = ["SearchError", "bundles_of", "make_search"]

FOLDER = "pagefind"
FILTERS = "filters.json"
NOT_SEARCHED = (
    *(".headerlink", ".brief-kind", ".byline", ".translations", ".topics", ".paper-address"),
    *(".footnote-ref", ".chart-picture"),
)
"""What stands within the text and is no text, as CSS selectors."""

_OWN_INTERFACES = ("pagefind-*ui.*", "pagefind-highlight.js")
_SEAL = ".sha256"
_SIGNATURE = b"pagefind_dcd"


def make_search(site: Path, cache: Path | None = None) -> None:
    """Index the pages in the folder `site` into `site/pagefind/`. The same pages give the same bytes.

    `cache` is a folder that outlives the build; what is broken or foreign in it is made again. Raises SearchError.
    """
    bundles = bundles_of(site)
    kept = {name: cache / _key(documents) for name, documents in bundles.items()} if cache else {}
    folder = site / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        with ThreadPoolExecutor(os.cpu_count()) as workers:
            list(workers.map(lambda name: _make_bundle(bundles[name], folder / name, kept.get(name)), bundles))
        (folder / "languages.json").write_text(json.dumps(_languages(bundles)), encoding="utf-8")
    except OSError as error:
        raise SearchError(f"the search could not be written: {error}") from None
    if cache is not None:
        _forget(cache, {path.name for path in kept.values()})


def _languages(bundles: Mapping[str, Sequence[Document]]) -> Mapping[str, object]:
    pages: Counter[str] = Counter()
    names: dict[str, list[str]] = {}
    for name, documents in bundles.items():
        lang, _, kind = name.partition("-")
        names.setdefault(lang, []).append(name)
        pages[lang] += 0 if kind == SOURCES else len(documents)
    return {lang: {"pages": pages[lang], "bundles": names[lang]} for lang in names}


def _make_bundle(documents: Sequence[Document], target: Path, kept: Path | None) -> None:
    files = _whole(kept) if kept is not None else None
    if files is not None:
        _write(files, target)
        return
    files = index(documents, NOT_SEARCHED)
    files = {name: content for name, content in files.items() if not _is_own_interface(name)}
    files[FILTERS] = json.dumps(_filters(documents, files), ensure_ascii=False).encode()
    _write(files, target)
    if kept is not None:
        _keep(files, kept)


def _is_own_interface(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in _OWN_INTERFACES)


def _filters(documents: Sequence[Document], files: Mapping[str, bytes]) -> Mapping[str, object]:
    """What each result can be filtered by: `values` (name, id, label), and for each `pages` by its id their numbers.

    Pagefind's own filters would do, but two runs write them in different order, under different names.
    """
    values = sorted({value for document in documents for value in document.filters})
    numbers = {value: number for number, value in enumerate(values)}
    by_address = {f"/{document.path.removesuffix('index.html')}": document for document in documents}
    pages = {}
    for name in sorted(name for name in files if fnmatch(name, "fragment/*.pf_fragment")):
        text = gzip.decompress(files[name]).removeprefix(_SIGNATURE)
        pages[Path(name).stem] = [numbers[value] for value in by_address[json.loads(text)["url"]].filters]
    return {"values": values, "pages": pages}


def _key(documents: Sequence[Document]) -> str:
    """A hash of everything that a bundle depends on: the documents, Pagefind, and how it is called."""
    total = hashlib.sha256(repr((version("pagefind"), NOT_SEARCHED, _OWN_INTERFACES)).encode())
    for document in documents:
        total.update(repr((document.path, document.lang, document.filters)).encode() + document.html.encode())
    return total.hexdigest()


def _keep(files: Mapping[str, bytes], kept: Path) -> None:
    """Put a bundle into the cache, all at once, with a seal that shows later whether it is still whole."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".", dir=kept.parent))
    _write({**files, _SEAL: _digest(files).encode()}, fresh)
    shutil.rmtree(kept, ignore_errors=True)
    try:
        fresh.rename(kept)
    except OSError:  # another build has just put it there
        shutil.rmtree(fresh, ignore_errors=True)


def _whole(kept: Path) -> Mapping[str, bytes] | None:
    """The files of a bundle in the cache; None where it is not there, or no longer as it was put there."""
    try:
        files = _read(kept)
    except OSError:
        return None
    seal = files.pop(_SEAL, b"")
    return files if seal == _digest(files).encode() else None


def _read(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _write(files: Mapping[str, bytes], target: Path) -> None:
    for folder in {name.rpartition("/")[0] for name in files}:
        (target / folder).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)


def _digest(files: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name, content in sorted(files.items()):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def _forget(cache: Path, used: set[str]) -> None:
    """Keep what this build used and the eight bundles used last before it."""
    others = [path for path in cache.iterdir() if path.name not in used] if cache.is_dir() else []
    for path in sorted(others, key=lambda path: path.stat().st_mtime)[:-8]:
        shutil.rmtree(path, ignore_errors=True)
