"""Each plugin that the manual speaks of, built as its users switch it on: it does what the table of them says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from environments import pinned_environment, pinned_packages
from night import by_day
from plugins_page import CASES, PAGE, plugins_page
from projects import FILES, ROOT, write_project

from briefsite.read.known_settings.table import Verdict, known_settings

TABLE = known_settings("plugins")
WORKS = [name for name in CASES if TABLE[name].verdict is Verdict.WORKS]
UNTRIED = {"group", "search", "info", "blog", "privacy"} | {
    name for name, setting in TABLE.items() if setting.verdict is Verdict.NOT_TESTED
}
"""Those whose row says nothing that can be seen on a page, or that need a network."""
UNDER_PROPERDOCS = (("search", "redirects", "rss", "awesome-nav", "glightbox", "macros"), ("minify",))
"""Those that are tried there too; minify by itself, for it changes what others are told by."""
DATE = "2026-02-03T10:00:00+0000"
BASE = {
    "docs/about.md": "# About\n\nUs. ![A sign](assets/favicon.svg)\n",
    "docs/guide/index.md": "# Guide\n",
    "docs/guide/a.md": "# A\n",
}
SETTINGS = """site_name: Small
site_url: https://harbour.org/
theme: {name: material}
extra: {briefsite: {citation_style: chicago-notes-bibliography}}
"""
NAV = "nav: [index.md, about.md, {Guide: [guide/index.md, guide/a.md]}]\n"


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the plugins are, and briefsite as if it were installed: what Python is to search."""
    installed = tmp_path_factory.mktemp("installed") / "briefsite-0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: briefsite\nVersion: 0\n")
    points = "[mkdocs.plugins]\nbriefsite = briefsite.hosts.mkdocs.plugin:BriefsitePlugin\n"
    (installed / "entry_points.txt").write_text(points)
    return os.pathsep.join(map(str, (ROOT / "scripts", installed.parent, pinned_packages("plugins"))))


