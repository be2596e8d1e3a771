"""Whether a picture says where it was taken: a camera writes that into its Exif data, and it would be published."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
_GPS = 0x8825
_LATITUDE = 2
_MOST = 64 * 1024


def says_place(path: Path) -> bool:
    """Whether the picture at `path` says where it was taken; False for what is no picture, or a broken one."""
    try:
        with path.open("rb") as file:
            return _has_place(_exif(file))
    except (OSError, struct.error, ValueError):
        return False


def _exif(file: BinaryIO) -> bytes:
    """The Exif data of a picture: a TIFF of its own (ITU T.81 with Exif 2.3; PNG, 11.3.4.4; RFC 9649, 2.7)."""
    start = file.read(12)
    if start.startswith(b"\xff\xd8"):
        file.seek(2)
        return _in_jpeg(file)
    if start.startswith(b"\x89PNG"):
        file.seek(8)
        return _in_chunks(file, ">I4s", b"eXIf", 4)
    return _in_chunks(file, "<4sI", b"EXIF", 0) if start.startswith(b"RIFF") else b""


def _in_jpeg(file: BinaryIO) -> bytes:
    while len(head := file.read(4)) == 4:
        marker, length = struct.unpack(">HH", head)
        if marker >> 8 != 0xFF or marker == 0xFFDA or length < 2:
            break
        content = file.read(length - 2)
        if marker == 0xFFE1 and content.startswith(b"Exif\0\0"):
            return content[6:]
    return b""


def _in_chunks(file: BinaryIO, form: str, name: bytes, check: int) -> bytes:
    while len(head := file.read(8)) == 8:
        first, second = struct.unpack(form, head)
        found, length = (first, second) if isinstance(first, bytes) else (second, first)
        if found == name:
            return file.read(min(length, _MOST)).removeprefix(b"Exif\0\0")
        file.seek(length + (check or length % 2), 1)
    return b""


def _has_place(tiff: bytes) -> bool:
    if tiff[:2] not in (b"II", b"MM"):
        return False
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack(order + "I", tiff[4:8])
    pointer = _entries(tiff, first, order).get(_GPS)
    return pointer is not None and _LATITUDE in _entries(tiff, pointer, order)


def _entries(tiff: bytes, start: int, order: str) -> dict[int, int]:
    """The tags of a directory with their values, or where these stand (TIFF 6.0, section 2)."""
    (count,) = struct.unpack(order + "H", tiff[start : start + 2])
    entries = (tiff[start + 2 + 12 * number : start + 14 + 12 * number] for number in range(count))
    return dict(struct.unpack(order + "H6xI", entry) for entry in entries)
