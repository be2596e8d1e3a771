"""The official CSL suite, run as the jobs of `cite.py`. `passing.txt` is a ratchet: just the cases in it pass.

The cases lie beside the project and are not part of it; without them these tests are skipped.
`NOTES.md` explains every case that is not listed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import csl.jobs
from csl import HTML, Preformatted
from csl.jobs import run_job
from csl.locales import build_locale
from csl.richtext import parse_markup
from csl.writing import Writer

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parents[2] / "shared" / "csl-suite" / "fixtures"


def case_text(name: str) -> str:
    """The text of a case."""
    return (FIXTURES / f"{name}.txt").read_text("utf-8-sig")


PASSING = frozenset((HERE / "passing.txt").read_text("utf-8").split())
NOTES = (HERE / "NOTES.md").read_text("utf-8")
CASES = sorted(path.stem for path in FIXTURES.glob("*.txt"))
AFFIXED = [name for name in CASES if name in PASSING and re.search(r'"(prefix|suffix)"', case_text(name))]
needs_suite = pytest.mark.skipif(not CASES, reason=f"the CSL suite is not at {FIXTURES.parent}")


def sections(text: str) -> dict[str, str]:
    """The sections of a case by name."""
    found = re.finditer(r">>=+ ([A-Z-]+) =+>>\n?(.*?)\n?<<=+ \1 =+<<", text, re.DOTALL)
    return {match[1]: match[2].strip("\n") for match in found}


def outcome(case: Mapping[str, str]) -> tuple[str, str]:
    """What the case expects and what comes out, as the suite writes it."""
    job = job_of(case)
    result = run_job(job, HTML)
    expected = case["RESULT"]
    if "CITATIONS" in case:
        expected = re.sub(r"(?m)^(>>|\.\.)\[\d+\] ", "", expected)
    if case["MODE"].strip() == "bibliography":
        return expected, bibliography(result["bibliography"])
    return expected, "\n".join(result["citations"])


def job_of(case: Mapping[str, str]) -> dict[str, Any]:
    """The case as a job for cite.py."""
    references = json.loads(case["INPUT"])
    for at, reference in enumerate(references):
        reference.setdefault("id", f"reference-{at}")
    job: dict[str, Any] = {"style": case["CSL"], "references": references}
    if "ABBREVIATIONS" in case:
        job["abbreviations"] = json.loads(case["ABBREVIATIONS"])
    if "CITATIONS" in case:
        job["citations"] = last_state(json.loads(case["CITATIONS"]))
    elif "CITATION-ITEMS" in case:
        job["citations"] = json.loads(case["CITATION-ITEMS"])
    elif case["MODE"].strip() == "citation":
        # The suite makes one citation of all references after sorting them as the bibliography does.
        listed = [id for id, _ in run_job(job, HTML)["bibliography"]]
        rest = [str(reference["id"]) for reference in references if str(reference["id"]) not in listed]
        job["citations"] = [[{"id": id} for id in [*listed, *rest]]]
    return job


def last_state(edits: Sequence[Any]) -> list[Any]:
    """The citations of a document after a series of edits, in order, with the numbers that their notes have then."""
    latest = {edit[0]["citationID"]: edit[0] for edit in edits}
    citation, before, after = edits[-1]
    own = citation.get("properties", {}).get("noteIndex")
    notes = dict([*before, (citation["citationID"], own), *after])
    return [{**latest[id], "properties": {**latest[id].get("properties", {}), "noteIndex": notes[id]}} for id in notes]


def bibliography(entries: Any) -> str:
    """Entries in the frame that the suite puts around them."""
    lines = ['<div class="csl-bib-body">']
    for _, text in entries:
        before = "\n    " if text.startswith("<div") else ""
        after = "\n  " if text.endswith("</div>") else ""
        lines.append(f'  <div class="csl-entry">{before}{text}{after}</div>')
    return "\n".join([*lines, "</div>"])


@needs_suite
@pytest.mark.parametrize("name", CASES)
def test_case_passes_just_if_it_is_listed(name: str) -> None:
    """A listed case gives the expected text, and a case that gives it is listed."""
    expected, found = outcome(sections(case_text(name)))
    if name in PASSING:
        assert found == expected
    else:
        assert found != expected, f"{name} passes now: add it to passing.txt and take it out of NOTES.md"


def finished(affix: object) -> str:
    """A prefix or suffix as HTML, with the quotation marks of American English."""
    text = Writer(HTML, build_locale("en-US", ())).text(parse_markup(affix if isinstance(affix, str) else ""))
    return Preformatted(text)


@needs_suite
@pytest.mark.parametrize("name", AFFIXED)
def test_affixes_may_be_given_finished(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Punctuation and spaces beside a prefix or suffix that is HTML already are settled as beside any other."""
    monkeypatch.setattr(csl.jobs, "_affix", finished)
    expected, found = outcome(sections(case_text(name)))
    assert found == expected


@needs_suite
def test_every_failing_case_is_explained() -> None:
    """NOTES.md names every case that is not in passing.txt."""
    assert [name for name in CASES if name not in PASSING and f"`{name}`" not in NOTES] == []


@needs_suite
def test_enough_cases_pass() -> None:
    """At least 93 % of the cases are listed as passing, and every listed case is there."""
    assert set(CASES) >= PASSING
    assert len(PASSING) >= 0.93 * len(CASES)
