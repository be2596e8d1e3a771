"""Cases that a style author can read: a piece of style, references, citations, and what they come to.

Each file in `cases/` holds several, divided by `=====`; the parts of a case are divided by `-----`:
the fact it proves, one style or several, references (YAML), citations (YAML, or the word "bibliography"), the result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from csl import HTML
from csl.jobs import run_job

HERE = Path(__file__).resolve().parent
_CITATION = '<citation><layout><text variable="title"/></layout></citation>'


@dataclass(frozen=True)
class Case:
    """One case as it is written."""

    fact: str
    styles: str
    references: str
    citations: str
    expected: str


def read_cases() -> list[Case]:
    """Every case of every file."""
    cases = []
    for path in sorted((HERE / "cases").glob("*.txt")):
        for block in re.split(r"(?m)^=====\n", path.read_text("utf-8")):
            cases.append(Case(*[part.strip("\n") for part in re.split(r"(?m)^-----\n", block)]))
    return cases


def whole_style(text: str) -> str:
    """A piece of style as a whole one: with the root element and a citation, if it lacks them."""
    if not text.startswith("<style"):
        text = f"<style>{text}</style>"
    if "<citation" not in text:
        text = text.replace("<bibliography", _CITATION + "<bibliography", 1)
    kind = "" if "class=" in text[: text.index(">")] else ' class="in-text"'
    return text.replace("<style", f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"{kind}', 1)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.fact)
def test_style_gives_the_expected_text(case: Case) -> None:
    """Every style of the case, run on its references, gives the text that is written below it."""
    styles = re.split(r"(?<=</style>)\n", case.styles)
    references = [{"type": "book", **item} for item in yaml.safe_load(case.references)]
    found = []
    for style in styles:
        job = {"style": whole_style(style), "references": references}
        if case.citations != "bibliography":
            job["citations"] = [as_citation(value) for value in yaml.safe_load(case.citations)]
        result = run_job(job, HTML)
        found += (
            [text for _, text in result["bibliography"]] if case.citations == "bibliography" else result["citations"]
        )
    assert "\n".join(found) == case.expected


def as_citation(value: object) -> object:
    """A citation of a case; an item may be written as the bare id."""
    if isinstance(value, list):
        return [item if isinstance(item, dict) else {"id": str(item)} for item in value]
    return value
