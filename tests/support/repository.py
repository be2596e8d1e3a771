"""This repository's own site, built once for all tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock
from html_site import HtmlSite, mkdocs_build
from projects import ROOT


@pytest.fixture(scope="session")
def repository_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> HtmlSite:
    """Bandung Briefs as `mkdocs build --strict` makes it; several test processes share one build."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    site = Path(shared) / "bandung-briefs"
    with FileLock(f"{site}.lock"):
        if not site.exists():
            code, output = mkdocs_build(ROOT, "--strict", "--site-dir", str(site))
            assert code == 0, output
            assert "WARNING" not in output, output
    return HtmlSite(site)
