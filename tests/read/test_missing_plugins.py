"""Plugins of MkDocs that mkdocs.yml names: whether they are installed, and what they read on pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from projects import FILES, MakeProject

from briefsite.check import check_project
from briefsite.commands import check
from briefsite.read.installed_plugins import installed_plugins
from briefsite.read.project import load_project

NAMED = FILES["mkdocs.yml"].replace("plugins: []", "plugins: [zyx, tags]")


@pytest.fixture
def entry_points(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The names of the plugins that are installed, as a test has them."""
    names = {"material/tags", "search"}
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [_Point(name) for name in names if group])
    installed_plugins.cache_clear()
    yield names
    installed_plugins.cache_clear()


class _Point:
    def __init__(self, name: str) -> None:
        self.name = name


def test_what_was_found_holds_while_the_same_plugins_are_installed(
    make_project: MakeProject, entry_points: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The check reads no file of a project in which nothing changed; but what is installed is no file of it."""
    root = str(make_project({"mkdocs.yml": NAMED}))
    said = "the plugin `zyx` is not installed here"
    for installed, is_said in ((set(), True), (set(), True), ({"zyx"}, False), (set(), True)):
        entry_points.symmetric_difference_update((entry_points & {"zyx"}) ^ installed)
        installed_plugins.cache_clear()
        check.main(["--root", root])
        assert (said in capsys.readouterr().out) is is_said


def test_a_project_that_names_no_plugins_asks_for_none() -> None:
    """What is remembered of it says so."""
    assert check._while_this_stays((), dt.datetime.now(dt.UTC), []) == '["", "", [], []]'


@pytest.mark.parametrize(("plugins", "is_said"), [("[]", True), ("[macros]", False), ("[exclude]", True)])
def test_braces_are_no_other_markup_where_a_plugin_reads_them(
    make_project: MakeProject, plugins: str, *, is_said: bool
) -> None:
    """On pages of docs/; a brief is text to every plugin, and other markup of a page is what it is."""
    files = {
        "mkdocs.yml": FILES["mkdocs.yml"].replace("plugins: []", f"plugins: {plugins}"),
        "docs/index.md": "# Home\n\nTwo: {{ 1 + 1 }}{% if x %}, and a [[page]].\n",
        "briefs/first.md": FILES["briefs/first.md"] + "\nThree: {{ 1 + 2 }}.\n",
    }
    found = [each for each in check_project(load_project(make_project(files))) if each.rule == "other-markup"]
    shown = [(each.place.path, each.message.split("`")[1]) for each in found]
    braces = [("docs/index.md", "{{ 1 + 1 }}"), ("docs/index.md", "{% if x %}")] if is_said else []
    assert shown == [("briefs/first.md", "{{ 1 + 2 }}"), *braces, ("docs/index.md", "[[page]]")]
