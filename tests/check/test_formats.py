"""How problems are written."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from briefsite.model import Level, Place, Problem
from briefsite.report.formats import as_github, as_json, as_text, summary

ERROR = Problem("dead-link", Place("briefs/x.md", 7, 9), "`a.md` leads nowhere")
WARNING = Problem("unused-topic", Place("briefs/topics.yml", 2), "no brief is about `trade`", Level.WARNING)
NASTY = Problem("dead-link", Place("briefs/a,b:c.md", 1, 1), "100 %\n::add-mask::x\r\x1b[31m\u202egnp")


def test_text() -> None:
    """One line a problem, then their number."""
    assert as_text([ERROR, WARNING]) == (
        "briefs/x.md:7:9: error: dead-link: `a.md` leads nowhere\n"
        "briefs/topics.yml:2:1: warning: unused-topic: no brief is about `trade`\n"
        "1 error, 1 warning in 2 files\n"
    )


def test_summary() -> None:
    """Numbers agree with their nouns; what is none is not counted."""
    assert summary([]) == "no problems"
    assert summary([ERROR, ERROR]) == "2 errors in 1 file"
    assert summary([WARNING, WARNING]) == "2 warnings in 1 file"


def test_text_in_colour() -> None:
    """Colours stand around the level and the place, and nowhere else."""
    assert as_text([ERROR], colour=True).splitlines()[0] == (
        "\x1b[1mbriefs/x.md:7:9\x1b[0m: \x1b[31merror\x1b[0m: dead-link: `a.md` leads nowhere"
    )


def test_text_obeys_nobody() -> None:
    """Line breaks, escape sequences and marks that turn a line around are shown, not obeyed."""
    assert as_text([NASTY]).splitlines()[0] == (
        r"briefs/a,b:c.md:1:1: error: dead-link: 100 %\n::add-mask::x\r\x1b[31m\u202egnp"
    )


def test_github() -> None:
    """Each problem is one workflow command, its values escaped as GitHub asks."""
    assert as_github([ERROR, WARNING, NASTY]) == (
        "::error file=briefs/x.md,line=7,col=9,title=dead-link::`a.md` leads nowhere\n"
        "::warning file=briefs/topics.yml,line=2,col=1,title=unused-topic::no brief is about `trade`\n"
        "::error file=briefs/a%2Cb%3Ac.md,line=1,col=1,title=dead-link::"
        r"100 %25\n::add-mask::x\r\x1b[31m\u202egnp"
        "\n"
    )


def test_github_names_files_from_the_repository() -> None:
    """Where the project is a folder of the repository, annotations name its files from the repository's root."""
    assert as_github([ERROR], folder="site").startswith("::error file=site/briefs/x.md,")


def test_json() -> None:
    """Programs get every part of a problem by its name."""
    assert json.loads(as_json([ERROR])) == [
        {
            "rule": "dead-link",
            "level": "error",
            "path": "briefs/x.md",
            "line": 7,
            "column": 9,
            "message": "`a.md` leads nowhere",
        }
    ]


@given(st.text(), st.text())
def test_whatever_is_quoted_a_problem_is_one_line(path: str, message: str) -> None:
    """No file name and no text can break out of its line, in any format."""
    problem = Problem("dead-link", Place(path), message)
    assert len(as_text([problem]).splitlines()) == 2
    assert len(as_github([problem]).splitlines()) == 1
    assert json.loads(as_json([problem]))[0]["message"] == message
