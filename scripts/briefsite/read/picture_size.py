"""How large a picture is, from the first bytes of its file: PNG, GIF, JPEG, WebP, AVIF and SVG.

Why no library: `imagesize` (2.0.1, MIT) was tried on the cases of `tests/finish/test_images.py` and a few more. It has
no size for a drawing with a `viewBox` alone, or has that of the first element within it, reads a wide GIF as less than
nothing and the scale of a lossy WebP as pixels, and a hostile file of 200 kB keeps it busy for ten seconds. Drawings,
rounding and limits would still be ours.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from briefsite.model.pictures import Size

_ENOUGH = 256 * 1024  # a camera puts a preview and a colour profile before the size
_TURNED = (5, 6, 7, 8)  # Exif orientations that lie on a side
_SVG = re.compile(r"<svg\b[^>]*>", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


def picture_size(path: Path) -> Size | None:
    """The size of the picture at `path`; None for what is no picture, or one that does not say."""
    try:
        with path.open("rb") as file:
            return size_of(file.read(_ENOUGH))
    except OSError:
        return None


def size_of(head: bytes) -> Size | None:
    """The same by the first bytes of a picture, or all of them."""
    try:
        size = next((read(head[:_ENOUGH]) for is_it, read, _ in _FORMATS if is_it(head)), None)
    except (struct.error, ValueError, IndexError):
        return None
    return size if size and min(size) > 0 else None


def format_of(head: bytes) -> str:
    """The ending of a picture's name, with its point, by what is in it; empty for what is none of these."""
    return next((ending for is_it, _, ending in _FORMATS if is_it(head[:_ENOUGH])), "")


def _png(head: bytes) -> Size:
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _gif(head: bytes) -> Size:
    width, height = struct.unpack("<HH", head[6:10])
    return width, height


def _jpeg(head: bytes) -> Size | None:
    """ITU T.81, B.1: markers with their lengths, up to the start of the frame."""
    turned, position = False, 2
    while position + 9 < len(head):
        marker, length = struct.unpack(">xBH", head[position : position + 4])
        if marker == 0xE1 and head[position + 4 : position + 10] == b"Exif\0\0":
            turned = _exif_orientation(head[position + 10 : position + 2 + length]) in _TURNED
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", head[position + 5 : position + 9])
            return (height, width) if turned else (width, height)
        position += 2 + length
    return None


def _exif_orientation(tiff: bytes) -> int:
    """TIFF 6.0, section 8: tag 274 of the first directory; 1, upright, where there is none."""
    order = "<" if tiff[:2] == b"II" else ">"
    (start,) = struct.unpack(order + "I", tiff[4:8])
    (count,) = struct.unpack(order + "H", tiff[start : start + 2])
    for number in range(count):
        entry = start + 2 + 12 * number
        tag, value = struct.unpack(order + "H6xH", tiff[entry : entry + 10])
        if tag == 274:
            return int(value)
    return 1


def _webp(head: bytes) -> Size | None:
    """RFC 9649, section 2.5 to 2.7: simple, lossless, extended."""
    kind, data = head[12:16], head[20:]
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[6:10])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        (bits,) = struct.unpack("<I", data[1:5])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    return None


def _avif(head: bytes) -> Size | None:
    """ISO/IEC 23008-12, 6.5.3: the largest `ispe` is the whole picture, smaller ones are its tiles and thumbnails."""
    return max(_extents(head), key=lambda size: size[0] * size[1], default=None)


def _extents(head: bytes) -> Iterator[Size]:
    for match in re.finditer(rb"ispe\0\0\0\0", head):
        width, height = struct.unpack(">II", head[match.end() : match.end() + 8])
        yield width, height


def _svg(head: bytes) -> Size | None:
    """SVG 2, 8.2: `width` and `height`, else the proportions of `viewBox`."""
    root = _SVG.search(head.decode("utf-8", "replace"))
    if root is None:
        return None
    width, height = (_LENGTH.fullmatch(_attribute(root[0], name)) for name in ("width", "height"))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = _attribute(root[0], "viewBox").replace(",", " ").split()
    return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else None


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"\s{name}\s*=\s*[\"']([^\"']*)", tag)
    return match[1] if match else ""


_FORMATS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Size | None], str], ...] = (
    (lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"), _png, ".png"),
    (lambda head: head[:6] in (b"GIF87a", b"GIF89a"), _gif, ".gif"),
    (lambda head: head.startswith(b"\xff\xd8"), _jpeg, ".jpg"),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", _webp, ".webp"),
    (lambda head: head[4:12] in (b"ftypavif", b"ftypavis"), _avif, ".avif"),
    (lambda head: b"<svg" in head, _svg, ".svg"),
)
