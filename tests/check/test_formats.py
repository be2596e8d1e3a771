"""How problems are written."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from briefsite.hosts.report.formats import as_github, as_gitlab, as_json, as_text, summary
from briefsite.model import Level, Place, Problem

ERROR = Problem("dead-link", Place("briefs/x.md", 7, 9), "`a.md` leads nowhere")
WARNING = Problem("unused-topic", Place("briefs/topics.yml", 2), "no brief is about `trade`", Level.WARNING)
HINT = Problem("uncited-source", Place("sources.bib", 3), "no brief cites `doe2020`", Level.HINT)
NASTY = Problem("dead-link", Place("briefs/a,b:c.md", 1, 1), "100 %\n::add-mask::x\r\x1b[31m\u202egnp")


def test_text() -> None:
    """One line a problem, the gravest first, then their number."""
    assert as_text([HINT, WARNING, ERROR]) == (
        "briefs/x.md:7:9: error: dead-link: `a.md` leads nowhere\n"
        "briefs/topics.yml:2:1: warning: unused-topic: no brief is about `trade`\n"
        "sources.bib:3:1: hint: uncited-source: no brief cites `doe2020`\n"
        "1 error, 1 warning, 1 hint in 3 files\n"
    )


def test_what_one_rule_finds_two_thousand_times_is_one_line() -> None:
    """A flood of hints shows its first and its number, and drowns no warning; errors are all shown."""
    flood = [Problem(HINT.rule, Place("sources.bib", line), f"no brief cites `k{line}`", Level.HINT)
             for line in range(1, 2_000)]  # fmt: skip
    errors = [Problem(ERROR.rule, Place("briefs/x.md", line), ERROR.message) for line in range(1, 21)]
    assert as_text([*flood, WARNING, *errors]).splitlines()[20:] == [
        "briefs/topics.yml:2:1: warning: unused-topic: no brief is about `trade`",
        "sources.bib:1:1: hint: uncited-source: no brief cites `k1`"
        " [and 1,998 more hints of this rule; `make check RULE=uncited-source` lists them]",
        "20 errors, 1 warning, 1,999 hints in 3 files",
    ]
    assert as_github([*flood, WARNING]).splitlines()[1:] == [
        "::notice file=sources.bib,line=1,col=1,title=uncited-source::no brief cites `k1`"
        " [and 1,998 more hints of this rule; `make check RULE=uncited-source` lists them]"
    ]
    assert len(as_text(flood, every=True).splitlines()) == 2_000
    assert len(json.loads(as_json(flood))) == 1_999


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
    """Each problem is one workflow command, the gravest first, its values escaped as GitHub asks."""
    assert as_github([ERROR, HINT, WARNING, NASTY]) == (
        "::error file=briefs/x.md,line=7,col=9,title=dead-link::`a.md` leads nowhere\n"
        "::error file=briefs/a%2Cb%3Ac.md,line=1,col=1,title=dead-link::"
        r"100 %25\n::add-mask::x\r\x1b[31m\u202egnp"
        "\n"
        "::warning file=briefs/topics.yml,line=2,col=1,title=unused-topic::no brief is about `trade`\n"
        "::notice file=sources.bib,line=3,col=1,title=uncited-source::no brief cites `doe2020`\n"
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


def test_gitlab() -> None:
    """A report of Code Quality, whose names stay when a problem moves, and are none twice."""
    rows = json.loads(as_gitlab([ERROR, ERROR, WARNING, HINT], folder="site"))
    assert rows[2] == {
        "description": "no brief is about `trade`",
        "check_name": "unused-topic",
        "fingerprint": rows[2]["fingerprint"],
        "severity": "minor",
        "location": {"path": "site/briefs/topics.yml", "lines": {"begin": 2}},
    }
    assert [row["severity"] for row in rows] == ["major", "major", "minor", "info"]
    assert len({row["fingerprint"] for row in rows}) == 4
    moved = Problem(ERROR.rule, Place("briefs/x.md", 70, 9), ERROR.message)
    assert json.loads(as_gitlab([moved], folder="site"))[0]["fingerprint"] == rows[0]["fingerprint"]
    assert "\\u202e" in json.loads(as_gitlab([NASTY]))[0]["description"]
