"""One archive with a site that opens from a disk, of a site that was built for that."""

from __future__ import annotations

import zipfile
from pathlib import Path

from briefsite.finish.offline.files import WebSite, offline_files
from briefsite.read.configuration import read_configuration
from briefsite.read.options import read_options

_BEGINNING = (1980, 1, 1, 0, 0, 0)
_PACKED = frozenset(
    (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".pdf", ".epub", ".zip", ".woff2", ".mp4", ".gz")
)
"""Kinds of files that do not become smaller."""


def archive_path(site: Path) -> Path:
    """Where the archive of a site stands: beside its folder."""
    return site.with_name(f"{site.name}-offline.zip")


def write_archive(root: Path, folder: Path, archive: Path) -> int:
    """Write the archive of what was built into a folder for the project at `root`; its size in bytes.

    The same site gives the same bytes. All lies in one folder of the archive. Raises OSError and BundleError: then an
    archive that was there is as it was.
    """
    options, _ = read_options(root)
    has_folders = read_configuration(root).values.get("use_directory_urls") is not False
    web = WebSite(f"{options.site_url.rstrip('/')}/" if options.site_url else "", has_folders)
    paths = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    top = archive.stem
    unfinished = archive.with_name(f".{archive.name}")
    try:
        with zipfile.ZipFile(unfinished, "w") as written:
            for path, content in offline_files(paths, lambda path: (folder / path).read_bytes(), web):
                entry = zipfile.ZipInfo(f"{top}/{path}", _BEGINNING)
                is_packed = Path(path).suffix.lower() in _PACKED
                entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                written.writestr(entry, content)
        unfinished.replace(archive)
    finally:
        unfinished.unlink(missing_ok=True)
    return archive.stat().st_size
