"""Smaller copies of a picture in a modern format, for phones and for columns: WebP, which every browser reads by now.

(AVIF would be smaller by a fifth and takes ten times as long to make.) A copy holds the picture and its colour profile,
and nothing else: not when, where or with what it was taken.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from briefsite.model.codec import Form, decode, encode

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
WIDTHS = (640, 1280)
"""A phone, and a column on a screen with two points a pixel."""
MOST_PIXELS = 50_000_000
_TOO_LARGE = f"it has more than {MOST_PIXELS // 1_000_000} million pixels"
_WORTH = 0.9
"""A copy that takes more than this part of the picture is none."""
_QUALITY = 82


class PictureFile(Struct, frozen=True):
    """A picture on the disk, and a short name for what it holds, by which its copies are known again."""

    path: str
    value_digest: bytes


class Copies(Struct, frozen=True):
    """The copies of a picture by their widths, or why there are none."""

    by_width: tuple[tuple[int, bytes], ...] = ()
    reason: str = ""


def make_copies(file: PictureFile) -> Copies:
    """The copies of a picture that are worth having. Never raises for what the file holds."""
    try:
        from PIL import Image, ImageOps, UnidentifiedImageError, features
    except ImportError:
        return Copies(reason="Pillow is not installed")
    if not features.check("webp"):
        return Copies(reason="Pillow has no WebP here")
    content = Path(file.path).read_bytes()
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as image:
            warnings.simplefilter("error")
            if getattr(image, "n_frames", 1) > 1:
                return Copies(reason="it moves")
            if image.width * image.height > MOST_PIXELS:
                return Copies(reason=_TOO_LARGE)
            is_flat = image.format == "PNG" and image.getcolors(256) is not None
            upright = ImageOps.exif_transpose(image)
            made = list(_copies(upright, is_webp=image.format == "WEBP", is_flat=is_flat))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Copies(reason=_TOO_LARGE)
    except (OSError, ValueError, SyntaxError, Warning, MemoryError) as error:
        is_unknown = isinstance(error, UnidentifiedImageError)
        return Copies(reason="it is none that can be read" if is_unknown else f"it cannot be read: {error}")
    return Copies(tuple((width, copy) for width, copy in made if len(copy) < _WORTH * len(content)))


def _copies(image: object, *, is_webp: bool, is_flat: bool) -> Iterator[tuple[int, bytes]]:
    from PIL import Image

    assert isinstance(image, Image.Image)
    profile = image.info.get("icc_profile")
    plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    for width in sorted({min(image.width, width) for width in WIDTHS}):
        if is_webp and width == image.width:
            continue
        height = max(1, round(image.height * width / image.width))
        smaller = plain if width == image.width else plain.resize((width, height), Image.Resampling.LANCZOS)
        file = io.BytesIO()
        looks = {"lossless": True} if is_flat else {"quality": _QUALITY}
        smaller.save(file, "WEBP", method=4, exif=b"", xmp=b"", icc_profile=profile or b"", **looks)
        yield width, file.getvalue()


def _packed(copies: Copies) -> bytes:
    lengths = [[width, len(content)] for width, content in copies.by_width]
    return b"".join((encode([copies.reason, lengths]), b"\n", *(content for _, content in copies.by_width)))


def _unpacked(packed: bytes) -> Copies:
    head, _, rest = packed.partition(b"\n")
    reason, lengths = decode(tuple[str, list[tuple[int, int]]], head)
    made, at = [], 0
    for width, length in lengths:
        made.append((width, rest[at : at + length]))
        at += length
    return Copies(tuple(made), reason)


AS_COPIES: Form[Copies] = Form(_packed, _unpacked)
"""How copies are kept."""
