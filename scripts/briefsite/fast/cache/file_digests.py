"""Short names for what files hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefsite.model.digests import digest


def digest_files(paths: Iterable[Path]) -> bytes:
    """A short name for the names and contents of files. Those that cannot be read count as empty."""
    return digest(*(part for file in sorted(paths) for part in (f"{file.parent.name}/{file.name}", _content(file))))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.is_file() else b""  # a pipe would be waited for
    except OSError:
        return b""
