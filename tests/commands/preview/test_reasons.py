"""Briefs that nobody edited and that read differently, each with the reason."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from projects import BRIEF, FILES, ROOT, STYLES_FOLDER, MakeProject

_STYLE = (STYLES_FOLDER / "house-notes.csl").read_text("utf-8")
_SECOND = BRIEF.replace("title: A brief", "title: Another\nlang: fr\ntranslation_of: first")


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        (
            {"sources.bib": FILES["sources.bib"].replace("First Things", "Other Things")},
            ["source edited: `doe2020`"],
        ),
        (
            {"briefs/topics.yml": FILES["briefs/topics.yml"].replace("name: Trade", "name: Barter")},
            ["topic edited: `trade`"],
        ),
        (
            {"briefs/people.yml": FILES["briefs/people.yml"].replace("name: Data Desk", "name: Desk")},
            ["person edited: `data-desk`"],
        ),
        (
            {"styles/house-notes.csl": _STYLE.replace('name="ibid"', 'name="ibid"') + "<!-- edited -->"},
            [],
        ),
        (
            {"mkdocs.yml": FILES["mkdocs.yml"].replace("citation_style: house-notes", "citation_style: apa")},
            ["the citation style of the site: `house-notes` → `apa`"],
        ),
        (
            {"briefs/third.md": _SECOND},
            ["a version in another language is new or other: `third`"],
        ),
    ],
    ids=["source", "topic", "person", "nothing", "style", "translation"],
)
def test_why_a_brief_reads_differently(
    changes: dict[str, str], reasons: list[str], make_project: MakeProject, tmp_path: Path
) -> None:
    """What its page shows was edited elsewhere, and that is named; where no reader sees a change none is."""
    base = make_project({}, folder="base")
    head = make_project(changes, folder="head")
    command = [sys.executable, str(ROOT / "scripts/preview.py"), "--base", str(base), "--head", str(head)]
    done = subprocess.run([*command, "--out", str(tmp_path / "out")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    affected = json.loads((tmp_path / "out/preview.json").read_text("utf-8"))["affected"]
    assert [(report["slug"], report["reasons"]) for report in affected] == ([("first", reasons)] if reasons else [])
