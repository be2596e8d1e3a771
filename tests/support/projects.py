"""Small whole projects on disk, for tests that need one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STYLES_FOLDER = ROOT / "tests/styles"
"""Two styles that stay as they are: those in styles/ are the publication's own, which may change them."""

SETTINGS = """# Harbour Briefs, a site made with Briefsite: `make site`, or `mkdocs build` in its environment.
site_name: Harbour Briefs
site_description: Research briefs on South–South cooperation, with every footnote linked to its source and back
site_url: https://harbour-briefs.example/
copyright: Briefs under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>

hooks:
  - scripts/mkdocs_hook.py
  - scripts/manual_hook.py # the manual, a site of its own, at /manual/

extra:
  briefsite:
    citation_style: house-notes # a file in styles/, or any style of the CSL project
    sources_per_page: 500 # a longer bibliography gets one page for each initial
  translations: # of the publication's own names in this file, for briefs in other languages
    ar: {Write for us: اكتب لنا, Briefs under: الموجزات منشورة برخصة}
    es: {Write for us: Escriba para nosotros, Briefs under: Informes bajo licencia}
    fr: {Write for us: Écrire pour nous, Briefs under: Notes sous licence}
    zh: {Write for us: 投稿, Briefs under: 简报许可协议}

nav: [{Home: index.md}]
not_in_nav: | # of docs/ alone: what is generated need not be named
  /manual/index.md
exclude_docs: |
  /assets/picture.webp

theme:
  name: material
  language: en
  favicon: assets/favicon.svg

plugins: []
"""
"""Of a small publication: what this repository's own is called and contains is nothing to it."""

CHART = """
```vega-lite
title: China held most
description: China held three votes and India one.
data: {values: [{who: China, n: 3}, {who: India, n: 1}]}
mark: bar
encoding: {x: {field: n, type: quantitative}, y: {field: who, type: nominal}}
```

Source: @doe2020.
"""
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
    "mkdocs.yml": SETTINGS,
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


def copy_scripts(folder: Path) -> Path:
    """A copy of our scripts, and of what Python has compiled of them: programs that start there need not."""
    # Python puts a new file in the place of one that it has compiled, so that such a file may be in two places.
    return shutil.copytree(ROOT / "scripts", folder, ignore=shutil.ignore_patterns("*.pyc.*"), copy_function=_copy)


def _copy(source: str, target: str) -> str:
    if source.endswith(".pyc"):
        with suppress(OSError):  # on another disk
            os.link(source, target)
            return target
    return shutil.copy2(source, target)


def write_project(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write a whole project to `root`; named files replace or add to the usual ones, None leaves one out."""
    for path, content in {**FILES, **(changes or {})}.items():
        if content is None:
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    copy_scripts(root / "scripts")
    shutil.copytree(STYLES_FOLDER, root / "styles", dirs_exist_ok=True)
    icon = root / "docs/assets/favicon.svg"
    icon.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "manual/docs/assets/favicon.svg", icon)
    return root


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """A function that writes a whole project (see `write_project`)."""

    def make(changes: Mapping[str, str | bytes | None] | None = None, folder: str = "project") -> Path:
        return write_project(tmp_path / folder, changes)

    return make
