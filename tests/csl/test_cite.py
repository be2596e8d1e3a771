"""`scripts/cite.py`: the JSON of Pandoc's `citeproc` program on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "cite.py"
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<citation><layout prefix="(" suffix=")"><text variable="title"/><text variable="locator" prefix=", "/></layout>
</citation>
<bibliography><layout suffix="."><text variable="title" font-style="italic"/></layout></bibliography></style>"""
JOB = {
    "style": STYLE,
    "references": [{"id": "a", "type": "book", "title": "Ships & boats"}],
    "citations": [
        [{"id": "a", "locator": 5}],
        {"citationID": "c", "citationItems": [{"id": "b"}], "citationNoteNumber": 2},
    ],
}


def cite(text: str, *options: str) -> tuple[int, str, str]:
    """Run the script on standard input: its exit status, output and errors."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *options], input=text, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_job_gives_citations_bibliography_and_warnings() -> None:
    """The result has the form that citeproc writes."""
    status, output, errors = cite(json.dumps(JOB))
    assert (status, errors) == (0, "")
    assert json.loads(output) == {
        "citations": ["(Ships &#38; boats, 5)", "<b>b?</b>"],
        "bibliography": [["a", "<i>Ships &#38; boats</i>."]],
        "warnings": ["citation b not found: there is no reference with this id"],
    }


def test_structured_format_is_that_of_citeproc() -> None:
    """With --format=json, text and formats are apart and nothing is escaped."""
    output = json.loads(cite(json.dumps(JOB), "--format=json")[1])
    assert output["bibliography"] == [["a", [{"format": "italics", "contents": ["Ships & boats"]}, "."]]]


def test_lines_are_jobs_and_an_error_stops_none() -> None:
    """With --lines, each line has its result or its error on the same line of the output."""
    no_style = {**JOB, "style": "<x/>"}
    bad_type = {**JOB, "citations": [[{"id": "a", "type": "loud"}]]}
    lines = [json.dumps(JOB), "{", json.dumps(no_style), json.dumps(bad_type), "[]", json.dumps(JOB)]
    status, output, errors = cite("\n".join(lines), "--lines")
    results = [json.loads(line) for line in output.splitlines()]
    assert (status, errors) == (1, "")
    assert results[0] == results[5]
    assert [result.get("error") for result in results[1:5]] == [
        "this is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "line 1: this is not a CSL style: the root element is <x>, expected <style> in the namespace "
        "http://purl.org/net/xbiblio/csl",
        "citations[0][0]: the type 'loud' is unknown; expected one of normal-cite, suppress-author, author-only",
        "a job must be a JSON object with citations, references and style",
    ]


def test_command_line_overrides_the_job(tmp_path: Path) -> None:
    """Style, references and language may come from the command line; a style may be named."""
    references = tmp_path / "references.json"
    item = {"id": "a", "title": "T", "type": "book", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2020]]}}
    references.write_text(json.dumps([item]), "utf-8")
    job = json.dumps({"citations": [[{"id": "a", "locator": "5"}]]})
    output = json.loads(cite(job, "--style", "apa", "--references", str(references), "--lang", "fr-FR")[1])
    assert output["citations"] == ["(Doe, 2020, p.\xa05)"] or output["citations"] == ["(Doe, 2020, p. 5)"]


def test_wrong_job_is_one_line_on_standard_error() -> None:
    """A job that cannot be done says why, without a traceback."""
    assert cite('{"references": []}') == (
        1,
        "",
        "cite.py: no style specified: style must be the XML of a CSL style, or the name of one\n",
    )


@pytest.mark.parametrize("name", ["doe2020", "no-such-file.json"])
def test_a_name_that_is_no_file_is_told_what_a_job_is(name: str) -> None:
    """Who types a key, or mistypes a file, gets an example; and that is a job which can be done."""
    status, done, said = cite("{}", name)
    shown = f"`{name}` cannot be read: no such file or directory; a job is a file of JSON, for example `"
    assert (status, done, said.partition("`{")[0] + "`") == (2, "", f"cite.py: {shown}")
    status, done, _ = cite(said[said.index("{") : said.rindex("}") + 1])
    assert (status, json.loads(done)["citations"], json.loads(done)["warnings"]) == (0, ["(<i>Ports</i>, n.d.)"], [])


def test_a_key_without_a_reference_is_shown_and_warned_of() -> None:
    """The other citations are made all the same."""
    job = '{"style": "apa", "references": [], "citations": [[{"id": "x"}]]}'
    done = json.loads(cite(job)[1])
    assert done["citations"] == ["<b>x?</b>"]
    assert done["warnings"] == ["citation x not found: there is no reference with this id"]
