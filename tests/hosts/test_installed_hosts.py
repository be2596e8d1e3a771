"""MkDocs or ProperDocs, Material or MaterialX: which is installed decides, and nothing else asks."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from briefsite.hosts.host_package import host_logger
from briefsite.hosts.mkdocs import command, settings
from briefsite.hosts.mkdocs.command import installed_command


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_the_host_that_is_installed_is_started(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """ProperDocs where there is one, else MkDocs."""
    main = ModuleType(f"{host}.__main__")
    main.cli = cli = object()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, main.__name__, main)
    found = ModuleSpec(host, None) if host == "properdocs" else None
    monkeypatch.setattr(command, "find_spec", lambda name: found if name == "properdocs" else None)
    assert installed_command() is cli


def test_loggers_are_those_of_the_host_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """ProperDocs hands out its own modules as those of MkDocs; their loggers keep its name."""
    assert host_logger("livereload").name == "mkdocs.livereload"
    monkeypatch.setitem(sys.modules, "mkdocs", ModuleType("properdocs"))
    assert (host_logger().name, host_logger("livereload").name) == ("properdocs", "properdocs.livereload")


def test_the_theme_to_write_is_the_one_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has MaterialX is not told to write `theme: material`, which is not there."""
    assert settings.theme_to_write() == "material"
    monkeypatch.setattr(settings, "installed_themes", lambda: ["materialx"])
    assert settings.theme_to_write() == "materialx"
