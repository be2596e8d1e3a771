"""Every bracket that looks like a citation is one, or is named: all combinations of parts, against Pandoc itself."""

from __future__ import annotations

import json
import re
from itertools import product
from typing import Any, NamedTuple

import pypandoc

from briefsite.model import TextFile
from briefsite.read.markdown import parse_markdown

PARTS = (
    "@a",
    "see @b, p. 3",
    "-@c",
    "own sum",
    "p. 5",
    "",
    "*own; two*",
    "`x; y`",
    '"x; y"',
    "@d；own",
    "*see @e*",
    "[@f]",
    "(x; y)",
)
NAMED = frozenset(("part-without-key", "nested-citation", "unclosed-citation"))


class Written(NamedTuple):
    """A bracket with up to three parts, by itself or behind a key in the text."""

    opening: str
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """It as it is written."""
        return f"{self.opening}[{'; '.join(self.parts)}]"

    @property
    def looks_like_a_citation(self) -> bool:
        """Whether it has several parts, and a key before it or in one of them, not in brackets of its own."""
        return len(self.parts) > 1 and "@" in self.opening + "".join(part for part in self.parts if part != "[@f]")


def written() -> list[Written]:
    """All of them."""
    return [
        Written(opening, parts)
        for opening in ("", "@k ")
        for count in (1, 2, 3)
        for parts in product(PARTS, repeat=count)
    ]


def keys_by_pandoc(texts: list[str]) -> list[list[str] | None]:
    """What Pandoc reads each paragraph to cite if it is one citation, and nothing lost in it; else nothing."""
    document = json.loads(pypandoc.convert_text("\n\n".join(texts), "json", format="markdown"))
    assert len(document["blocks"]) == len(texts)
    return [_keys(block["c"]) for block in document["blocks"]]


def _keys(inlines: list[dict[str, Any]]) -> list[str] | None:
    if len(inlines) != 1 or inlines[0]["t"] != "Cite":
        return None
    items = inlines[0]["c"][0]
    if '"t": "Cite"' in json.dumps([(item["citationPrefix"], item["citationSuffix"]) for item in items]):
        return None
    return [item["citationId"] for item in items]


def problems(text: str) -> list[tuple[str, str]]:
    """The rules that a text breaks, and what is said."""
    return [(problem.rule, problem.message) for problem in parse_markdown(TextFile("x.md", text)).problems]


def test_what_pandoc_does_not_read_is_named() -> None:
    """A bracket with keys and semicolons is named exactly where Pandoc does not read all of it as one citation."""
    brackets = written()
    wrong = []
    for bracket, keys in zip(brackets, keys_by_pandoc([bracket.text for bracket in brackets]), strict=True):
        is_named = bool(NAMED & {rule for rule, _ in problems(bracket.text)})
        if bracket.looks_like_a_citation and is_named != (keys is None):
            wrong.append(f"{bracket.text}: {'named' if is_named else 'not named'}, Pandoc reads {keys}")
        assert not (is_named and keys is not None), bracket.text
    assert not wrong, "\n".join(wrong)


def test_what_the_message_says_to_write_is_read() -> None:
    """Each form in a message is one citation to Pandoc, of the keys that were written, and breaks no rule."""
    advice = [
        (bracket.text, form)
        for bracket in written()
        for rule, message in problems(bracket.text)
        if rule == "part-without-key"
        for form in re.findall(r"`((?:@k )?\[[^`]*(?:`x; y`[^`]*)*\])`", message.partition(": write ")[2])
    ]
    assert len(advice) > 1000
    for (text, form), keys in zip(advice, keys_by_pandoc([form for _, form in advice]), strict=True):
        assert keys == re.findall(r"@(\w)", text if "@b, words" not in form else form), (text, form)
        assert not problems(form), (text, form)
