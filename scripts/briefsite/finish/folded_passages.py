"""In the bibliography what cites a source is folded below it, with how often it is cited in sight."""

from __future__ import annotations

import re
from collections.abc import Mapping

_RECORD, _CITED, _END = '<span class="record">', '</span> <span class="cited">', "</span>"
"""As `render/sources.py` writes them: behind an entry what of it few need, and how often it is cited."""
_ITEM, _PARAGRAPH = "<li>", "\n<p>"
_LONG_ADDRESS = re.compile(r"(<a href=\"[^\"]*\"[^>]*>)(https?://)((?!doi\.org/)[^/<>]+)(/[^<>]{16,})</a>")
_SHORTENED = r'\1<span class="rest">\2</span>\3<span class="rest">\4</span></a>'
_LIST = re.compile(r"<(/?)ul>")


def fold_passages(html: str, front: Mapping[str, object]) -> str:
    """Fold the list below each entry, and what few need, where `front["folded"]` says so; mark what of a long address
    need not be seen.
    """
    if not front.get("folded"):
        return html
    before, *rest = _LONG_ADDRESS.sub(_SHORTENED, html).split(_RECORD)
    out = [before]
    for part in rest:
        record, _, following = part.partition(_CITED)
        cited, _, following = following.partition(_END)
        end = _end_of_list(following)
        passages = following[:end].removeprefix("</p>").strip()
        out[-1] = _with_paragraph(out[-1])
        out.append(
            f'</p>\n<details class="passages"><summary>{cited}</summary>\n{passages}\n'
            f'<p class="record">{record}</p></details>{following[end:]}'
        )
    return "".join(out)


def _end_of_list(html: str) -> int:
    """Where the list ends that follows an entry; of one without any, where its item ends."""
    item = html.find("</li>")
    depth = 0
    for tag in _LIST.finditer(html):
        if depth == 0 and tag.start() > item:
            break
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return item


def _with_paragraph(before: str) -> str:
    """What stands before, up to the words of an entry, which are a paragraph."""
    start = before.rindex(_ITEM) + len(_ITEM)
    opening = "" if before.startswith(_PARAGRAPH, start) else _PARAGRAPH
    return f"{before[:start]}{opening}{before[start:].rstrip()}"
