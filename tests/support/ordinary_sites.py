"""Ordinary sites of MkDocs, built with the plugin as an installed package brings it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from lxml import html
from projects import ROOT

ENTRY_POINT = "[mkdocs.plugins]\nbriefsite = briefsite.hosts.mkdocs.plugin:BriefsitePlugin\n"
THEMES = ("mkdocs", "readthedocs", "material")
BIBLIOGRAPHY = """@book{doe2020, author={Doe, Jane}, title={First Things}, date={2020}, publisher={Press}}
@article{roe2021, author={Roe, Ann}, title={Second Things}, date={2021}, journaltitle={Journal of Things}, volume={3}}
@misc{poe2022, author={Poe, Eve}, titel={Third Things}}
"""
SETTINGS = """site_name: Small
site_url: https://small.example.org/
theme: {name: THEME}
plugins:
  - search
  - briefsite
"""


def write_site(root: Path, texts: Mapping[str, str], theme: str = "mkdocs") -> Path:
    """Write a site with these texts, by their paths; its settings and bibliography are the usual ones unless named."""
    usual = {"mkdocs.yml": SETTINGS, "sources.bib": BIBLIOGRAPHY}
    for path, text in {**usual, **texts}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text.replace("THEME", theme), "utf-8")
    return root


def build(root: Path, *options: str, out: str = "out") -> tuple[int, str]:
    """Build a site with MkDocs: its exit status, and what it says."""
    installed = root.parent / "installed/briefsite-0.dist-info"
    installed.mkdir(parents=True, exist_ok=True)
    (installed / "entry_points.txt").write_text(ENTRY_POINT)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: briefsite\nVersion: 0\n")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "scripts"), str(installed.parent))),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1790000000",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(root / out), *options]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def built(root: Path, *options: str, out: str = "out") -> Path:
    """The folder of a site that is built strictly, and of which nothing is said."""
    status, said = build(root, "--strict", "--quiet", *options, out=out)
    assert (status, said) == (0, "")
    return root / out


def page(folder: Path, path: str = "") -> html.HtmlElement:
    """A page of a site."""
    return html.document_fromstring((folder / path / "index.html").read_text("utf-8"))


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
