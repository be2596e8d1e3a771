"""Changes of stretches of files. What stands around them stays to the byte: line ends, marks and comments too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct, field

from briefsite.model import Lines, TextFile

BOM = "\ufeff"


class RenameError(Exception):
    """A name that cannot be changed; its text says why, and what would be right. Nothing was written."""


class Edit(NamedTuple):
    """The text that comes in place of what stands between two offsets."""

    start: int
    end: int
    text: str


class Plan(Struct):
    """What is to change: stretches by the path of their file, files that get another path, and what to say besides."""

    edits: dict[str, set[Edit]] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def edit(self, path: str, start: int, end: int, text: str) -> None:
        """Note a change; one that is noted twice is one."""
        self.edits.setdefault(path, set()).add(Edit(start, end, text))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, which must not overlap."""
    parts, done = list[str](), 0
    for start, end, new in sorted(edits):
        if start < done:
            raise RenameError(f"two changes meet at {text[start:end]!r}; rename it by hand")
        parts += (text[done:start], new)
        done = end
    return "".join((*parts, text[done:]))


def edited_bytes(content: bytes, text: str, edits: Iterable[Edit]) -> bytes:
    """The same in the bytes of the file that was read as `text`, without its mark and with plain line ends."""
    raw = content.decode()
    at = _offsets(raw)
    if "".join(raw[place] if raw[place] != "\r" else "\n" for place in at[:-1]) != text:
        raise RenameError("a file holds signs that are not read as they stand; rename it by hand")
    line_end = "\r\n" if "\r\n" in raw else "\n"
    own = [Edit(at[start], at[end], new.replace("\n", line_end)) for start, end, new in edits]
    return edited(raw, own).encode()


def _offsets(raw: str) -> list[int]:
    """For each offset into the text as it is read that into the text as it stands in the file."""
    start = 1 if raw.startswith(BOM) else 0
    if "\r" not in raw:
        return list(range(start, len(raw) + 1))
    places = [at for at in range(start, len(raw)) if not (raw[at] == "\n" and at and raw[at - 1] == "\r")]
    return [*places, len(raw)]


def as_lines(plan: Plan, texts: Mapping[str, TextFile]) -> list[str]:
    """What changes, a line each: `briefs/a.md:3:5: `@old` → `@new``."""
    found: list[str] = []
    for path in sorted(plan.edits):
        text, lines = texts[path].text, Lines.of(path, texts[path].text)
        for start, end, new in sorted(plan.edits[path]):
            was = f"`{text[start:end]}` → " if end > start else "new: "
            found.append(f"{lines.place(start)}: {was}`{new.strip(chr(10) + ' ,')}`")
    return [*found, *(f"{was}: becomes {new}" for was, new in sorted(plan.moves.items()))]
