"""The grammar of a BibTeX entry as patterns: what exporters write is read by these alone, in one pass.

Braces behind a backslash do not count, as in Pandoc and bibtexparser; `%` comments between fields are skipped.
"""

from __future__ import annotations

import re

NESTING = 8
"""Braces deeper than this are left to the library."""


def _balanced(depth: int) -> str:
    inner = r"(?:[^{}\\]++|\\.)*+"
    for _ in range(depth):
        inner = rf"(?:[^{{}}\\]++|\\.|\{{{inner}\}})*+"
    return inner


SKIP = r"(?:\s++|%[^\n]*+)*+"
_BRACED = rf"\{{({_balanced(NESTING)})\}}"
_QUOTED = rf'"((?:[^"{{}}\\]++|\\.|\{{{_balanced(NESTING - 1)}\}})*+)"'
_WORD = r"""([^\s,{}"#%=()\\@]++)"""
_NAME = r"""[^\W\d][\w:+./-]*+"""

PIECE = re.compile(rf"{SKIP}(?:{_BRACED}|{_QUOTED}|{_WORD}){SKIP}", re.DOTALL)
"""One part of a value: groups braced, quoted, word."""

FIELD = re.compile(rf"{SKIP}({_NAME}){SKIP}={SKIP}(?:{_BRACED}|{_QUOTED}|{_WORD}){SKIP}", re.DOTALL)
"""A field up to its comma, the end of its entry or `#`: groups name, braced, quoted, word."""

FIELD_START = re.compile(rf"{SKIP}({_NAME}){SKIP}={SKIP}")
FIELD_LINE = re.compile(rf"^[ \t]*+,?[ \t]*+({_NAME})[ \t]*+=", re.MULTILINE)
"""A line on which a field begins: where reading goes on after something that cannot be read."""


def _head(opening: str) -> re.Pattern[str]:
    return re.compile(rf"""@[ \t]*+(\w++)\s*+([{opening}]){SKIP}([^\s,{{}}"\\]*+){SKIP}""")


HEAD = _head("{(")
"""The start of an entry: groups type, opening, key."""

BRACED_HEAD = _head("{")
"""The same, only of an entry in braces."""

CLOSING = re.compile(rf"{SKIP},?{SKIP}\}}")
"""The end of an entry, after its last field or a comma."""

BLOCK_LINE = re.compile(r"\n[ \t]*+@[ \t]*+\w++\s*+[{(]")
"""A line on which a block begins. Whatever precedes such a line has ended, as for bibtexparser."""

AT = re.compile(r"@[ \t]*+(\w++)\s*+(?=[{(])")
"""The start of any block, wherever it stands."""

COMMENT = re.compile(rf"@[ \t]*+comment\s*+\{{{_balanced(NESTING)}\}}", re.DOTALL | re.IGNORECASE)
STRAY_FIELD = re.compile(rf"\s*+,?\s*+{_NAME}\s*+=\s*+[{{\"\w]")
"""A field outside any entry: the entry before it was closed too early."""
