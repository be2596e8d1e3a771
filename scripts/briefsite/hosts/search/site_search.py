"""The search of a site: for every language an index of its texts and its sources, loaded only when used.

search/data/languages.json  what there is: {"en": {"folder": "en-1a2b3c4d5e", "texts": 37, "sources": 120, ...}}
search/data/en-1a2b3c4d5e/  an index (`finish/search/index.py`): another index has another name, so that a browser
                            never takes a part of the one for a part of the other
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from pathlib import Path

from briefsite.fast import is_used
from briefsite.fast.cache import code_digest
from briefsite.fast.cache.folder_cache import forget_folders, keep_folder, kept_folder, write_folder
from briefsite.fast.garbage_collection import uncollected
from briefsite.fast.parallel import parallel_map
from briefsite.finish.search.documents import SOURCES, TEXTS
from briefsite.finish.search.index import Documents, Index, indexes
from briefsite.finish.search.records import record, records_in
from briefsite.hosts.search.lines import Lines

_Lines = dict[str, list[bytes]]
"""What is searched in the pages of a language, by kind."""
SEARCH_FOLDER = "search/data"
_FACTS = "facts"
"""The name under which the facts of an index are kept with its files."""


class SearchError(Exception):
    """The search cannot be written; the message says why, in one line."""


class Search:
    """The search of a site that is being built: what is learnt of pages while they are made need not be read again."""

    def __init__(self, site: Path, cache: Path | None = None, *, directory_urls: bool = True) -> None:
        """`cache` is a folder that outlives the build; what is broken or foreign in it is made again.

        `directory_urls` says whether the address of a page is its folder, or the file itself.
        """
        self._site = site
        self._directory_urls = directory_urls
        self._cache = cache if is_used() else None
        self._known = Lines()

    def record(self, path: str, page: str) -> bytes:
        """What is searched in the finished page at a path in the folder of the site, in UTF-8, for `learn`."""
        return record(path.removesuffix("index.html") if self._directory_urls else path, page)

    def learn(self, path: str, line: bytes) -> None:
        """Take what is searched in the page at a path, as `record` says it."""
        self._known.put(path, line)

    @uncollected()
    def finish(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Write the search of the pages that are in the folder now. Raises SearchError.

        The same pages give the same bytes. A page of which nothing was learnt is read. `meanwhile` is called when other
        cores are at work.
        """
        try:
            self._write(meanwhile)
        except OSError as error:
            raise SearchError(f"the search could not be written: {error}") from None

    def _write(self, meanwhile: Callable[[], None]) -> None:
        facts: dict[str, object] = {}
        used, folders = set[str](), set[str]()
        for lang, key, index in self._indexes(self._lines().items(), meanwhile):
            folder = f"{lang}-{_digest(index.files)}"
            self._take_over(lang, folder, folders)
            write_folder(index.files, self._site / SEARCH_FOLDER / folder)
            facts[lang] = {"folder": folder, **index.facts}
            used.add(key)
            folders.add(folder)
        ours = self._site / SEARCH_FOLDER
        ours.mkdir(parents=True, exist_ok=True)
        for name in {path.name for path in ours.iterdir() if path.is_dir()} - folders:
            shutil.rmtree(ours / name)
        contents = json.dumps(facts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        (ours / "languages.json").write_text(contents, encoding="utf-8")
        if self._cache is not None:
            forget_folders(self._cache, used)

    def _take_over(self, lang: str, folder: str, others: Set[str]) -> None:
        """Begin an index as that of the last site, where it is still there: most of its files stay as they are."""
        ours = self._site / SEARCH_FOLDER
        if ours.is_dir() and not (ours / folder).exists():
            for path in ours.iterdir():
                if path.is_dir() and path.name.rpartition("-")[0] == lang and path.name not in others:
                    path.rename(ours / folder)
                    return

    def _lines(self) -> Mapping[str, _Lines]:
        """What is searched, by language and kind, in a stable order."""
        lines: dict[str, _Lines] = {}
        for address in sorted(self._addresses(), key=lambda address: address.split("/")):
            line = self._known.take(address)
            if line is None:
                line = self.record(address, (self._site / address).read_text("utf-8", "replace"))
            if line:
                lang, kind, _ = line.split(b" ", 2)
                lines.setdefault(lang.decode(), {TEXTS: [], SOURCES: []})[kind.decode()].append(line)
        return lines

    def _addresses(self) -> Iterator[str]:
        top = len(str(self._site))
        for folder, folders, names in os.walk(self._site):
            below = folder[top:].replace(os.sep, "/").strip("/")
            if below and is_site_of_its_own(folder):
                folders.clear()
                continue
            yield from (f"{below}/{name}" if below else name for name in names if name.endswith(".html"))

    def _indexes(
        self, every: Iterable[tuple[str, _Lines]], meanwhile: Callable[[], None]
    ) -> Iterator[tuple[str, str, Index]]:
        """Each index with the key of its pages: the one that was kept under it, or made now."""
        fresh: dict[str, Documents] = {}
        for lang, lines in every:
            key = _key(lang, lines)
            kept = self._kept(key)
            if kept is not None:
                yield lang, key, kept
                continue
            fresh[key] = Documents(lang, records_in(lines[TEXTS]), records_in(lines[SOURCES]))
            lines.clear()  # of very many pages they take as much room as the records
        # The largest is made last: other cores are at its parts while the others are put together here.
        fresh = dict(sorted(fresh.items(), key=lambda item: sum(map(len, item[1].words))))
        begun = indexes(list(fresh.values()), parallel_map)
        meanwhile()
        for (key, documents), index in zip(fresh.items(), begun, strict=True):
            if self._cache is not None:
                keep_folder({**index.files, _FACTS: json.dumps(index.facts).encode()}, self._cache / key)
            yield documents.lang, key, index

    def _kept(self, key: str) -> Index | None:
        files = dict((kept_folder(self._cache / key) if self._cache is not None else None) or {})
        try:
            facts = json.loads(files.pop(_FACTS))
        except (KeyError, ValueError):  # whole, but nothing that was made here
            return None
        return Index(files, facts) if isinstance(facts, dict) else None


def is_site_of_its_own(folder: str) -> bool:
    """Whether what lies in a folder of the site has a search of its own, as a manual or an earlier version."""
    return Path(folder, SEARCH_FOLDER).is_dir()


def _key(lang: str, lines: _Lines) -> str:
    """A name for what is searched in the pages of a language, and for the code that makes an index of it."""
    total = hashlib.sha256(code_digest() + lang.encode())
    for kind in (TEXTS, SOURCES):
        for line in lines[kind]:
            total.update(b"\n" + line)
    return total.hexdigest()


def _digest(files: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name, content in sorted(files.items()):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:10]
