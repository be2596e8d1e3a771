"""The stage that publishes to a folder: the same pages that MkDocs gets, as files any generator can read."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefsite.build import Site
from briefsite.hazards import publishable
from briefsite.links_on_disk import is_fit
from briefsite.model import TextFile
from briefsite.read import list_files, read_text
from briefsite.render import fill_home, wants_filling
from briefsite.swap import swap_in
from briefsite.theme_templates import OUR_THEME


def write_folder(site: Site, root: Path, target: Path) -> int:
    """Write the site's pages and files, those of docs/ and of the theme to `target`, replacing it whole; how many.

    Raises OSError where the folder cannot be written; then `target` is as it was. A folder that holds anything but an
    earlier export is not replaced (FileExistsError).
    """
    target = target.resolve()
    _refuse_foreign(target)
    with swap_in(target) as fresh:
        folder = fresh.folder
        (folder / _MARK).write_text("Written by scripts/export.py; replaced whole by the next run.\n", encoding="utf-8")
        shutil.copytree(OUR_THEME / "assets", folder / "assets")
        for path in list_files(root, "docs"):
            if is_fit(root, path):
                _copy(root, path, folder / path.removeprefix("docs/"), site)
        for path in site.files:
            found = publishable(root, path)
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            if isinstance(found, Path):
                shutil.copyfile(found, folder / path)
            elif found is not None:
                (folder / path).write_bytes(found)
        for page in site.pages:
            _write(folder / page.path, page.text)
        for asset in site.assets:
            _write(folder / asset.path, asset.content)
        fresh.keep()
        return sum(1 for path in folder.rglob("*") if path.is_file()) - 1


_MARK = ".briefsite-export"


def _refuse_foreign(target: Path) -> None:
    if target.exists() and not (target / _MARK).exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(f"{target} holds files that are not an earlier export; name a new folder")


def _copy(root: Path, path: str, target: Path, site: Site) -> None:
    if path.endswith(".md"):
        file = read_text(root, path)
        if isinstance(file, TextFile) and wants_filling(file.text):
            _write(target, fill_home(file.text, site.corpus, path.removeprefix("docs/")))
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(root / path, target)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
