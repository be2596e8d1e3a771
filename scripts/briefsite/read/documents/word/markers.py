"""What stands in the text of a document for what its conversion does not know: signs for private use, and a number."""

from __future__ import annotations

import re

from lxml.etree import _Element

OPEN, CLOSE = "\U00100000", "\U00100001"
MARKER = re.compile(f"{OPEN}([a-z-]+)(-?[0-9]*){CLOSE}")
_TAKEN = {ord(OPEN): None, ord(CLOSE): None}


def marker(kind: str, number: int | str = "") -> str:
    return f"{OPEN}{kind}{number}{CLOSE}"


def without_markers(root: _Element) -> None:
    """Takes the signs of markers out of texts from outside, so that nothing there passes for one."""
    for each in root.iter():
        if each.text and (OPEN in each.text or CLOSE in each.text):
            each.text = each.text.translate(_TAKEN)
