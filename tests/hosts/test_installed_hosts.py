"""MkDocs or ProperDocs, Material or MaterialX: which is installed decides, and nothing else asks."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from briefsite.hosts.host_package import host_logger
from briefsite.hosts.mkdocs import command, settings
from briefsite.hosts.mkdocs.command import installed_command


@pytest.mark.parametrize(
    ("installed", "theme", "host"),
    [
        ({"mkdocs"}, "material", "mkdocs"),
        ({"mkdocs", "properdocs"}, "material", "mkdocs"),
        ({"mkdocs", "properdocs"}, "materialx", "properdocs"),
        ({"properdocs"}, None, "properdocs"),
    ],
)
def test_the_host_that_goes_with_the_theme_is_started(
    installed: set[str], theme: str | None, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ProperDocs, which some plugins install too, where Material is not: MaterialX, which asks for it, stands there."""
    main = ModuleType(f"{host}.__main__")
    main.cli = cli = object()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, main.__name__, main)
    monkeypatch.setattr(command, "find_spec", lambda name: ModuleSpec(name, None) if name in installed else None)
    monkeypatch.setattr(command, "installed_themes", lambda: [theme] if theme else [])
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
