"""Nothing that is written makes reading or rendering hang, or fail: it takes linear time, or is beyond a limit."""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._constants as opcodes  # type: ignore[import-not-found]
import re._parser as pattern_parser  # type: ignore[import-not-found]
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sites import page_of, site_of

import briefsite.fast.express
import briefsite.read.markdown
from briefsite.hosts.mkdocs.limited_pages import render_within_limits
from briefsite.model import TextFile
from briefsite.read.markdown import parse_markdown
from briefsite.read.markdown.limits import exceeded_limit

SECONDS = 5.0


def within_time(what: Callable[[], Any]) -> Any:
    """What a function gives; it must not take long. Its own time is measured: other tests may run beside it."""
    began = time.process_time()
    result = what()
    assert time.process_time() - began < SECONDS
    return result


BEYOND = {
    "lists by tabs": "\n".join("\t" * depth + "- x" for depth in range(300)),
    "lists by spaces": "\n".join("    " * depth + "1. x" for depth in range(300)),
    "lists in a line": "- " * 3000 + "x",
    "quotations": "\n\n".join(">" * depth + " x" for depth in range(1, 800)),
    "lists far apart": "*    " * 3000,
    "lists in quotations": "> - " * 200 + "x",
    "tags": "<a " * 8000,
    "stars": "_" + "*" * 8000,
    "code": "``\\" * 8000,
    "one deep quotation": "> " * 799 + "x",
    "elements of HTML": "<div markdown=1>\n\n" * 400 + "x\n\n" + "</div>\n\n" * 400,
    "elements without Markdown": "<div>" * 5000,
    "citations in citations": "[@key " * 3000,
    "closed citations in citations": "[@key " * 3000 + "]" * 3000,
    "notes in notes": "x^[" * 2000,
    "closed notes in notes": "x^[" * 2000 + "y" + "]" * 2000,
    "pictures": "![" * 8000,
    "links": "[a](" * 8000,
    "backticks": " ".join("`" * length for length in range(1, 700)),
    "abbreviations": "*[A]: b\n" * 5000,
    "underlined headings": "a\n=\n" * 20_000,
    "panels": "??? x\n" * 5000,
    "fences": "```\n" * 10_001,
}


@pytest.mark.parametrize("name", BEYOND)
def test_what_is_beyond_a_limit_is_one_error_with_its_place(name: str) -> None:
    """It is found at once, nothing else is read of the text, and the message says what is too much."""
    text = f"Before.\n\n{BEYOND[name]}\n"
    markdown = within_time(lambda: parse_markdown(TextFile("x.md", text)))
    (problem,) = markdown.problems
    assert (problem.rule, problem.level) == ("too-deep", "error") and problem.place.line > 1
    assert not markdown.citations and not markdown.links


class _Page:
    """A page of a host."""

    def __init__(self, markdown: str) -> None:
        self.markdown, self.content, self.toc = markdown, "", None


@pytest.mark.parametrize("name", BEYOND)
def test_a_page_beyond_a_limit_says_so_instead_of_its_text(name: str) -> None:
    """A build that goes on in spite of errors neither hangs nor stops."""
    page = _Page(BEYOND[name])
    render_within_limits(page, lambda: pytest.fail("it is rendered"))
    assert page.content.startswith("<p>This page cannot be shown: ")


def test_a_page_that_is_too_deep_for_python_says_so() -> None:
    """Whatever else makes Python-Markdown recurse without end."""

    def render() -> None:
        render()

    page = _Page("x")
    render_within_limits(page, render)
    assert page.content == "<p>This page cannot be shown: its parts stand too deep in one another.</p>"


USUAL = {
    "fifty lists": "\n".join("    " * depth + "- x" for depth in range(50)),
    "a line across": "- " * 200,
    "many citations": "Trade [@a; @b, p. 3] grew. " * 2000,
    "many intervals": "\n\n".join("It lies in [0, 1)." for _ in range(500)),
    "a long list": "- item\n" * 20_000,
    "many notes": "".join(f"[^{number}]: x\n" for number in range(3000)),
    "many links": "[a](b.md), " * 3000,
    "many headings": "## H\n\nText\n\n" * 3000,
    "a large table": "| a | b |\n|---|---|\n" + "| 1 | [0, 1) |\n" * 150,
}


