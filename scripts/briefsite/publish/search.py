"""The search of a finished site: every language has bundles of its own, made by Pagefind and loaded only when used.

    pagefind/languages.json     for each language its bundles: {"en": {"pages": 37, "bundles": ["en-0", "en-sources"]}}
    pagefind/en-0/              what Pagefind writes: its JavaScript, and an index in small parts
    pagefind/en-0/filters.json  what each page in it can be filtered by
    pagefind/en-0/common.json   words that nearly every page in it has, if there are any

What Pagefind makes of a bundle is kept in a cache under a name that says everything it depends on.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path
from typing import Any

from briefsite.cache.folders import forget, keep, whole, write
from briefsite.publish.documents import SOURCES, TEXTS, ChangedError, Document, Mark, bundled, documents_of, marks_in
from briefsite.publish.pagefind import SearchError, index

__all__ = ["Known", "SearchError", "make_ahead", "make_search"]

FOLDER = "pagefind"
FILTERS = "filters.json"
COMMON = "common.json"
NEARLY_ALL = 0.9
"""A word in so many of the pages of a bundle tells none from another, and takes the most to load."""
LARGE = 1000
"""Pagefind takes a megabyte of memory for each page of a bundle."""
ENOUGH_PAGES = 100
"""In fewer, every word is quickly loaded."""
NOT_SEARCHED = (
    *(".headerlink", ".brief-kind", ".byline", ".translations", ".topics", ".paper-address"),
    *(".footnote-ref", ".chart-picture"),
)
"""What stands within the text and is no text, as CSS selectors."""

_OWN_INTERFACES = ("pagefind-*ui.*", "pagefind-highlight.js")
_SIGNATURE = b"pagefind_dcd"
_WORD = re.compile(r"\w+")

Known = Mapping[str, Sequence[Mark]]
"""The marks of pages by address: those pages need not be read to know what in them is searched."""
_NOTHING: Mapping[str, str] = {}


def make_search(
    site: Path, cache: Path | None = None, known: Known | None = None, made: Mapping[str, str] = _NOTHING
) -> None:
    """Index the pages in the folder `site` into `site/pagefind/`. The same pages give the same bytes.

    `cache` is a folder that outlives the build; what is broken or foreign in it is made again. `made` are bundles that
    are in the site already, as `make_ahead` gives them. Raises SearchError.
    """
    try:
        try:
            _make(site, cache, known or {}, made)
        except ChangedError:  # something else has had a hand in the pages since: nothing is known
            _make(site, cache, {}, made)
    except OSError as error:
        raise SearchError(f"the search could not be written: {error}") from None


def make_ahead(site: Path, cache: Path, known: Known, wait_for: Callable[[str], None]) -> Mapping[str, str]:
    """Make bundles of which every page is known, while pages are still being written: the key of each that was made.

    `wait_for` returns as soon as a page is written. What goes wrong here, goes wrong again in `make_search`, and is
    said there.
    """
    made: dict[str, str] = {}
    with suppress(SearchError, OSError):
        bundles = bundled(marks_in(site, {*known, *_addresses(site)}, known))
        keys = {name: _key(marks) for name, marks in bundles.items()}

        def one(name: str) -> None:
            with suppress(SearchError, ChangedError, OSError):
                _make_bundle(site, name, bundles[name], cache / keys[name], wait_for)
                made[name] = keys[name]

        # Those that take long come first.
        _on_all_cores(one, sorted(bundles, key=lambda name: (cache / keys[name]).exists()), bundles)
    return made


def _make(site: Path, cache: Path | None, known: Known, made: Mapping[str, str]) -> None:
    bundles = bundled(marks_in(site, _addresses(site), known))
    keys = {name: _key(marks) for name, marks in bundles.items()}
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    for name in {path.name for path in folder.iterdir() if path.is_dir()} - bundles.keys():
        shutil.rmtree(folder / name)

    def one(name: str) -> None:
        _make_bundle(site, name, bundles[name], cache and cache / keys[name])

    _on_all_cores(one, [name for name in bundles if made.get(name) != keys[name]], bundles)
    (folder / "languages.json").write_text(json.dumps(_languages(folder, bundles)), encoding="utf-8")
    if cache is not None:
        forget(cache, set(keys.values()))


def _on_all_cores(function: Callable[[str], None], names: Sequence[str], bundles: Mapping[str, Sequence[Mark]]) -> None:
    """Each bundle by itself: at most as many at once as there are cores, of large ones one."""
    are_large = any(len(bundles[name]) > LARGE for name in names)
    with ThreadPoolExecutor(1 if are_large else os.cpu_count()) as workers:
        for _ in workers.map(function, names):
            pass


def _addresses(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        below = Path(folder).relative_to(site).as_posix()
        yield from (f"{below}/{name}".removeprefix("./") for name in names if name.endswith(".html"))


def _languages(folder: Path, bundles: Mapping[str, Sequence[Mark]]) -> Mapping[str, object]:
    pages = Counter(mark.lang for marks in bundles.values() for mark in marks if mark.kind == TEXTS)
    names: dict[str, list[str]] = {}
    for name in bundles:
        names.setdefault(name.partition("-")[0], []).append(name)
    found = {lang: {"pages": pages[lang], "bundles": names[lang]} for lang in names}
    for lang, facts in found.items():
        common = [_common_in(folder / name) for name in names[lang] if not name.endswith(f"-{SOURCES}")]
        if common and (words := sorted(set.intersection(*common))):
            facts["common"] = words
    return found


def _common_in(bundle: Path) -> set[str]:
    file = bundle / COMMON
    return set(json.loads(file.read_bytes())) if file.is_file() else set()


def _make_bundle(
    site: Path, name: str, marks: Sequence[Mark], kept: Path | None, wait_for: Callable[[str], None] = lambda _: None
) -> None:
    files = whole(kept) if kept is not None else None
    if files is None:
        files = _index(documents_of(site, marks, wait_for), marks[0].lang, marks[0].kind)
        if kept is not None:
            keep(files, kept)
    target = site / FOLDER / name
    shutil.rmtree(target, ignore_errors=True)
    write(files, target)


def _index(documents: Iterable[Document], lang: str, kind: str) -> Mapping[str, bytes]:
    filters: dict[str, Sequence[tuple[str, str, str]]] = {}

    def noted() -> Iterator[Document]:
        for document in documents:
            filters[f"/{document.path.removesuffix('index.html')}"] = document.filters
            yield document

    made = index(noted(), lang, NOT_SEARCHED)
    files = {name: content for name, content in made.items() if not _is_own_interface(name)}
    pages = {Path(name).stem: _fragment(files[name]) for name in files if fnmatch(name, "fragment/*.pf_fragment")}
    files[FILTERS] = json.dumps(_filters(filters, pages), ensure_ascii=False).encode()
    if kind == TEXTS and (common := _common(pages.values())):
        files[COMMON] = json.dumps(common, ensure_ascii=False).encode()
    return files


def _fragment(content: bytes) -> Mapping[str, Any]:
    """What Pagefind keeps of a page, to show it among results."""
    found: Mapping[str, Any] = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
    return found


def _common(pages: Collection[Mapping[str, Any]]) -> Sequence[str]:
    if len(pages) < ENOUGH_PAGES:
        return ()
    counts = Counter(word for page in pages for word in set(_WORD.findall(page["content"].lower())))
    return sorted(word for word, count in counts.items() if count >= NEARLY_ALL * len(pages))


def _is_own_interface(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in _OWN_INTERFACES)


def _filters(
    by_address: Mapping[str, Sequence[tuple[str, str, str]]], pages: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, object]:
    """What each result can be filtered by: `values` (name, id, label), and for each `pages` by its id their numbers.

    Pagefind's own filters would do, but two runs write them in different order, under different names.
    """
    values = sorted({value for filters in by_address.values() for value in filters})
    numbers = {value: number for number, value in enumerate(values)}
    found = {name: [numbers[value] for value in by_address[page["url"]]] for name, page in sorted(pages.items())}
    return {"values": values, "pages": found}


def _key(marks: Sequence[Mark]) -> str:
    """A hash of everything that a bundle depends on: the documents, Pagefind, and how it is called."""
    total = hashlib.sha256(
        repr((version("pagefind"), NOT_SEARCHED, _OWN_INTERFACES, NEARLY_ALL, ENOUGH_PAGES)).encode()
    )
    for mark in marks:
        total.update(mark.digest.encode())
    return total.hexdigest()
