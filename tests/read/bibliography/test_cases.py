"""Cases in cases/*.txt: `=== what it shows`, the `.bib` text, `--- csl` with the CSL-JSON as YAML, `--- problems`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefsite.model import TextFile
from briefsite.read.bibliography import parse_bibliography

CASES = Path(__file__).parent / "cases"


def cases() -> Iterator[Any]:
    """Every case of every file: the text, the expected items, the expected problems."""
    for file in sorted(CASES.glob("*.txt")):
        for block in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title, _, rest = block.partition("\n")
            text, _, expected = rest.partition("--- csl\n")
            items, _, problems = expected.partition("--- problems\n")
            yield pytest.param(text, yaml.safe_load(items) or [], problems.split("\n"), id=f"{file.stem}: {title}")


@pytest.mark.parametrize(("text", "items", "problems"), list(cases()))
def test_case(text: str, items: list[dict[str, Any]], problems: list[str]) -> None:
    """The text gives these items, in this order, and these problems."""
    bibliography = parse_bibliography(TextFile("sources.bib", text))
    assert [dict(reference.csl) for reference in bibliography.references.values()] == items
    found = [str(problem).removeprefix("sources.bib:") for problem in bibliography.problems]
    assert found == [problem for problem in problems if problem]
