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
import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from pagefind.service import get_executable

from briefsite.publish.documents import SOURCES, Document, bundles_of

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


class SearchError(Exception):
    """The search cannot be made; the message says why, in one line."""


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
    if kept is not None and _is_whole(kept):
        shutil.copytree(kept, target, ignore=shutil.ignore_patterns(_SEAL), copy_function=shutil.copyfile)
        return
    _run_pagefind(documents, target)
    if kept is not None:
        _keep(target, kept)


def _run_pagefind(documents: Sequence[Document], target: Path) -> None:
    program = get_executable()
    if program is None:
        raise SearchError("Pagefind is not installed: run `make site`, which installs it")
    with tempfile.TemporaryDirectory() as work:
        for document in documents:
            path = Path(work, document.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document.html, encoding="utf-8")
        command = [str(program), "--site", work, "--output-path", str(target.resolve()), "--silent"]
        command += ["--force-language", documents[0].lang, "--exclude-selectors", ",".join(NOT_SEARCHED)]
        # Pagefind reads settings from the folder it is run in and from its environment.
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        done = subprocess.run(command, cwd=work, env=clean, capture_output=True, text=True, check=False)
    if done.returncode or not (target / "pagefind-entry.json").is_file():
        said = " ".join((done.stderr or done.stdout).split()) or f"exit code {done.returncode}"
        raise SearchError(f"Pagefind could not index the site: {said}")
    for pattern in _OWN_INTERFACES:
        for path in target.glob(pattern):
            path.unlink()
    (target / FILTERS).write_text(json.dumps(_filters(documents, target), ensure_ascii=False), encoding="utf-8")


def _filters(documents: Sequence[Document], target: Path) -> Mapping[str, object]:
    """What each result can be filtered by: `values` (name, id, label), and for each `pages` by its id their numbers.

    Pagefind's own filters would do, but two runs write them in different order, under different names.
    """
    values = sorted({value for document in documents for value in document.filters})
    numbers = {value: number for number, value in enumerate(values)}
    by_address = {f"/{document.path.removesuffix('index.html')}": document for document in documents}
    pages = {}
    for path in sorted(target.glob("fragment/*.pf_fragment")):
        text = gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE)
        pages[path.stem] = [numbers[value] for value in by_address[json.loads(text)["url"]].filters]
    return {"values": values, "pages": pages}


def _key(documents: Sequence[Document]) -> str:
    """A hash of everything that a bundle depends on: the documents, Pagefind, and how it is called."""
    total = hashlib.sha256(repr((version("pagefind"), NOT_SEARCHED, _OWN_INTERFACES)).encode())
    for document in documents:
        total.update(repr((document.path, document.lang, document.filters)).encode() + document.html.encode())
    return total.hexdigest()


def _keep(made: Path, kept: Path) -> None:
    """Put a copy into the cache, all at once, with a seal that shows later whether it is still whole."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".", dir=kept.parent))
    shutil.copytree(made, fresh, dirs_exist_ok=True, copy_function=shutil.copyfile)
    (fresh / _SEAL).write_text(_digest(fresh), encoding="ascii")
    shutil.rmtree(kept, ignore_errors=True)
    try:
        fresh.rename(kept)
    except OSError:  # another build has just put it there
        shutil.rmtree(fresh, ignore_errors=True)


def _is_whole(kept: Path) -> bool:
    try:
        return (kept / _SEAL).read_text(encoding="ascii") == _digest(kept)
    except (OSError, ValueError):
        return False


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != _SEAL:
            total.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return total.hexdigest()


def _forget(cache: Path, used: set[str]) -> None:
    """Keep what this build used and the eight bundles used last before it."""
    others = [path for path in cache.iterdir() if path.name not in used] if cache.is_dir() else []
    for path in sorted(others, key=lambda path: path.stat().st_mtime)[:-8]:
        shutil.rmtree(path, ignore_errors=True)
