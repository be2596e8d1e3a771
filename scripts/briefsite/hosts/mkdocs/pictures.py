"""The pictures of a site: how large each is, and the smaller copies that are made of it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from briefsite.fast.cache import Memo
from briefsite.hosts.picture_copies import AS_COPIES, ENDINGS, WIDTHS, Copies, PictureFile, make_copies
from briefsite.model.digests import digest
from briefsite.model.pictures import Picture, copy_path
from briefsite.read.picture_size import picture_size

WORTH_SHARING = 2
"""Each takes a tenth of a second, or a second."""


class Pictures:
    """Every picture of a site, by its address; each is measured when it is asked for."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """`files`: where each lies on the disk."""
        self._files = files
        self._copies: dict[str, tuple[int, ...]] = {}
        self._known: dict[str, Picture | None] = {}

    def picture_of(self, address: str) -> Picture | None:
        """The picture at an address; None for what is none, or does not say how large it is."""
        if address not in self._known:
            path = self._files.get(address)
            size = picture_size(Path(path)) if path else None
            self._known[address] = _picture(size, address, self._copies.get(address, ())) if size else None
        return self._known[address]

    def make_copies(self, published: Iterable[str], memo: Memo, log: logging.Logger) -> Iterator[tuple[str, bytes]]:
        """Make the smaller copies of the large ones among the `published`: the path of each and what stands there.

        Which have none is told in the log.
        """
        wanted = [address for address in sorted(published) if self._is_large(address)]
        values = [PictureFile(self._files[each], digest(Path(self._files[each]).read_bytes())) for each in wanted]
        made = memo.stream("making copies of pictures", make_copies, values, AS_COPIES, worth=WORTH_SHARING)
        for address, copies in zip(wanted, made, strict=True):
            if copies.reason:
                log.info(f"{address}: there are no smaller copies of this picture: {copies.reason}")
            yield from self._add(address, copies)

    def _add(self, address: str, copies: Copies) -> Iterator[tuple[str, bytes]]:
        paths = {width: copy_path(address, width) for width, _ in copies.by_width}
        if any(path in self._files for path in paths.values()):
            return
        self._known.pop(address, None)
        self._copies[address] = tuple(paths)
        yield from ((paths[width], content) for width, content in copies.by_width)

    def _is_large(self, address: str) -> bool:
        if not address.lower().endswith(ENDINGS) or address.startswith("assets/images/"):
            return False
        picture = self.picture_of(address)
        return picture is not None and picture.width > WIDTHS[0]


def _picture(size: tuple[int, int], address: str, copies: tuple[int, ...]) -> Picture:
    picture = Picture(*size, copies)
    is_modern = address.lower().endswith(".webp")
    return replace(picture, is_candidate=is_modern and picture.width <= WIDTHS[-1]) if copies else picture
