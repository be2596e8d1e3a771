"""Results of the last build in memory, for a program that builds again and again (`mkdocs serve`).

For a thousand briefs a build asks for a hundred megabytes of what is known, nearly all of it as the time before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MOST = 256 << 20
"""So many bytes are held: of very large sites only some."""

Kept = tuple[str, bytes]
"""A condition and the text that was made under it."""


class MemoryCache:
    """Texts by key, each with its condition. They were sound when they came, and nobody else can change them.

    A build may ask while another thread lets go of what the last one did not ask for.
    """

    def __init__(self) -> None:
        self._kept: dict[bytes, Kept] = {}
        self._bytes = 0

    def find(self, keys: Iterable[bytes]) -> dict[bytes, Kept]:
        """Those that are held."""
        kept = self._kept  # the same one all the time
        return {key: kept[key] for key in keys if key in kept}

    def put(self, entries: Mapping[bytes, Kept]) -> None:
        """Hold more, while there is room."""
        for key, kept in entries.items():
            if self._bytes + len(kept[1]) <= MOST:
                self._bytes += len(kept[1]) - len(self._kept.get(key, ("", b""))[1])
                self._kept[key] = kept

    def keep(self, used: Iterable[bytes]) -> None:
        """Let go of what the last build did not ask for."""
        kept = self.find(used)
        self._bytes = sum(len(text) for _, text in kept.values())
        self._kept = kept
