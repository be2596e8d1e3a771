"""Whether a picture says where it was taken."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.read.picture_place import says_place


def tiff(order: str = "<", *, latitude: int = 2) -> bytes:
    """Exif data with a directory of GPS, which has one tag."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    first = struct.pack(f"{order}IHHHIII", 8, 1, 0x8825, 4, 1, 26, 0)
    return mark + first + struct.pack(f"{order}HHHIII", 1, latitude, 5, 3, 60, 0) + bytes(24)


def jpeg(exif: bytes) -> bytes:
    """A JPEG of nothing but these data, behind others."""
    app0 = b"\xff\xe0" + struct.pack(">H", 4) + b"ab"
    return b"\xff\xd8" + app0 + b"\xff\xe1" + struct.pack(">H", 8 + len(exif)) + b"Exif\0\0" + exif + b"\xff\xda\0\2"


def png(exif: bytes) -> bytes:
    """A PNG of a chunk and these data."""
    chunk = struct.pack(">I", 3) + b"IHDR" + b"abc" + bytes(4)
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", len(exif)) + b"eXIf" + exif + bytes(4)


def webp(exif: bytes) -> bytes:
    """A WebP of a chunk of odd length and these data."""
    chunk = b"VP8X" + struct.pack("<I", 3) + b"abc" + bytes(1)
    return b"RIFF\0\0\0\0WEBP" + chunk + b"EXIF" + struct.pack("<I", len(exif)) + exif


@pytest.mark.parametrize("form", [jpeg, png, webp])
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_place_is_found_in_every_format(tmp_path: Path, form: object, order: str) -> None:
    """Whichever way its numbers are written; data without a latitude are no place."""
    assert callable(form)
    for exif, expected in ((tiff(order), True), (tiff(order, latitude=29), False)):
        (tmp_path / "a").write_bytes(form(exif))
        assert says_place(tmp_path / "a") is expected


def test_what_is_not_there_says_nothing(tmp_path: Path) -> None:
    """A file that is gone, or empty, is told elsewhere."""
    (tmp_path / "empty.jpg").touch()
    assert not says_place(tmp_path / "gone.jpg") and not says_place(tmp_path / "empty.jpg")


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([jpeg(tiff()), png(tiff()), webp(tiff()), b""]), st.integers(0, 120), st.binary(max_size=60))
def test_a_broken_picture_does_no_harm(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, cut: int, more: bytes
) -> None:
    """Cut off or full of noise: an answer, never an error."""
    path = tmp_path_factory.getbasetemp() / "broken.jpg"
    path.write_bytes(whole[:cut] + more)
    assert says_place(path) in (True, False)
