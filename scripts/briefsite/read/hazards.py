"""Files whose very being there is a hazard: their names, where links lead, and drawings that hold more than shapes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefsite.model import Place, Problem
from briefsite.model.rules import files as rules
from briefsite.read.links_on_disk import folder_fault, is_fit
from briefsite.read.paths import site_path
from briefsite.read.picture_place import ENDINGS, says_place
from briefsite.read.site_files import unfit_name


def hazards(root: Path, files: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with the files of a project by their names, their links or, for drawings, by what they hold."""
    for folder in ("briefs", "docs"):
        yield from _folders_elsewhere(root, folder)
    for path in files:
        reason = unfit_name(site_path(path))
        if reason:
            yield rules.BAD_FILE_NAME.at(Place(path), reason=reason)
        elif is_no_file(root, path):
            if not path.endswith(".md"):  # of those it is told when they are read
                yield rules.UNREADABLE_FILE.at(Place(path), "no-file", path=path)
        elif path.startswith("briefs/") and path.lower().endswith(".svg"):
            yield from _unsafe_drawing(root, path)
        elif path.lower().endswith(ENDINGS) and says_place(root / path):
            yield rules.PICTURE_WITH_PLACE.at(Place(path), path=path)


def is_no_file(root: Path, path: str) -> bool:
    """Whether what stands there is neither a file nor a link: a pipe, a socket, a device. To read it would not end."""
    target = f"{os.fspath(root)}/{path}"
    return not os.path.isfile(target) and not os.path.islink(target)  # noqa: PTH113, PTH114


def publishable(root: Path, path: str) -> Path | bytes | None:
    """What to publish of a file beside the briefs: the file, for a drawing its sanitised content, or nothing.

    A link is followed only to a file of the same kind beside the briefs or in docs/, lest it publish something else.
    """
    if unfit_name(site_path(path)) or not is_fit(root, path):
        return None
    target = (root / path).resolve()
    if not path.lower().endswith(".svg"):
        return target if target.is_file() else None
    from briefsite.read.drawing import NotADrawingError, sanitise_drawing

    try:
        return sanitise_drawing(target.read_bytes())[0]
    except (OSError, NotADrawingError):
        return None


def _folders_elsewhere(root: Path, folder: str) -> Iterator[Problem]:
    for directory, folders, _ in os.walk(root / folder):
        for name in folders:
            path = (Path(directory) / name).relative_to(root).as_posix()
            if fault := folder_fault(root, path):
                yield fault.at(Place(path))


def _unsafe_drawing(root: Path, path: str) -> Iterator[Problem]:
    # Imported here, as above: most checks meet no drawing, and what reads XML is slow to start.
    from briefsite.read.drawing import NotADrawingError, sanitise_drawing

    if not (root / path).is_file():
        return
    try:
        _, removed = sanitise_drawing((root / path).read_bytes())
    except OSError:
        return  # told elsewhere
    except NotADrawingError as error:
        yield rules.UNSAFE_PICTURE.at(Place(path), "no-drawing", reason=error)
        return
    for what in removed:
        yield rules.UNSAFE_PICTURE.at(Place(path), what=what)