def build(
    root: Path,
    names: Sequence[str],
    packages: str,
    *options: str,
    hook: bool = False,
    own: Mapping[str, str] | None = None,
    settings: str | None = None,
    properdocs: Path | None = None,
) -> tuple[int, str]:
    """A publication with plugins, in a repository of git, built by `mkdocs build`: exit code, and what was said.

    `settings` are those of each plugin, instead of those of its case; `properdocs` is the program that builds in the
    place of MkDocs, with MaterialX.
    """
    files = {path: text for name in names for path, text in CASES.get(name, {}).get("files", {}).items()}
    listed = names if hook else ["briefsite", *names]
    given = {name: CASES[name].get("settings", "") if settings is None else settings for name in CASES}
    plugins = [f"  - {name}: {{{given[name]}}}" if name in given else f"  - {name}" for name in listed]
    by = "hooks: [scripts/mkdocs_hook.py]\n" if hook else ""
    theme = SETTINGS.replace("material", "materialx") if properdocs else SETTINGS
    whole = "\n".join([f"{theme}{'' if 'awesome-nav' in names else NAV}{by}plugins:", *plugins])
    write_project(root, {**BASE, **files, **(own or {}), "mkdocs.yml": whole + "\n"})
    who = {f"GIT_{who}_{what}": "x@harbour.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": DATE, "GIT_COMMITTER_DATE": DATE, "GIT_CONFIG_GLOBAL": os.devnull}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        subprocess.run(["git", *command], cwd=root, env={**os.environ, **who, **dates}, check=True)
    environment = {**os.environ, "PYTHONPATH": packages, "NO_MKDOCS_2_WARNING": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    program = [str(properdocs)] if properdocs else [sys.executable, "-m", "mkdocs"]
    command = [*program, "build", "--config-file", "mkdocs.yml", *options]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def faults(root: Path, name: str) -> list[str]:
    """What a page of the site has not as the case says."""
    case, path = CASES[name], root / "site" / CASES[name].get("page", "index.html")
    if not path.is_file():
        return [] if case.get("gone") else [f"{path} is not there"]
    text = path.read_text("utf-8")
    lacking = [part for part in case.get("has", ()) if part not in text]
    return [
        *lacking,
        *(part for part in case.get("lacks", ()) if part in text),
        *(["it is there"] if case.get("gone") else []),
    ]


@pytest.mark.parametrize("name", WORKS)
def test_a_plugin_that_works(name: str, packages: str, tmp_path: Path) -> None:
    """A strict build has nothing to say, and the page is as its users expect."""
    code, output = build(tmp_path / "project", [name], packages, "--strict")
    assert code == 0, output
    assert faults(tmp_path / "project", name) == []
    assert "  - topics/index.md" not in output  # among the pages that a menu has forgotten


def test_dates_that_count_from_today_say_their_day_without_a_script(packages: str, tmp_path: Path) -> None:
    """With `type: timeago` the plugin's script finds the date in the text and below it; paper has the day alone."""
    name, about = "git-revision-date-localized", "# About\n\nOf {{ git_revision_date_localized }}.\n"
    root = tmp_path / "project"
    code, output = build(root, [name], packages, "--strict", own={"docs/about.md": about}, settings="type: timeago")
    assert code == 0, output
    page = (root / "site/about/index.html").read_text("utf-8")
    when = (
        '<time class="timeago" datetime="2026-02-03T10:00:00+00:00" locale="en">2026-02-03</time></span><span class="'
    )
    assert page.count(when) == 2
    assert '<script src="../js/timeago.min.js"></script>' in page


def test_all_that_work_at_once_by_the_hook(packages: str, tmp_path: Path) -> None:
    """Where Briefsite is a hook its turn comes behind every plugin; each does the same."""
    together = [name for name in WORKS if name not in ("macros", "minify")]  # these change what others are told by
    code, output = build(tmp_path / "project", together, packages, "--strict", hook=True)
    assert code == 0, output
    assert {name: found for name in together if (found := faults(tmp_path / "project", name))} == {}


@pytest.mark.parametrize("names", by_day(UNDER_PROPERDOCS[1:], UNDER_PROPERDOCS), ids="+".join)
def test_plugins_under_properdocs(names: Sequence[str], packages: str, tmp_path: Path) -> None:
    """With MaterialX, in an environment of their own, they do the same: glightbox the harm of its row, too."""
    root, program = tmp_path / "project", pinned_environment("properdocs") / "properdocs"
    code, output = build(root, names, packages, properdocs=program)
    assert code == 0, output
    assert {name: found for name in names if name in CASES and (found := faults(root, name))} == {}
    assert "  - topics/index.md" not in output


@pytest.mark.parametrize("name", [name for name in CASES if name not in WORKS])
def test_a_plugin_that_does_not(name: str, packages: str, tmp_path: Path) -> None:
    """One that is refused is named, with what to do instead; built all the same, the page is as the table says."""
    code, output = build(tmp_path / "project", [name], packages)
    said = f": `{name}` of `plugins` cannot be used here: {TABLE[name].why}; {TABLE[name].do}"
    assert (said in output) is (TABLE[name].verdict is Verdict.REFUSED)
    assert faults(tmp_path / "project", name) == [], output
    assert CASES[name].get("said", "") in output
    assert code == 0 or CASES[name].get("gone")


def test_a_brief_is_text_to_every_plugin(packages: str, tmp_path: Path) -> None:
    """Braces, and what includes a file, stand in it as they were typed; no page of briefs is any other than without."""
    plain, with_plugins = tmp_path / "plain", tmp_path / "with"
    braces = {
        "docs/about.md": BASE["docs/about.md"],
        "briefs/first.md": FILES["briefs/first.md"] + "\nSeven is `{{ 3 + 4 }}`, they say; {{ 3 + 4 }} is not.\n",
    }
    found = []
    for root, names in ((plain, []), (with_plugins, ["macros", "git-revision-date-localized", "meta"])):
        code, output = build(root, names, packages, "--strict", own=braces)
        assert code == 0, output
        found.append(
            {
                path: (root / "site" / path).read_bytes()
                for path in ("briefs/first/index.html", "topics/trade/index.html")
            }
        )
    assert found[0] == found[1]


def test_every_plugin_of_the_table_is_tried() -> None:
    """And no other is pinned."""
    assert CASES.keys() == TABLE.keys() - UNTRIED
    asked = re.findall(r"(?m)^(mkdocs-[\w-]+)$", (ROOT / "requirements/plugins.in").read_text("utf-8"))
    assert sorted(case["package"] for case in CASES.values() if "package" in case) == asked


def test_the_manual_has_the_table() -> None:
    """manual/docs/plugins.md is what `tests/support/plugins_page.py` makes of it."""
    assert PAGE.read_text("utf-8") == plugins_page()
