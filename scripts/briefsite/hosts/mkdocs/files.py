"""The files of a site as MkDocs builds them: what is generated, and what lies beside the briefs, added to the rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.structure.files import File, Files

from briefsite.hosts.contents import generated_contents
from briefsite.pipeline import Site
from briefsite.read.configuration import CONFIGURATION
from briefsite.read.links_on_disk import is_fit
from briefsite.read.temporary_names import is_temporary

Generated = Callable[..., File]
"""Makes a file of the host, of its path and its `content`, or the path of that (`abs_src_path`)."""


def add_generated(files: Files, generated: Generated, site: Site, root: Path, *, with_text: bool) -> None:
    """Add every generated page and file of a site, and what lies beside the briefs, to the host's files.

    Pages that are made only when they are written are added without their text. Other plugins find a page's source
    where they look for it: the file in which an editor would change the page, else where it lies, else the settings.
    """
    for path, text in site.by_hand.items():
        page = files.get_file_from_path(path)
        if page is not None:
            source = page.abs_src_path
            page.content_string = text.encode("utf-8", "replace").decode()
            page.abs_src_path = source  # which MkDocs has just forgotten
    edit_paths = {plan.path: plan.edit_path for plan in site.plans}
    for path, content in generated_contents(site, root, with_text=with_text):
        is_file = isinstance(content, Path)
        file = generated(path, abs_src_path=str(content)) if is_file else generated(path, content=content)
        if path in edit_paths:
            file.edit_uri = edit_paths[path] and f"../{edit_paths[path]}"
        file.abs_src_path = file.abs_src_path or str(root / (edit_paths.get(path) or _source(path, root)))
        put_file(files, file)


def drop_foreign(files: Files, folder: str, root: Path) -> None:
    """Take out files of a folder that are links to what does not lie in it, or that programs left there."""
    below = Path(folder).relative_to(root).as_posix() if Path(folder).is_relative_to(root) else ""
    for file in list(files):
        is_link = below and file.abs_src_path and not is_fit(root, f"{below}/{file.src_uri}")
        is_link = is_link or bool(file.abs_src_path and not Path(file.abs_src_path).is_file())
        if file.src_dir == folder and (is_link or is_temporary(file.src_uri.rpartition("/")[2])):
            files.remove(file)


def loops(folder: Path) -> Iterator[str]:
    """The paths of links below a folder by which a folder may stand within itself.

    The host follows links, and would not come to an end: of one that leads up, or of two that lead to one another.
    """
    top = folder.resolve()
    within: list[str] = []
    for directory, folders, _ in os.walk(folder):
        for link in (Path(directory, name) for name in folders):
            if not link.is_symlink():
                continue
            target, path = Path(os.path.realpath(link)), link.relative_to(folder).as_posix()
            if link.parent.resolve().is_relative_to(target):
                yield path
            elif target.is_relative_to(top):
                within.append(path)
    if len(within) > 1:
        yield from within


def sources_of_pages(files: Files, site: Site, docs: str, root: Path) -> dict[str, str]:
    """The file in which an editor would change a page, by the path of the page in the folder of the site."""
    plans = {page.path: page.edit_path for page in site.plans}
    sources = {}
    for file in files.documentation_pages():
        if file.src_uri in plans:
            source = plans[file.src_uri]
        else:
            source = Path(docs, file.src_uri).relative_to(root).as_posix() if Path(docs).is_relative_to(root) else None
        if source:
            sources[file.dest_uri] = source
    return sources


def pictures(files: Files, root: Path) -> dict[str, str]:
    """Where each picture lies on the disk, by its address on the site."""
    return {file.dest_uri: file.abs_src_path or str(root / file.src_uri) for file in files.media_files()}


def put_file(files: Files, file: File) -> None:
    """Add a file, in the place of one of that path."""
    existing = files.get_file_from_path(file.src_uri)
    if existing is not None:
        files.remove(existing)
    files.append(file)


def _source(path: str, root: Path) -> str:
    """Where a file that is no page comes from: a drawing beside the briefs lies where it is published."""
    return path if (root / path).is_file() else CONFIGURATION
