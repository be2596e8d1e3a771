"""Pictures on a page: their size as their files tell it, so that nothing moves when they arrive."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.finish.images import size_images
from briefsite.model.pictures import Picture
from briefsite.read.picture_size import picture_size

ROOT = Path(__file__).resolve().parents[2]


def _jpeg(*, orientation: int | None = None) -> bytes:
    tiff = b"II*\0" + struct.pack("<IHHHIHH", 8, 1, 274, 3, 1, orientation or 1, 0)
    exif = b"\xff\xe1" + struct.pack(">H", 8 + len(tiff)) + b"Exif\0\0" + tiff if orientation else b""
    return b"\xff\xd8" + exif + b"\xff\xdb\x00\x04\0\0\xff\xc2\x00\x11\x08" + struct.pack(">HH", 600, 800) + bytes(12)


def _webp(kind: bytes, data: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBP" + kind + struct.pack("<I", len(data)) + data


def _ispe(width: int, height: int) -> bytes:
    return b"\0\0\0\x14ispe\0\0\0\0" + struct.pack(">II", width, height)


PICTURES = {
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 800, 600),
    "GIF": b"GIF89a" + struct.pack("<HH", 800, 600),
    "JPEG": _jpeg(),
    "JPEG from a camera held upright": _jpeg(orientation=1),
    "WebP, lossy": _webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 800, 600)),
    "WebP, lossless": _webp(b"VP8L", b"\x2f" + struct.pack("<I", 799 | 599 << 14)),
    "WebP, extended": _webp(b"VP8X", bytes(4) + (799).to_bytes(3, "little") + (599).to_bytes(3, "little")),
    "AVIF with a thumbnail": b"\0\0\0\x20ftypavif" + bytes(20) + _ispe(80, 60) + _ispe(800, 600),
    "SVG with a size": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600px"/>',
    "SVG with a view box": b'<svg viewBox="0 0 800 600" width="100%">',
}


@pytest.mark.parametrize("content", PICTURES.values(), ids=PICTURES)
def test_the_size_is_read_from_the_file(tmp_path: Path, content: bytes) -> None:
    """Whatever its name says, by the first bytes."""
    (tmp_path / "picture").write_bytes(content)
    assert picture_size(tmp_path / "picture") == (800, 600)


def test_a_photograph_taken_on_its_side_stands_up(tmp_path: Path) -> None:
    """Browsers turn it as its Exif data say, so width and height change places."""
    (tmp_path / "a.jpg").write_bytes(_jpeg(orientation=6))
    assert picture_size(tmp_path / "a.jpg") == (600, 800)


def test_a_real_picture() -> None:
    """One of the manual's."""
    assert picture_size(ROOT / "manual/docs/assets/looks-harbour.webp") is not None


@settings(deadline=None)
@given(start=st.sampled_from([b"", *PICTURES.values()]), cut=st.integers(0, 80), more=st.binary(max_size=60))
def test_a_broken_file_has_no_size_and_does_no_harm(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, cut: int, more: bytes
) -> None:
    """Cut off or full of noise, it gives a size or None, never an error."""
    path = tmp_path_factory.getbasetemp() / "broken"
    path.write_bytes(start[:cut] + more)
    size = picture_size(path)
    assert size is None or min(size) > 0


PUBLISHED = {
    "briefs/images/port.webp": Picture(800, 600),
    "assets/a b.png": Picture(40, 30),
    "assets/large, it is.jpg": Picture(2000, 1000, (640, 1280)),
    "assets/modern.webp": Picture(900, 600, (640,), is_candidate=True),
}
COLUMN = "(min-width: 44rem) 41rem, calc(100vw - 2.25rem)"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        (
            '<img alt="Port" src="../images/port.webp" />',
            '<img alt="Port" src="../images/port.webp" loading="lazy" width="800" height="600">',
        ),
        (
            '<img alt="" src="../../assets/a%20b.png?x#y">',
            '<img alt="" src="../../assets/a%20b.png?x#y" loading="lazy" width="40" height="30">',
        ),
        (
            '<img src="../images/port.webp" width="80" loading="eager">',
            '<img src="../images/port.webp" width="80" loading="eager">',
        ),
        ('<img src="https://a.example/b.png">', '<img src="https://a.example/b.png" loading="lazy">'),
        ('<img src="../images/other.png">', '<img src="../images/other.png" loading="lazy">'),
        (
            '<img src="../../assets/large,%20it%20is.jpg#only-light">',
            '<img src="../../assets/large,%20it%20is.jpg#only-light" loading="lazy" width="2000" height="1000" '
            'srcset="../../assets/large%2C%20it%20is.jpg.640.webp 640w, '
            f'../../assets/large%2C%20it%20is.jpg.1280.webp 1280w" sizes="{COLUMN}">',
        ),
        (
            '<img src="../../assets/modern.webp" width="300">',
            '<img src="../../assets/modern.webp" width="300" loading="lazy" '
            'srcset="../../assets/modern.webp.640.webp 640w, ../../assets/modern.webp 900w" sizes="300px">',
        ),
    ],
)
def test_a_picture_says_its_size_and_waits_until_it_is_near(written: str, published: str) -> None:
    """The file is found as a browser would find it; what an author wrote stays."""
    assert size_images(f"<p>{written}</p>", "briefs/ports/index.html", PUBLISHED.get) == f"<p>{published}</p>"
