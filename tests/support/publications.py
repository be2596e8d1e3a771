"""Three publications that look as their settings say (tests/publications/), laid out and built."""

from __future__ import annotations

import shutil
from pathlib import Path

from html_site import HtmlSite, built_once, mkdocs_build
from projects import ROOT

FOLDER = ROOT / "tests/publications"
NAMES = ("harbour", "savanna", "lantern")
BRIEFS = {"harbour": "dredging", "savanna": "border", "lantern": "quai"}
"""The slug of each one's brief."""
_PLUGIN = "plugins: [briefsite]"


def lay_out(name: str, root: Path) -> Path:
    """Make the project of a publication in `root`, for a machine on which this package is not installed."""
    for part in ("common", name):
        shutil.copytree(FOLDER / part, root, dirs_exist_ok=True)
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert text.count(_PLUGIN) == 1
    hook = f"hooks: [{ROOT / 'scripts/mkdocs_hook.py'}]\nplugins: []"
    settings.write_text(text.replace(_PLUGIN, hook), "utf-8")
    return root


def build(name: str, root: Path) -> HtmlSite:
    """The site of a publication, laid out in `root` and built, unless another test process of the run has done so."""
    return built_once(root / "site", lambda: mkdocs_build(lay_out(name, root), "--strict"))
