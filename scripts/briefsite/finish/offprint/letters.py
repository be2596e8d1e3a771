"""Letters that fonts of text do not have: emoji are named, and what is no letter at all is left out."""

from __future__ import annotations

import re
import unicodedata

_EMOJI = re.compile(
    "[\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5"
    "\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797"
    "\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff]"
)
_UNSET = re.compile(
    "[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff\ue000-\uf8ff]"
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


def shown(text: str) -> str:
    """A text as it can be set: `🌊` becomes `[water wave]`."""
    if text.isascii() and text.isprintable():
        return text
    text = _FLAG.sub(lambda flag: f"[{''.join(chr(ord(each) - 0x1F1E6 + 65) for each in flag[0])}]", text)
    # The colour of a skin and what joins emoji is said with none of them.
    return _EMOJI.sub(lambda emoji: f"[{unicodedata.name(emoji[0], 'emoji').lower()}]", _UNSET.sub("", text))
