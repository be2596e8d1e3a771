"""The table of settings has every one of MkDocs and of the Material that is installed, and what it says is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import entry_points, version
from pathlib import Path

import material
import pymdownx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from plugins_page import CASES
from projects import ROOT
from settings_page import PAGE, settings_page

from briefsite.model import Level, Problem
from briefsite.read.configuration import Configuration, read_configuration
from briefsite.read.known_settings import setting_problems
from briefsite.read.known_settings.table import GROUPS, Setting, Verdict, known_settings, material_version
from briefsite.read.project import load_project

MATERIAL = Path(material.__path__[0])
TEMPLATES = "".join(path.read_text("utf-8") for path in sorted((MATERIAL / "templates").rglob("*.html")))
(SCRIPT,) = (path.read_text("utf-8") for path in (MATERIAL / "templates/assets/javascripts").glob("bundle.*.min.js"))
ROWS = [(group, setting) for group in GROUPS for setting in known_settings(group).values()]
REPORTED = {Verdict.NO_EFFECT: "option-without-effect", Verdict.BREAKS: "option-refused"}
REPORTED[Verdict.REFUSED] = "option-refused"

FLAG = r"[a-z]+(?:\.[a-z]+)+"
WORDS_OF_SCRIPTS = re.compile(r"(?:clipboard|search\.result|select)\.")
"""What Material's script asks for by the same call as for features: its words."""


def candidates() -> Iterator[tuple[str, set[str]]]:
    """The settings of each group that MkDocs and Material, as they are installed, ask for."""
    yield "mkdocs", {name for name, _ in MkDocsConfig._schema} - {"config_file_path", "mdx_configs"} - OF_LONG_AGO
    in_templates = set(re.findall(rf'"({FLAG})" in features', TEMPLATES))
    in_script = {name for name in re.findall(rf'\("({FLAG})"\)', SCRIPT) if not WORDS_OF_SCRIPTS.match(name)}
    yield "theme.features", in_templates | in_script
    yield "theme.icon", set(re.findall(r"config\.theme\.icon\.(\w+)", TEMPLATES))
    told = yaml.safe_load((MATERIAL / "templates/mkdocs_theme.yml").read_text("utf-8"))
    yield "theme", {*re.findall(r"config\.theme\.(\w+)", TEMPLATES), *told}
    yield "theme.palette", set(re.findall(r"\b(?:palette|option)\.([a-z]+)\b", TEMPLATES)) - {"html", "color"}
    yield "extra", set(re.findall(r"config\.extra\.(\w+)", TEMPLATES))
    plugins = entry_points(group="mkdocs.plugins")
    yield "plugins", {plugin.name.removeprefix("material/") for plugin in plugins if "material" in plugin.value}
    yield "markdown_extensions", {*(point.name for point in entry_points(group="markdown.extensions")), *_extensions()}


OF_LONG_AGO = {"pages", "google_analytics"}
"""Names that MkDocs keeps to say that they are gone."""


def _extensions() -> Iterator[str]:
    """The extensions of PyMdown and of Material."""
    for package, prefix in ((Path(pymdownx.__path__[0]), "pymdownx"), (MATERIAL / "extensions", "material.extensions")):
        for path in package.rglob("*.py"):
            if path.name[0] != "_" and "\ndef makeExtension(" in path.read_text("utf-8"):
                yield ".".join((prefix, *path.relative_to(package).with_suffix("").parts))


@pytest.mark.parametrize(("group", "wanted"), list(candidates()), ids=[group for group, _ in candidates()])
def test_every_setting_that_is_asked_for_has_a_line(group: str, wanted: set[str]) -> None:
    """A new one of a new version gets its verdict; one that is gone from Material goes from the table."""
    assert len(wanted) > 4
    assert wanted - {*known_settings(group)} == set()
    assert {*known_settings(group)} - wanted <= BESIDES.get(group, set())


BESIDES = {
    "mkdocs": {"INHERIT"},  # read before all others
    "theme": {"name", "custom_dir", "logo", "icon", "palette", "static_templates"}
    | {"locale", "include_search_page", "search_index_only"},  # MkDocs' own themes have these
    "extra": {"briefsite", "translations"},  # ours
    "plugins": {name for name, case in CASES.items() if "package" in case},  # others'
}
"""Lines on settings that neither asks for in this way."""


def test_the_table_was_read_for_the_pinned_version_of_material() -> None:
    """A new pin: read what is new in it, build with what the table says of it, and write the version."""
    (pinned,) = re.findall(r"(?m)^mkdocs-material==([\d.]+)", (ROOT / "requirements/site.txt").read_text("utf-8"))
    assert material_version() == pinned == version("mkdocs-material")


def found(text: str, folder: Path) -> list[Problem]:
    """What is said of settings."""
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return list(setting_problems(read_configuration(folder)))


