"""Files that no page needs, among those of MkDocs: pages may lead to them, and they are made when the site is whole."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from briefsite.fast.cache.kept_files import KeptFiles, write_if_changed
from briefsite.read.configuration import CONFIGURATION
from briefsite.render.downloads import Download


class DownloadFile(File):
    """A file that is still to be made. MkDocs asks for it where nothing that a publication set leaves it out."""

    download: Download
    is_wanted = is_written = False

    def is_documentation_page(self) -> bool:
        """It is none, although it may be Markdown."""
        return False

    @classmethod
    def of(cls, download: Download, config: MkDocsConfig, root: Path) -> DownloadFile:
        """The file of a download; `root` is the project's folder."""
        file: DownloadFile = cls.generated(config, download.path, content="")  # type: ignore[assignment]
        file.download = download
        file.dest_uri = file.url = download.path  # also of Markdown, which would become a page
        file.abs_src_path = str(root / CONFIGURATION)  # other plugins look for it somewhere
        return file

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 (as MkDocs has it)
        """Note that it is to stand on the site."""
        self.is_wanted = True

    def write(self, content: bytes) -> None:
        """Write it, if it is to stand on the site: it was made along with its page."""
        if self.is_wanted:
            write_if_changed(content, Path(str(self.abs_dest_path)))
            self.is_written = True


def finished_in(folder: Path) -> Callable[[str], bytes | None]:
    """What gives the files of the site that is built into a folder, by their paths; nothing of a build itself."""

    def read(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except (OSError, ValueError):  # of a path that no file can have
            return None

    return read


def write_downloads(files: Iterable[DownloadFile], kept: KeptFiles, log: logging.Logger) -> None:
    """Let every file that is wanted stand in the site; what is to be said of one is told in the log."""
    wanted = (
        (file.download, Path(str(file.abs_dest_path))) for file in files if file.is_wanted and not file.is_written
    )
    for message in kept.write(wanted):
        log.info(message)


def one_download(files: Iterable[DownloadFile], path: str, log: logging.Logger) -> bytes | None:
    """What stands at the path of a file in the site, made now; None where nothing does."""
    for file in files:
        if file.is_wanted and file.dest_uri == path:
            result = file.download.make()
            for message in result.messages:
                log.info(message)
            return result.content or None
    return None
