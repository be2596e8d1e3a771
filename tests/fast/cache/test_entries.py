"""What is wrong within entries of the bibliography is found once for each state of the file."""

from __future__ import annotations

import pytest
from projects import MakeProject

from briefsite.check import check_project
from briefsite.check.checks import ENTRY_CHECKS
from briefsite.fast.cache import FOLDER, Memo
from briefsite.read.project import load_project


def test_entries_are_not_judged_again_while_the_file_stays(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And are when it changes."""
    root = make_project()
    judged: list[str] = []
    counting = lambda entry: judged.append(entry.key) or ()  # noqa: E731
    monkeypatch.setattr("briefsite.check.checks.ENTRY_CHECKS", (*ENTRY_CHECKS, counting))

    def check() -> list[str]:
        memo = Memo(root / FOLDER)
        found = check_project(load_project(root, memo=memo), memo)
        memo.save()
        return [str(problem) for problem in found if problem.rule != "placeholder-address"]

    assert check() == check() == []
    assert judged == ["doe2020", "roe2021"]
    sources = root / "sources.bib"
    sources.write_text(sources.read_text("utf-8").replace("date={2020}", "note={2020}"), "utf-8")
    said = "missing-field: `doe2020` (@book) has no `date` (or `year`)"
    assert [problem.partition("warning: ")[2] for problem in check()] == [said]
    assert judged == ["doe2020", "roe2021"] * 2
