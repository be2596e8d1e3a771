"""How long marking up takes, for articles of growing length. `python benchmarks/preview.py`."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from lxml import html

from briefsite.commands.preview.markup import mark_up

WORDS = [f"word{number}" for number in range(3_000)]


def _article(seed: int, paragraphs: int, edits: int) -> html.HtmlElement:
    """An article of paragraphs of 80 words, some of them edited."""
    text = random.Random(1)
    found = [[text.choice(WORDS) for _ in range(80)] for _ in range(paragraphs)]
    change = random.Random(seed)
    for _ in range(edits):
        found[change.randrange(paragraphs)][change.randrange(80)] = "edited"
    inner = "".join(f"<p>{' '.join(words)}</p>" for words in found)
    return html.fragment_fromstring(inner, create_parent="article")


def main() -> None:
    """Print the time for articles of growing length: it should grow as they do."""
    for paragraphs in (30, 300, 3_000):
        for what, edits in (
            ("few edits", paragraphs // 10),
            ("edits everywhere", paragraphs * 3),
        ):
            old, new = _article(2, paragraphs, 0), _article(3, paragraphs, edits)
            start = time.process_time()
            mark_up(old, new)
            print(f"{paragraphs * 80:>8,} words, {what:<16} {(time.process_time() - start) * 1000:>9.1f} ms")


if __name__ == "__main__":
    main()
