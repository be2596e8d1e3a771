"""What a message tells to add is valid: added as it stands, nothing is told of it any more."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from briefsite.check import check_project
from briefsite.read.project import load_project

BRIEF = """---
title: Ports
date: 2026-05-01
authors: [{person}]
topics: [{topic}]
summary: What ports cost.
---

Ports are dear [@{key}].
"""
ADDED = re.compile(r"add (?:it|them) there, for example `(?P<entry>[^`]+)`(?:, and write `(?P<id>[^`]+)`)?")
FILES = {"unknown-topic": "briefs/topics.yml", "unknown-person": "briefs/people.yml", "unknown-citation": "sources.bib"}


def told(root: Path) -> dict[str, str]:
    """What is told of a project that is an error, by rule."""
    return {problem.rule: problem.message for problem in check_project(load_project(root)) if problem.level == "error"}


@pytest.mark.parametrize(
    ("person", "topic", "key"),
    [
        ("zed", "debt", "zzz9999"),
        ("jane-de-wit", "digital-public-goods", "un:2019/res.73"),
        ("no", "true", "Ångström-1999"),
        ("x2", "2030-agenda", "999"),
        ("Amartya Quill", "Debt relief", "a.b_c+d-e"),
        ("Zoë_9", "中国的贷款", "qqq"),
        ("null", "yes: no", "no"),
    ],
)
def test_what_is_added_as_a_message_says_is_valid(tmp_path: Path, person: str, topic: str, key: str) -> None:
    """A person, a topic and a source that nothing is like: each message gives an entry for its file, and it holds."""
    root = shutil.copytree(Path(__file__).parent / "common", tmp_path / "project")
    text = BRIEF.format(person=f'"{person}"', topic=f'"{topic}"', key=key)
    (root / "briefs/ports.md").write_text(text, "utf-8")
    found = told(root)
    assert found.keys() == FILES.keys()
    for rule, message in found.items():
        if added := ADDED.search(message):
            with (root / FILES[rule]).open("a", encoding="utf-8") as file:
                file.write(f"\n{added['entry']}\n")
            text = text.replace(f'"{topic}"', added["id"]) if added["id"] else text
        elif right := re.search(r"write out the name: `(?P<entry>[^`]+)`", message):
            text = text.replace(f'"{person}"', right["entry"])
    (root / "briefs/ports.md").write_text(text, "utf-8")
    assert told(root) == {}
