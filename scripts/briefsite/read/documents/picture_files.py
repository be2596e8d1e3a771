"""The pictures of a document by names that no other has; those in formats that no browser shows are not among them."""

from __future__ import annotations

import re
import unicodedata

from briefsite.read.documents.document import Picture

LARGEST = 40 * 2**20
"""Bytes of one picture."""
_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "webp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "avif"),
    (
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b", re.DOTALL
        ),
        "svg",
    ),
)


def picture_format(content: bytes) -> str | None:
    """The ending of the name that a picture should have; None where browsers cannot show it."""
    start = content[:2000]
    return next((ending for signature, ending in _SIGNATURES if signature.match(start)), None)


class PictureShelf:
    """The pictures that were met, each once."""

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}

    def put(self, content: bytes, name: str) -> str | None:
        """Keep a picture that its document calls `name`; the name that it has now, or None where it is none."""
        ending = picture_format(content)
        if ending is None or len(content) > LARGEST:
            return None
        if content not in self._names:
            stem = _safe(name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or name)
            taken = set(self._names.values())
            numbered = (
                f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}"
                for number in range(1, len(taken) + 3)
            )
            self._names[content] = next(each for each in numbered if each not in taken)
        return self._names[content]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All that were put there, in that order."""
        return tuple(Picture(name, content) for content, name in self._names.items())


def _safe(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "picture"
