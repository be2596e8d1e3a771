"""When the text of each brief was saved that is right, and which briefs were saved for the build that begins."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from briefsite.read.files import Contents


class SavedBriefs:
    """The texts of the briefs as they were at the last build, by the path of each."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {}
        """When the last text without errors was saved (seconds since 1970)."""
        self.changed: tuple[str, ...] = ()
        """The briefs that were saved since the last build; none at the first one."""
        self._texts: dict[str, bytes] = {}

    def take(self, root: Path, files: Iterable[str], contents: Contents, broken: set[str]) -> None:
        """The files of a project as they are now; those of `broken` briefs, and of some that cannot be read, too."""
        now = dict(_texts(root, files, contents))
        self.changed = tuple(path for path in now if self._texts.get(path) != now[path]) if self._texts else ()
        for path in now:
            if path not in broken and self._texts.get(path) != now[path]:
                with suppress(OSError):
                    self.times[path] = (root / path).stat().st_mtime
        self._texts = now


def _texts(root: Path, files: Iterable[str], contents: Contents) -> Iterable[tuple[str, bytes]]:
    for path in sorted(files):
        if path.startswith("briefs/") and path.endswith(".md"):
            with suppress(OSError):
                yield path, contents.read(str(root / path))
