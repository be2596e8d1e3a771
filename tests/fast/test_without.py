"""`BRIEFSITE_FAST=0`: without what makes it quick the same bytes come out, and nothing is kept or shared."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, MakeProject
from tidewater import lay_out_tidewater

from briefsite.check import check_project
from briefsite.fast import SWITCH
from briefsite.fast.cache import FOLDER, Memo
from briefsite.fast.processes import other_cores
from briefsite.model.codec import AS_BYTES
from briefsite.read.project import load_project


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site, but for the map of it, which holds the day of the build."""
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {path: content for path, content in found.items() if not path.startswith("sitemap.xml")}


def test_a_publication_is_the_same_without(
    tidewater_site: HtmlSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file: briefs in four languages, lists, sources, feeds, charts, and the index of the search."""
    monkeypatch.setenv(SWITCH, "0")
    root = lay_out_tidewater(tmp_path / "plain")
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    quick, plain = files_of(tidewater_site.folder), files_of(root / "site")
    assert quick.keys() == plain.keys()
    assert [path for path in quick if quick[path] != plain[path]] == []


def test_nothing_is_kept_and_nothing_is_shared(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build computes again what the first one found; both say the same, and so does the check."""
    root = make_project({"briefs/second.md": BRIEF.replace("A brief", "Another")})
    checked = check_project(load_project(root))
    monkeypatch.setenv(SWITCH, "0")
    assert other_cores() == 0
    for _ in range(2):
        assert mkdocs_build(root, "--strict")[0] == 0
    assert [path for path in (root / FOLDER).rglob("*") if path.is_file() and path.name != ".gitignore"] == []
    memo, judged = Memo(root / FOLDER), list[str]()
    for _ in range(2):
        memo.map("judging", lambda text: judged.append(text) or b"", ["a"], AS_BYTES)  # type: ignore[func-returns-value]
    assert judged == ["a", "a"]
    assert check_project(load_project(root, memo=memo), memo) == checked


def test_it_is_used_if_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only `0` does without. (Beside other threads nothing is shared, and an earlier test may have left one here.)"""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.delenv(SWITCH, raising=False)
    cores = other_cores()
    monkeypatch.setenv(SWITCH, "1")
    assert other_cores() == cores == (os.cpu_count() or 1) - 1
