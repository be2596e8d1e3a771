"""What an upgrade changes, as people read it: a difference of lines for each file, and what to type next."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefsite.commands.upgrade.changes import Change, Fate

_OF_LIBRARIES = "requirements.txt"
_HASH = re.compile(r"^ +(?:--hash=.*|# .*)\n?", re.MULTILINE)


def as_text(changes: Sequence[Change]) -> str:
    """Each change: the file, what becomes of it, and its lines."""
    return "\n".join(line for change in changes for line in _lines(change)) + "\n"


def _lines(change: Change) -> Iterator[str]:
    yield f"{_safe(change.path)}: {_said(change)}"
    if b"\0" not in (change.now or b"") + (change.becomes or b""):
        now, becomes = (_text(change.path, content) for content in (change.now, change.becomes))
        for line in difflib.unified_diff(now, becomes, "now", "after", n=2, lineterm=""):
            yield f"    {_safe(line)}"
    yield ""


def _said(change: Change) -> str:
    size = f" ({len(change.becomes):,} bytes)" if change.becomes and b"\0" in change.becomes else ""
    if change.fate is not Fate.LEFT:
        return f"{change.fate}{size}"
    if change.becomes is None:
        return f"{change.fate}: this version has no such file, and you have changed it"
    return f"{change.fate}: you have changed it, and this version would have it so"


def _text(path: str, content: bytes | None) -> list[str]:
    """The lines of a file; of the libraries those with their versions, for nobody compares hashes."""
    text = (content or b"").decode("utf-8", "replace")
    return (_HASH.sub("", text).replace(" \\\n", "\n") if path == _OF_LIBRARIES else text).splitlines()


def _safe(line: str) -> str:
    """The line without what a terminal would obey, or what would turn it around."""
    return "".join(c if c.isprintable() or c == "\t" else c.encode("unicode_escape").decode() for c in line)


def summary(changes: Sequence[Change], *, applied: bool) -> str:
    """`2 files would be replaced, 1 merged; 1 is left as it is`."""
    counts = Counter(change.fate for change in changes)
    done = [f"{counts[fate]} {fate}" for fate in Fate if counts[fate] and fate is not Fate.LEFT]
    said = f"{'Done' if applied else 'To be done'}: {', '.join(done) or 'nothing'}."
    return said + (f" {counts[Fate.LEFT]} left as it is." if counts[Fate.LEFT] else "")