@pytest.mark.parametrize(("group", "setting"), ROWS, ids=[f"{group}:{setting.name}" for group, setting in ROWS])
def test_each_line_is_said_of_its_setting_where_that_stands(group: str, setting: Setting, tmp_path: Path) -> None:
    """And nothing of one that works, that nobody tested, or that another rule is on."""
    is_list = group in ("theme.features", "plugins", "markdown_extensions")
    lines, indent = ["# settings"], ""
    for part in () if group == "mkdocs" else group.split("."):
        lines, indent = [*lines, f"{indent}{part}:"], f"{indent}  "
    lines.append(f"{indent}- {setting.name}" if is_list else f"{indent}{setting.name}: x")
    rule = "" if setting.said_by else REPORTED.get(setting.verdict, "")
    problems = found("\n".join(lines), tmp_path)
    assert [problem.rule for problem in problems] == [rule] * bool(rule)
    for problem in problems:
        assert (problem.place.line, problem.place.column) == (len(lines), len(indent) + 1 + 2 * is_list)
        name = f"`{setting.name}` of `{group}`" if is_list else f"`{group}.{setting.name}`".replace("mkdocs.", "")
        assert problem.message.startswith(name)
        assert problem.message.endswith(f": {setting.why}; {setting.do}")


@pytest.mark.parametrize(
    "text",
    ["plugins: [blog]", "plugins: [material/blog]", "plugins: {blog: {}}", "plugins: [{blog: {}}]", "plugins: {blog: }"]
    + ["plugins: [group: {plugins: [blog]}]", "plugins: {group: {enabled: x, plugins: {material/blog: {}}}}"],
)
def test_a_plugin_is_known_in_every_form(text: str, tmp_path: Path) -> None:
    """As MkDocs and Material's `group` take them; one that is switched off is none."""
    assert [problem.rule for problem in found(text, tmp_path)] == ["option-refused"]
    assert found("plugins: [blog: {enabled: false}]", tmp_path) == []


NO_FEATURE = "of `theme.features` is no feature of Material, so it has no effect"
OWN = "is for templates of your own alone"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "theme:\n  features: [navigation.tops]",
            f"2:14: warning: unknown-setting: `navigation.tops` {NO_FEATURE}; did you mean `navigation.top`?",
        ),
        (
            "theme: {features: [own.thing]}",
            f"1:20: warning: unknown-setting: `own.thing` {NO_FEATURE}; take it out",
        ),
        (
            "theme: {favicons: x}",
            "1:9: warning: unknown-setting: `theme.favicons` is no setting of Material, so it has no effect;"
            " did you mean `favicon`?",
        ),
        (
            "sitename: x",
            "1:1: warning: unknown-setting: `sitename` is no setting of MkDocs, so it has no effect;"
            " did you mean `site_name`?",
        ),
        (
            "extra: {socials: []}",
            f"1:9: hint: unknown-setting: `socials` of `extra` {OWN}; did you mean `social`?",
        ),
        (
            "theme: {custom_dir: own, logos: x}",
            f"1:26: hint: unknown-setting: `logos` of `theme` {OWN}; did you mean `logo`?",
        ),
        ("theme: {custom_dir: own, ships: x, features: [own.thing], icon: {ship: x}}\nextra: {ships: 2}", ""),
        ("theme: {name: institute, ships: x}", ""),
    ],
)
def test_a_name_that_nobody_knows(text: str, said: str, tmp_path: Path) -> None:
    """It is named with the one that may be meant; what templates of one's own may ask for only where it looks so."""
    assert [str(problem) for problem in found(text, tmp_path)] == [f"mkdocs.yml:{said}"] * bool(said)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["blog", "group", "plugins"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["group", "plugins", "a", 1]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["theme", "extra", "plugins", "markdown_extensions"]), VALUES))
def test_whatever_the_settings_are_they_are_read(settings: dict[str, object]) -> None:
    """Whatever stands where the table looks, problems of some level come of it and no exception."""
    assert all(isinstance(problem.level, Level) for problem in setting_problems(Configuration(settings)))


def test_the_manual_has_the_table() -> None:
    """manual/docs/settings.md is what `tests/support/settings_page.py` makes of it."""
    assert PAGE.read_text("utf-8") == settings_page()


def test_an_ordinary_site_has_its_theme(tmp_path: Path) -> None:
    """Where pages only cite, each setting does what it does without Briefsite, and nothing is said of any."""
    (tmp_path / "mkdocs.yml").write_text(
        "plugins: [briefsite, blog]\ntheme: {name: material, features: [toc.integrate]}\n"
    )
    assert not {"option-refused", "option-without-effect"} & {found.rule for found in load_project(tmp_path).problems}
    (tmp_path / "briefs").mkdir()
    assert {"option-refused", "option-without-effect"} <= {found.rule for found in load_project(tmp_path).problems}
