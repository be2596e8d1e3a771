"""Tidewater Briefs (tests/publications/tidewater/), some briefs in four languages, for tests of what readers get."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import served
from html_site import HtmlSite, built_once, mkdocs_build
from projects import ROOT, STYLES_FOLDER
from sharing import shared_folder


def lay_out_tidewater(root: Path) -> Path:
    """Make the project in `root`, with the scripts of this repository and its manual."""
    shutil.copytree(ROOT / "tests/publications/tidewater", root, dirs_exist_ok=True)
    shutil.copytree(STYLES_FOLDER, root / "styles")
    for name in ("scripts", "manual"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    return root


@pytest.fixture(scope="session")
def tidewater_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> HtmlSite:
    """What `mkdocs build --strict` makes of it; several test processes share one build."""
    root = shared_folder(tmp_path_factory, worker_id) / "tidewater"
    return built_once(root / "site", lambda: mkdocs_build(lay_out_tidewater(root), "--strict"))


@pytest.fixture(scope="module")
def address(tidewater_site: HtmlSite) -> Iterator[str]:
    """The address of Tidewater Briefs, served on this machine."""
    with served(tidewater_site.folder) as found:
        yield found
