"""Text that may stand in XML, in JSON and in UTF-8: some characters that text may hold may stand in none of them."""

from __future__ import annotations

import re

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the characters of XML 1.0 (section 2.2, Char)."""


def fit(text: str) -> str:
    """The text with U+FFFD, the sign for what is lost, for each character that cannot stand there."""
    return _UNFIT.sub("\ufffd", text)
