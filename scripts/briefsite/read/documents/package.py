"""Files that are zip archives of XML (.docx, .odt), read so that no file can do harm: nothing is written or fetched."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree
from lxml.etree import _Element

from briefsite.read.documents.document import DocumentError

MEMBERS = 5_000
UNPACKED = 300 * 2**20
"""Bytes of all members together."""
XML = 60 * 2**20
"""Bytes of one part that is read as XML."""
RATIO = 200
"""How many times its packed size a large member may have."""
DEPTH = 200
_LARGE = 20 * 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """An archive whose members are known to be of reasonable number and size, and to lie within it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(each.filename for each in archive.infolist() if not each.is_dir())

    def read(self, name: str, limit: int = UNPACKED) -> bytes:
        """What a member holds; raises DocumentError where it is damaged or larger than it says."""
        try:
            with self._archive.open(name) as member:
                content = member.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise DocumentError(f"The file is damaged: its part {name} cannot be unpacked.") from error
        if len(content) > limit:
            raise DocumentError(f"The file is too large: its part {name} has more than {limit // 2**20} MB.")
        return content

    def xml(self, name: str) -> _Element:
        return parsed_xml(self.read(name, XML), name)


def opened_package(content: bytes) -> Package:
    """The archive in these bytes; raises DocumentError where it cannot or should not be read."""
    if content.startswith(_OLE):
        raise DocumentError(
            "The file is protected by a password, or of an old format (.doc): open it in Word, remove the password, "
            "and save it as .docx."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DocumentError("The file is damaged, or no .docx or .odt: open it and save it again.") from error
    members = archive.infolist()
    if len(members) > MEMBERS:
        raise DocumentError(f"The file has {len(members)} parts, more than any document needs ({MEMBERS}).")
    if (size := sum(each.file_size for each in members)) > UNPACKED:
        raise DocumentError(
            f"The file unpacks to {size // 2**20} MB, more than {UNPACKED // 2**20}: make pictures smaller."
        )
    for each in members:
        _check(each)
    return Package(archive)


def _check(member: zipfile.ZipInfo) -> None:
    parts = member.filename.replace("\\", "/").split("/")
    if ".." in parts or parts[0].endswith(":") or member.filename.startswith("/"):
        raise DocumentError(f"The file has a part whose name leaves it ({member.filename[:80]!r}): it is not read.")
    if member.flag_bits & 1:
        raise DocumentError("The file is protected by a password: remove the password and save it again.")
    if member.file_size > _LARGE and member.file_size > RATIO * max(member.compress_size, 1):
        raise DocumentError(f"The part {member.filename[:80]} unpacks to {RATIO} times its size: it is not read.")


def parsed_xml(content: bytes, name: str) -> _Element:
    """XML as a tree, without entities, and without what is no element or text."""
    typed = DocumentError(f"The part {name} has a document type, which no document of Word or LibreOffice has.")
    if b"<!DOCTYPE" in content:
        raise typed
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(f"The file is damaged: its part {name} is no XML ({_said(error)}).") from error
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding of another kind
        raise typed
    if _depth(root) > DEPTH:
        raise DocumentError(f"The part {name} has elements in one another more than {DEPTH} deep: it is not read.")
    return root


def _said(error: Exception) -> str:
    return str(error).split("(<string>")[0].split("\n")[0].strip(" ,.")[:120]


def _depth(root: _Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
