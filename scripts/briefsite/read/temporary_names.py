"""Names of files that programs leave beside those that people write: locks, swap files, copies for a moment.

They are no briefs and no pages, whatever they end with, and that they come and go is no change of the project.
"""

from __future__ import annotations

import re

_FIRST_PROBE, _NEXT_PROBE = 4913, 123
"""Vim tries whether it may write into a folder with a file of this name, and with one 123 higher while there is one."""
_TEMPORARY = re.compile(
    r"~\$.*"  # Word, Excel: who has the file open
    r"|.*~"  # Emacs, Vim: the text before
    r"|#.*#"  # Emacs: what is not saved yet
    r"|.*\.sw[a-z]"  # Vim, where swap files are not hidden
    r"|.*\.tmp(?:[.-].*)?|.*\.(?:part|crdownload|partial)"
    r"|.*\.sb-[0-9a-f]{8}-\w{6}"  # macOS, while it saves
    r"|.*___jb_(?:tmp|old|bak)___"  # JetBrains, while it saves
    r"|Thumbs\.db|desktop\.ini|Icon\r",
    re.IGNORECASE,
)
_SETTINGS = re.compile(r"\.pages|\.[\w-]+\.ya?ml", re.IGNORECASE)
"""Hidden files that plugins of MkDocs read: `.pages`, `.nav.yml`, `.meta.yml`, `.authors.yml`."""


def is_temporary(name: str) -> bool:
    """Whether a file of this name is a program's own, and not written by anybody to be read."""
    return _TEMPORARY.fullmatch(name) is not None or _is_probe(name)


def is_part_of_site(name: str) -> bool:
    """Whether a change of a file or folder of this name may change the site."""
    return not is_temporary(name) and (not name.startswith(".") or _SETTINGS.fullmatch(name) is not None)


def _is_probe(name: str) -> bool:
    if not (name.isascii() and name.isdigit() and len(name) <= 5):
        return False
    return int(name) >= _FIRST_PROBE and (int(name) - _FIRST_PROBE) % _NEXT_PROBE == 0
