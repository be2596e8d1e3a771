"""Whether what another program calls a source can be its citation key."""

from __future__ import annotations

import re

_KEY = re.compile(r"(?=.*[A-Za-z])[^\W_](?:\w|[:.+-](?=\w)){1,79}")
_OF_PROGRAMS = re.compile(
    r"[A-Z0-9]{8}|ITEM-\d+|temp_id_\d+|gs\w{12}|(?i:id|ref|rec|item|n|r)?[-_]?\d+|[0-9a-f]{8}-[0-9a-f-]+"
)
"""Names that programs count or draw by lot: `ITEM-1`, `9RH2V3KX`."""


def usable_key(text: object) -> str:
    """The text if people can cite by it, else nothing."""
    key = text.strip() if isinstance(text, str) else ""
    return key if _KEY.fullmatch(key) and not _OF_PROGRAMS.fullmatch(key) else ""
