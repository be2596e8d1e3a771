"""Numbers of characters that there are not, such as `&#99999999;`: Python gives up on those of thousands of digits."""

from __future__ import annotations

import re

_ENDLESS = re.compile(r"&(?=#(?:[0-9]{8}|[xX][0-9a-fA-F]{7}))")
"""What opens a reference to a character past the last, U+10FFFF (HTML, section 13.5: it stands for U+FFFD)."""


def without_endless(text: str) -> str:
    """The text with U+FFFD, which stands for a lost letter, in place of the `&` of each such reference."""
    return _ENDLESS.sub("\ufffd", text) if "&#" in text else text
