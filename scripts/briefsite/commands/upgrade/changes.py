"""What becomes of each file when a publication is upgraded: three states of a text are compared, the last one decides.

As it was written, as it is, and as this version has it. What an institute has changed is never written over without its
word: where both have changed a text, they are merged, or the file stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefsite.commands.new.record import Record, digest


class Fate(StrEnum):
    """What becomes of a file."""

    ADDED = "added"
    REPLACED = "replaced"
    MERGED = "merged"
    REMOVED = "removed"
    LEFT = "left as it is"


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is not as this version has it: as it is, and as it becomes (None: it is not there).

    Of one that is LEFT `becomes` is what it would be as this version has it.
    """

    path: str
    fate: Fate
    now: bytes | None
    becomes: bytes | None


@dataclass(frozen=True, slots=True)
class Word:
    """What the institute has said of files that it has changed: take this version's, or keep ours."""

    overwrite: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()


Merge = Callable[[str, bytes, bytes], bytes | None]
"""From the digest of a text as written, the text as it is and as this version has it: both changes, if they can be."""


def changes(
    record: Record, here: Mapping[str, bytes], new: Mapping[str, bytes], merge: Merge, word: Word = Word()
) -> tuple[Change, ...]:
    """What changes, by paths; files that are as this version has them are left out, and so are those to `keep`."""
    paths = sorted({*record.files, *new} - word.keep)
    compared = (_change(path, record.files.get(path), here.get(path), new.get(path), merge, word) for path in paths)
    return tuple(change for change in compared if change)


def _change(
    path: str, written: str | None, now: bytes | None, fresh: bytes | None, merge: Merge, word: Word
) -> Change | None:
    is_ours = now is None or digest(now) != written
    if fresh is None:
        stays = is_ours and path not in word.overwrite
        return None if now is None else Change(path, Fate.LEFT if stays else Fate.REMOVED, now, None)
    if now is not None and digest(now) == digest(fresh):
        return None
    if path in word.overwrite:
        return Change(path, Fate.ADDED if now is None else Fate.REPLACED, now, fresh)
    if now is None:
        return Change(path, Fate.ADDED, None, fresh) if written is None else None
    if not is_ours:
        return Change(path, Fate.REPLACED, now, fresh)
    if written == digest(fresh):
        return None
    both = merge(written, now, fresh) if written else None
    return Change(path, Fate.LEFT, now, fresh) if both is None else Change(path, Fate.MERGED, now, both)


def after(record: Record, version: str, new: Mapping[str, bytes], done: tuple[Change, ...]) -> Record:
    """The record once the changes are made: what was left is asked of again, for it is known as it was written."""
    left = {change.path for change in done if change.fate is Fate.LEFT}
    files = {path: digest(content) for path, content in sorted(new.items()) if path not in left}
    return Record(version, record.host, {**files, **{path: record.files.get(path, "") for path in sorted(left)}})
