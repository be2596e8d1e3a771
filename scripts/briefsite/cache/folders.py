"""Whole folders that are kept from build to build, under names that say everything they depend on.

Each has a seal, by which one that is damaged or foreign is told from one that is whole.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_SEAL = ".sha256"
_LATELY = 8


def keep(files: Mapping[str, bytes], kept: Path) -> None:
    """Put files, by their path below it, into a folder that is to be kept, all at once; where it can be written."""
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".", dir=kept.parent))
        try:
            write({**files, _SEAL: _digest(files).encode()}, fresh)
            shutil.rmtree(kept, ignore_errors=True)
            fresh.rename(kept)
        except OSError:  # no space is left, or another build has just put it there
            shutil.rmtree(fresh, ignore_errors=True)


def whole(kept: Path) -> Mapping[str, bytes] | None:
    """The files of a folder that was kept; None where it is not there, or no longer as it was put there."""
    try:
        paths = sorted(path for path in kept.rglob("*") if path.is_file())
        files = {path.relative_to(kept).as_posix(): path.read_bytes() for path in paths}
    except OSError:
        return None
    seal = files.pop(_SEAL, b"")
    return files if seal == _digest(files).encode() else None


def write(files: Mapping[str, bytes], target: Path) -> None:
    """Write files, by their path below it, into a folder."""
    for folder in {name.rpartition("/")[0] for name in files}:
        (target / folder).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one (a ZIP archive, not compressed)."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return content.getvalue()


def unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of which `packed` made one."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def forget(cache: Path, used: set[str]) -> None:
    """Keep the folders whose names are used, and those used last before them."""
    others = [path for path in cache.iterdir() if path.name not in used] if cache.is_dir() else []
    for path in sorted(others, key=lambda path: path.stat().st_mtime)[:-_LATELY]:
        shutil.rmtree(path, ignore_errors=True)


def _digest(files: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name, content in sorted(files.items()):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()
