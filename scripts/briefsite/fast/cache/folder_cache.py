"""Folders of files that are kept from build to build, each as one file under a name that says all it depends on.

The file has a seal, by which one that is damaged is told from one that is whole. It may be foreign all the same: what
it holds can only become files directly in the folder that it is written to, and nothing of it is executed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import DecodeError, msgpack

from briefsite.fast.cache.kept_files import write_if_changed

_SEAL = hashlib.sha256().digest_size
_LATELY = 8


def keep_folder(files: Mapping[str, bytes], kept: Path) -> None:
    """Put files, by their name, into a file that is to be kept, all at once; where it can be written."""
    content = msgpack.encode(files)
    with suppress(OSError):  # no space is left, or the folder is read-only
        kept.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(prefix=".", dir=kept.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(fresh).replace(kept)
        except OSError:
            Path(fresh).unlink(missing_ok=True)
            raise


def kept_folder(kept: Path) -> Mapping[str, bytes] | None:
    """The files that were kept; None where there are none, or they are no longer as they were put there."""
    try:
        data = kept.read_bytes()
    except OSError:
        return None
    seal, content = data[:_SEAL], data[_SEAL:]
    if hashlib.sha256(content).digest() != seal:
        return None
    try:
        files = msgpack.decode(content, type=dict[str, bytes])
    except DecodeError:  # sealed, but not by us
        return None
    return files if all(map(_is_plain, files)) else None


def write_folder(files: Mapping[str, bytes], target: Path) -> None:
    """Let a folder have these files, by their name, and no others."""
    target.mkdir(parents=True, exist_ok=True)
    for name in {path.name for path in target.iterdir()} - files.keys():
        (target / name).unlink()
    for name, content in files.items():
        write_if_changed(content, target / name)


def forget_folders(cache: Path, used: set[str]) -> None:
    """Keep what is used, by its name, and what was used last before it."""
    others = [path for path in cache.iterdir() if path.name not in used] if cache.is_dir() else []
    for path in sorted(others, key=lambda path: path.stat().st_mtime)[:-_LATELY]:
        if path.is_dir():  # as earlier versions kept them
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _is_plain(name: str) -> bool:
    return bool(name) and not name.startswith(".") and not set(name) & set("/\\:\0")
