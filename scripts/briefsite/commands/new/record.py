"""What a publication was begun with, and which of its files Briefsite wrote: `.briefsite.json`.

A file is named by the digest that git gives its text, so that git has what stood there when somebody has changed it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefsite.commands.new.answers import HOSTS, quoted

RECORD = ".briefsite.json"
_NEVER_OURS = frozenset(
    (".git", "mkdocs.yml", "docs", "briefs", "styles", "words", "sources.bib", "README.md", "LICENSE", ".gitignore")
)
"""What an upgrade neither replaces nor removes, whatever a record says: the institute's own, and git's."""


@dataclass(frozen=True, slots=True)
class Record:
    """The version that wrote the files, the host they were written for, and the digest of each by its path."""

    version: str
    host: str
    files: Mapping[str, str] = field(default_factory=dict)


def record_of(version: str, host: str, files: Mapping[str, bytes]) -> Record:
    """The record of files that have just been written."""
    return Record(version, host, {path: digest(content) for path, content in sorted(files.items())})


def digest(content: bytes) -> str:
    """The digest by which git names a text; with the ends of lines of Windows it is the same text."""
    text = content if b"\0" in content else content.replace(b"\r\n", b"\n")
    return hashlib.sha1(b"blob %d\0%b" % (len(text), text), usedforsecurity=False).hexdigest()


def as_text(record: Record) -> str:
    """The record as it stands in its file."""
    value = {"briefsite": record.version, "host": record.host, "files": dict(record.files)}
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def read_record(text: str) -> Record:
    """The record in a text. Raises ValueError where it is none."""
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not isinstance(value, dict):
        raise ValueError("it must be a mapping")
    host, files = value.get("host"), value.get("files")
    if host not in HOSTS or not isinstance(files, dict):
        raise ValueError(f"it must name a `host` ({', '.join(HOSTS)}) and `files`, each with its digest")
    version = value.get("briefsite", "")
    if not isinstance(version, str):
        raise ValueError("`briefsite` must be the number of a version in quotation marks")
    wrong = next((path for path, named in files.items() if not _is_path(path) or not isinstance(named, str)), None)
    if wrong is not None:
        raise ValueError(f"`{quoted(wrong)}` is no file of a publication with its digest")
    if own := next((path for path in files if path.partition("/")[0] in _NEVER_OURS), None):
        raise ValueError(f"`{own}` is your own, and none of those that Briefsite brings up to date")
    return Record(version, host, files)


def _is_path(name: str) -> bool:
    """Whether a name leads to a file within the publication."""
    is_plain = name.isprintable() and "\\" not in name and ":" not in name
    return is_plain and not {"", ".", ".."} & {*name.split("/")}