@pytest.mark.parametrize("name", USUAL)
def test_what_people_write_is_within_the_limits(name: str) -> None:
    """However much there is of it."""
    assert within_time(lambda: exceeded_limit(USUAL[name])) is None


def test_a_long_chain_of_notes_is_followed() -> None:
    """Each note refers to the next; they are numbered in this order."""
    notes = "\n\n".join(f"[^n{number}]: To[^n{number + 1}]." for number in range(1500))
    page = page_of(site_of({"x": f"title: X\n\nText[^n0].\n\n{notes}\n\n[^n1500]: The end.\n"}), "briefs/x.md")
    assert page.rindex("[^note-n1499]:") < page.rindex("[^note-n1500]: The end.")


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def _sought(package: ModuleType) -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Every pattern of a package, and whether it is sought anywhere in a text, or only tried at one place."""
    for module in _modules(package):
        source = Path(str(module.__file__)).read_text("utf-8")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and f"\n{name} = " in source:
                anywhere = re.search(rf"\b{name}\.(?:search|finditer|findall|sub|split)\(", source) is not None
                yield f"{module.__name__}.{name}", value, anywhere
    from briefsite.read.markdown.look_alike_kinds import KINDS

    yield from ((f"kind {number}", kind.pattern, isinstance(kind.signs, tuple)) for number, kind in enumerate(KINDS))


_CLASSES = {opcodes.CATEGORY_SPACE: {" ", "\n"}, opcodes.CATEGORY_DIGIT: {"1"}}
_WITHIN = {
    opcodes.MAX_REPEAT: 2,
    opcodes.MIN_REPEAT: 2,
    opcodes.POSSESSIVE_REPEAT: 2,
    opcodes.SUBPATTERN: 3,
    opcodes.ASSERT: 1,
    opcodes.ASSERT_NOT: 1,
}


def _alphabet(parsed: Any) -> set[str]:
    """Letters that parts of a pattern match, or stop at."""
    letters: set[str] = set()
    for code, argument in parsed:
        if code in (opcodes.LITERAL, opcodes.NOT_LITERAL):
            letters.add(chr(argument))
        elif code is opcodes.RANGE:
            letters.add(chr(argument[0]))
        elif code is opcodes.CATEGORY:
            letters |= _CLASSES.get(argument, {"a"})
        elif code in (opcodes.IN, opcodes.ATOMIC_GROUP):
            letters |= _alphabet(argument)
        elif code in _WITHIN:
            letters |= _alphabet(argument[_WITHIN[code]])
        elif code is opcodes.BRANCH:
            letters = letters.union(*map(_alphabet, argument[1]))
    return letters | {"x"}


def _near_misses(letters: list[str], length: int) -> Iterator[str]:
    """Long texts of one letter or two, with another in front, that end in something else."""
    for one in letters:
        for other in letters:
            yield other + one * length + "\0"
            yield (one + other) * (length // 2) + "\0"


PATTERNS = sorted(
    {
        name: (p, a) for package in (briefsite.read.markdown, briefsite.fast.express) for name, p, a in _sought(package)
    }.items()
)


@pytest.mark.parametrize(("name", "found"), PATTERNS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_pattern_takes_linear_time(name: str, found: tuple[re.Pattern[str], bool]) -> None:
    """Long near misses of its own alphabet, four times as long, take no more than some six times as long."""
    pattern, anywhere = found
    letters = sorted(_alphabet(pattern_parser.parse(pattern.pattern, pattern.flags)))
    letters = letters[:: max(1, len(letters) // 6)]

    def seconds(text: str) -> float:
        began = time.process_time()
        if anywhere:
            pattern.sub("", text)
        else:
            pattern.match(text)
        return time.process_time() - began

    for short, long in zip(_near_misses(letters, 1000), _near_misses(letters, 4000), strict=True):
        if seconds(long) > 0.02:  # slower than anything linear; else not worth comparing
            fast, slow = min(seconds(short) for _ in range(3)), min(seconds(long) for _ in range(3))
            assert slow < 8 * fast + 0.005, (long[:4], fast, slow)
