"""Texts that git has: a file as it was written once, and both changes of it in one."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{40}")


def merged(root: Path, written: str, now: bytes, fresh: bytes) -> bytes | None:
    """The text `now` with the changes that lead from the one of the digest `written` to `fresh`.

    None where git does not know that text or is not there, or where both changes meet.
    """
    base = _git(root, "cat-file", "blob", written) if _DIGEST.fullmatch(written) else None
    if base is None or b"\0" in now:
        return None
    with tempfile.TemporaryDirectory(prefix="briefsite-upgrade-") as folder:
        paths = [Path(folder) / name for name in ("now", "base", "fresh")]
        is_windows = b"\r\n" in now
        for path, text in zip(paths, (now, base, fresh), strict=True):
            path.write_bytes(text.replace(b"\r\n", b"\n"))
        both = _git(root, "merge-file", "--stdout", "--quiet", *map(str, paths))
    return both.replace(b"\n", b"\r\n") if both and is_windows else both


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints; None where it fails, as with a merge in which changes meet."""
    command = ["git", "-c", "core.hooksPath=/dev/null", *arguments]
    try:
        done = subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        return None
    return None if done.returncode else done.stdout
