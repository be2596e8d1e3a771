"""A folder as a host: the same pages that MkDocs gets, as files any generator can read."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from briefsite.hosts.contents import contents
from briefsite.hosts.swap import swap_in
from briefsite.pipeline import Site


def write_folder(site: Site, root: Path, target: Path) -> int:
    """Write the site's pages and files, those of docs/ and of the theme to `target`, replacing it whole; how many.

    Raises OSError where the folder cannot be written; then `target` is as it was. A folder that holds anything but an
    earlier export is not replaced (FileExistsError).
    """
    return replace_folder(target, contents(site, root))


def replace_folder(target: Path, files: Iterable[tuple[str, bytes | Path]]) -> int:
    """Write files by their paths, or copies of those that are named; raises as `write_folder`."""
    target = target.resolve()
    _refuse_foreign(target)
    with swap_in(target) as fresh:
        folder = fresh.folder
        (folder / _MARK).write_text(
            "Written by the export of briefsite; replaced whole by the next.\n", encoding="utf-8"
        )
        for path, content in files:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Path):
                shutil.copyfile(content, folder / path)
            else:
                (folder / path).write_bytes(content)
        fresh.keep()
        return sum(1 for path in folder.rglob("*") if path.is_file()) - 1


_MARK = ".briefsite-export"


def _refuse_foreign(target: Path) -> None:
    if target.exists() and not (target / _MARK).exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(f"{target} holds files that are not an earlier export; name a new folder")
