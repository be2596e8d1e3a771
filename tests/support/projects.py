"""Small whole projects on disk, for tests that need one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

BRIEF = """---
title: A brief
date: 2026-11-01
authors: [data-desk]
topics: [trade]
summary: What it says.
---

Ministers met in 1955 [@doe2020, p. 3]. Banks followed [@roe2021].
"""

FILES: Mapping[str, str] = {
    "mkdocs.yml": re.sub(r"\nnav:\n(  .*\n)+", "\nnav: [{Home: index.md}]\n", (ROOT / "mkdocs.yml").read_text("utf-8")),
    "docs/index.md": "# Home\n\n<!-- briefsite: newest -->\n\n<!-- briefsite: topics -->\n",
    "briefs/first.md": BRIEF,
    "briefs/topics.yml": "trade:\n  name: Trade\n  definition: What countries sell one another.\n",
    "briefs/people.yml": "data-desk:\n  name: Data Desk\n  kind: desk\n",
    "sources.bib": (
        "@book{doe2020, author={Doe, Jane}, title={First Things}, date={2020}, publisher={Press}}\n"
        "@book{roe2021, author={Roe, Ann}, title={Second Things}, date={2021}, publisher={Press}}\n"
    ),
}

WITH_TEMPLATES: Mapping[str, str] = {
    "mkdocs.yml": FILES["mkdocs.yml"].replace("  name: material", "  name: material\n  custom_dir: overrides"),
    "overrides/news.html": "{% extends 'main.html' %}",
}
"""What gives a project templates of its own."""

MakeProject = Callable[..., Path]


def write_project(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write a whole project to `root`; named files replace or add to the usual ones, None leaves one out."""
    for path, content in {**FILES, **(changes or {})}.items():
        if content is None:
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "styles", root / "styles", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets", dirs_exist_ok=True)
    return root


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """A function that writes a whole project (see `write_project`)."""

    def make(changes: Mapping[str, str | bytes | None] | None = None, folder: str = "project") -> Path:
        return write_project(tmp_path / folder, changes)

    return make
