"""The site of this repository's own publication, built once for all tests of its content."""

from __future__ import annotations

import pytest
from html_site import HtmlSite, built_once, mkdocs_build
from projects import ROOT
from sharing import shared_folder


@pytest.fixture(scope="session")
def repository_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> HtmlSite:
    """What `mkdocs build --strict` makes of it; several test processes share one build."""
    site = shared_folder(tmp_path_factory, worker_id) / "repository"
    return built_once(site, lambda: mkdocs_build(ROOT, "--strict", "--site-dir", str(site)))
