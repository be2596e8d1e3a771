"""Settings that earlier versions asked for: each row of the table is found where it stands, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.read.configuration import read_configuration
from briefsite.read.outdated_settings import TABLE, Row, outdated_settings


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.setting)
def test_each_row(row: Row, tmp_path: Path) -> None:
    """Its first item is named with its line; one of the publication's own beside it is not."""
    section, _, name = row.setting.rpartition(".")
    head = f"{section}:\n  {name}: " if section else f"{name}: "
    lists = {"theme.custom_dir": row.items[0], "not_in_nav": f"|\n  /own.md\n  {row.items[0]}"}
    (tmp_path / "mkdocs.yml").write_text(head + lists.get(row.setting, f"[own, {row.items[0]}]") + "\n", "utf-8")
    [problem] = outdated_settings(read_configuration(tmp_path))
    assert f"`{row.items[0]}` in `{row.setting}`" in problem.message and problem.message.endswith(f"; {row.do}")
    assert problem.place.path == "mkdocs.yml"


@pytest.mark.parametrize(
    "text", ["plugins: {search: {}}\n", "plugins: [{search: {}}]\n", "plugins:\n  - search\n"], ids=repr
)
def test_a_plugin_in_every_form(text: str, tmp_path: Path) -> None:
    """As MkDocs takes them."""
    (tmp_path / "mkdocs.yml").write_text(text)
    assert [problem.rule for problem in outdated_settings(read_configuration(tmp_path))] == ["outdated-setting"]


@pytest.mark.parametrize("text", ["plugins: 5\n", "theme: [a]\n", "watch: {a: b}\n", "extra_css:\n", "plugins: [[]]\n"])
def test_what_is_of_another_kind_is_none(text: str, tmp_path: Path) -> None:
    """MkDocs says what is wrong with it."""
    (tmp_path / "mkdocs.yml").write_text(text)
    assert outdated_settings(read_configuration(tmp_path)) == ()
