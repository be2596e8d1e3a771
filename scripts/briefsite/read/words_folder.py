"""The files of a publication's own words in its folder words/, and what stands there or nearby that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from briefsite.model import Place, Problem
from briefsite.model.rules.files import UNREADABLE_FILE
from briefsite.model.rules.words import UNKNOWN_WORD
from briefsite.read.files import is_link_out, list_files

FOLDER = "words"
_ENDING = ".toml"


def word_files(root: Path) -> tuple[list[str], list[Problem]]:
    """The paths of files that may hold words, one a language, and what is wrong with all else that is there."""
    found, problems = [], [*_misnamed(root), *_folders(root)]
    languages: dict[str, str] = {}
    for path in list_files(root, FOLDER):
        name = PurePosixPath(path)
        first = languages.setdefault(name.stem.lower(), path) if name.suffix == _ENDING else path
        if path.count("/") > 1 or name.suffix != _ENDING:
            problems.append(UNKNOWN_WORD.at(Place(path), "file", path=path))
        elif first != path:
            problems.append(UNKNOWN_WORD.at(Place(path), "same", path=path, first=first))
        else:
            found.append(path)
    return found, problems


def _misnamed(root: Path) -> Iterator[Problem]:
    """What is called as the folder is and is not it: a file, a link to elsewhere, a folder in capitals."""
    names = (entry.name for entry in root.iterdir()) if root.is_dir() else ()
    for name in sorted(name for name in names if name.lower() == FOLDER):
        if is_link_out(root, name):
            yield UNREADABLE_FILE.at(Place(name), "link-out", path=name)
        elif not (root / name).is_dir():
            yield UNKNOWN_WORD.at(Place(name), "file", path=name)
        elif name != FOLDER and not _is_one_folder(root / name, root / FOLDER):
            yield UNKNOWN_WORD.at(Place(name), "folder", path=name)


def _is_one_folder(path: Path, other: Path) -> bool:
    """Whether both names are of one folder, as on a disk to which case means nothing."""
    return other.exists() and path.samefile(other)


def _folders(root: Path) -> Iterator[Problem]:
    """Folders within words/ in which no file would be found: links, and those that have a file's name."""
    top = root / FOLDER
    for folder in sorted(top.iterdir()) if top.is_dir() and not is_link_out(root, FOLDER) else ():
        path = f"{FOLDER}/{folder.name}"
        if folder.is_dir() and not folder.name.startswith(".") and (folder.is_symlink() or folder.suffix == _ENDING):
            yield UNKNOWN_WORD.at(Place(path), "file", path=path)
