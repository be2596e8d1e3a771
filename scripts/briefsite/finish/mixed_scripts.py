"""Latin words, dates and addresses in a page whose own script is another: Arabic, Chinese and the like.

Titles in Latin letters keep their italics, which the page's own script does not have. On a page that reads from the
right, what begins with a digit is set apart, or its parts would change places: `2017-08-17`, `10.1000/182`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefsite.finish.language import page_language
from briefsite.wording.languages import direction, primary

_UPRIGHT = frozenset(("zh", "ja", "ko"))
_LATIN_EMPHASIS = re.compile(r"<em>(?=(?:<[^<>]*>|[^\w<])*[A-Za-z\u00c0-\u024f])")
_APART = re.compile(
    r"<(?P<whole>bdi|code|math|pre|script|style|svg)\b.*?</(?P=whole)>|<[^<>]*>"
    r"|(?<![\w/.:-])(?P<said>[0-9]{1,4}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)[0-9]{1,4}(?![\w/-])"
    r"|10\.[0-9]{4,}/[^\s<>]*[\w/]"
    r"|(?:https?://|www\.)[^\s<>]*[\w/])",
    re.DOTALL,
)
"""A date in figures, an identifier or an address, as `said`; what is passed over is anything else."""


def set_scripts_apart(html: str, front: Mapping[str, object]) -> str:
    """The HTML of an article with its Latin emphasis marked and its dates and addresses in isolation."""
    lang = page_language(front)
    is_rtl = direction(lang) == "rtl"
    if not is_rtl and primary(lang) not in _UPRIGHT:
        return html
    html = _LATIN_EMPHASIS.sub('<em class="latin">', html)
    return _APART.sub(_isolated, html) if is_rtl else html


def _isolated(found: re.Match[str]) -> str:
    return f'<bdi dir="ltr">{found["said"]}</bdi>' if found["said"] else found[0]
