"""Pictures as values: how large one is, and which smaller copies of it stand beside it."""

from __future__ import annotations

from msgspec import Struct

Size = tuple[int, int]
"""Width and height in CSS pixels, as a browser would show the picture."""


class Picture(Struct, frozen=True):
    """A picture of the site. `copies`: the widths of its smaller copies (`copy_path`), in ascending order."""

    width: int
    height: int
    copies: tuple[int, ...] = ()
    is_candidate: bool = False
    """Whether the picture itself may be chosen in place of a copy: where no copy is as wide, or takes less."""

    @property
    def size(self) -> Size:
        """Its width and height."""
        return self.width, self.height


def copy_path(path: str, width: int) -> str:
    """Where the copy of a picture stands that is so wide; of an address as of a path."""
    return f"{path}.{width}.webp"
