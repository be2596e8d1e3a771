"""What a reader cannot see is said, and can be reached: the state of a task's box, what an abbreviation stands for."""

from __future__ import annotations

import re

from briefsite.finish.language import page_words
from briefsite.finish.parts import Front

_BOX = re.compile(r'(<input(?=[^>]* type="checkbox")(?=[^>]* disabled)(?![^>]* aria-label=)[^>]*?)(/?>)')
_ABBREVIATION = re.compile(r'<abbr(?![^>]* tabindex=)[^>]* title="([^"]*)"')


def name_tasks(html: str, front: Front) -> str:
    """Give the box of each task a name: whether it is done."""
    if "task-list-item" not in html:
        return html
    own = page_words(front).content
    return _BOX.sub(
        lambda box: f'{box[1]} aria-label="{own.done if " checked" in box[1] else own.to_do}"{box[2]}', html
    )


def open_abbreviations(html: str, _: Front) -> str:
    """Let a touch show what an abbreviation stands for, and the keyboard too where it stands first on the page.

    Style sheets show it where it has the focus; on paper, where it stands first.
    """
    if "<abbr" not in html:
        return html
    met: set[str] = set()

    def opened(found: re.Match[str]) -> str:
        is_first = found[1] not in met
        met.add(found[1])
        return f'{found[0]} tabindex="{0 if is_first else -1}"'

    return _ABBREVIATION.sub(opened, html)
