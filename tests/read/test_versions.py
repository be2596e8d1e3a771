"""Earlier versions of briefs out of a repository of git: what was published, and nothing else that git has."""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from histories import begin_history, commit, run_git
from msgspec.structs import replace

from briefsite.fast.cache import FOLDER, Memo
from briefsite.model import Project
from briefsite.model.memory import NoMemory
from briefsite.read import git
from briefsite.read.git import NoHistoryError
from briefsite.read.project import load_project
from briefsite.read.versions import HistoryError, with_versions

SOURCE = "@book{{doe2020, author={{Doe, Jane}}, title={{{title}}}, date={{2020}}, publisher={{Press}}}}\n"
OTHER = "@book{roe2021, author={Roe, Ann}, title={Never cited}, date={2021}}\n"
FILES = {
    "mkdocs.yml": "site_name: Harbour\nplugins: [briefsite]\n",
    "briefs/topics.yml": "trade: {name: Trade, definition: What is sold.}\n",
    "briefs/people.yml": "desk: {name: Desk}\n",
    "sources.bib": SOURCE.format(title="First") + OTHER,
    "briefs/same.svg": "<svg/>",
    "briefs/changed.svg": "<svg/>",
}
PICTURES = "![A](same.svg) ![B](changed.svg) ![C](never.svg)"


def brief(text: str, *lines: str, date: str = "2026-05-01") -> str:
    """A brief with further lines in its front matter."""
    front = ["title: Ports", f"date: {date}", "authors: [desk]", "topics: [trade]", "summary: S.", *lines]
    return "\n".join(["---", *front, "---", "", text, ""])


def _write(root: Path, **texts: str) -> None:
    for slug, text in texts.items():
        (root / f"briefs/{slug}.md").write_text(text, "utf-8")


def _tell(root: Path) -> None:
    """A history in which every way to leak has its secret, and two briefs each have one earlier version."""
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    _write(
        root,
        ports=brief("SECRET draft.", "status: draft"),
        quays=brief("SECRET under embargo.", "embargo: 2026-05-20T00:00:00Z"),
        gone=brief("SECRET withdrawn."),
        hidden=brief("SECRET still a draft.", "status: draft"),
    )
    commit(root, "2026-05-01T08:00:00Z")
    _write(root, ports=brief(f"SECRET of an hour [@doe2020].\n\n{PICTURES}"))
    commit(root, "2026-05-02T08:00:00Z")
    _write(root, ports=brief(f"Cranes stood [@doe2020].\n\n{PICTURES}"))
    commit(root, "2026-05-02T09:00:00Z")
    run_git(root, "switch", "--quiet", "--create=work")
    _write(root, ports=brief("SECRET of a branch.", "updated: 2026-05-04"))
    commit(root, "2026-05-04T08:00:00Z")
    _write(
        root,
        quays=brief("Quays.", "embargo: 2026-05-20T00:00:00Z"),
        ports=brief("Cranes moved.", "updated: 2026-05-09"),
    )
    (root / "sources.bib").write_text(SOURCE.format(title="Second"), "utf-8")
    (root / "briefs/changed.svg").write_text("<svg><g/></svg>", "utf-8")
    commit(root, "2026-05-05T08:00:00Z")
    run_git(root, "switch", "--quiet", "main")
    run_git(root, "merge", "--quiet", "--no-ff", "--no-edit", "work", at="2026-05-09T08:00:00Z")
    (root / "briefs/quays.md").rename(root / "briefs/moles.md")
    changed = ("formerly: [quays]", "corrections: [{date: 2026-06-01, text: A.}]", "embargo: 2026-05-20T00:00:00Z")
    _write(
        root,
        moles=brief("Moles.", *changed),
        gone=brief("Gone.", "status: withdrawn", "updated: 2026-06-01"),
        hidden=brief("SECRET.", "status: draft", "updated: 2026-06-01"),
    )
    commit(root, "2026-06-01T08:00:00Z")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the history that `_tell` tells."""
    root = begin_history(tmp_path_factory.mktemp("history") / "project")
    _tell(root)
    return root


def _shown(root: Path, memo: Memo | None = None) -> Project:
    project = load_project(root)
    public = [each for each in project.briefs if each.front.status in ("published", "withdrawn")]
    return with_versions(project, root, public, memo or NoMemory())


@pytest.fixture(scope="module")
def project(told: Path) -> Project:
    """The project with its earlier versions."""
    return _shown(told)


def test_only_what_was_published_has_versions(project: Project) -> None:
    """No draft, no embargo, no text of some hours, none of a branch before its merge, none of a brief withdrawn now."""
    found = {slug: [each.date.isoformat() for each in versions] for slug, versions in project.versions.items()}
    assert found == {"ports": ["2026-05-01"], "moles": ["2026-05-01"]}
    assert "SECRET" not in repr(project.versions)
    texts = {slug: versions[0].brief.body.text for slug, versions in project.versions.items()}
    assert "Cranes stood" in texts["ports"] and "Quays." in texts["moles"]
    assert project.problems == load_project_problems(project)


def load_project_problems(project: Project) -> tuple[object, ...]:
    """Those that have nothing to do with versions."""
    return tuple(each for each in project.problems if each.rule != "unreadable-version")


def test_a_version_has_the_sources_of_its_day(project: Project) -> None:
    """Those that it cites, as the bibliography had them then; today it says otherwise."""
    (past,) = project.versions["ports"]
    assert {key: entry.csl["title"] for key, entry in past.references.items()} == {"doe2020": "First"}
    assert project.bibliography.references["doe2020"].csl["title"] == "Second"


def test_a_version_knows_which_pictures_are_others_today(project: Project) -> None:
    """One that was changed, and one that never was in the history."""
    assert project.versions["ports"][0].other_files == ("briefs/changed.svg", "briefs/never.svg")


def test_a_version_is_that_of_the_brief_of_today(project: Project) -> None:
    """It has its slug, whatever it was called, and its citation style."""
    (past,) = project.versions["moles"]
    assert (past.brief.slug, past.brief.path) == ("moles", "briefs/moles.md")


def test_an_error_over_an_old_text_is_a_problem(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no page then, and no site fails for it."""
    monkeypatch.setattr("briefsite.read.past_versions.parse_brief", lambda *_: {}["x"])
    found = _shown(told)
    assert found.versions == {}
    paths = [each.place.path for each in found.problems if each.rule == "unreadable-version"]
    assert paths == ["briefs/moles.md", "briefs/ports.md"]


def test_what_is_known_of_a_commit_is_not_read_again(
    told: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only which commit is the newest is asked; what was remembered says the same."""
    memo = Memo(tmp_path / FOLDER)
    first = _shown(told, memo)
    memo.save()
    asked: list[tuple[str, ...]] = []
    ask = git._git
    monkeypatch.setattr(git, "_git", lambda root, *words, **more: (asked.append(words), ask(root, *words, **more))[1])
    assert _shown(told, Memo(tmp_path / FOLDER)).versions == first.versions
    assert [words[0] for words in asked] == ["rev-parse"]


@pytest.mark.parametrize("lines", [(), ("versions: false",)], ids=["nothing-was-changed", "switched-off"])
def test_git_is_not_asked_where_nobody_needs_it(
    lines: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not where no brief says that it was changed, nor where the publication keeps no versions."""
    monkeypatch.setattr(git, "_git", None)
    settings = f"{FILES['mkdocs.yml']}extra: {{briefsite: {{{''.join(lines)}}}}}\n"
    (tmp_path / "briefs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    _write(tmp_path, ports=brief("A.", *(("updated: 2026-05-09",) if lines else ())))
    assert _shown(tmp_path).versions == {}


def _changed(root: Path) -> Path:
    (root / "briefs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(FILES["mkdocs.yml"], "utf-8")
    _write(root, ports=brief("A.", "updated: 2026-05-09"))
    return root


def test_without_a_history_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a repository, in one without commits, without git: it is said why."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = _changed(tmp_path / "project")
    with pytest.raises(NoHistoryError, match="^it is in no git repository$"):
        _shown(root)
    begin_history(root)
    with pytest.raises(NoHistoryError, match="^nothing was committed yet$"):
        _shown(root)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoHistoryError, match="^git is not installed$"):
        _shown(root)


def test_a_shallow_clone_loses_no_address(told: Path, tmp_path: Path) -> None:
    """Nothing is built of it, and the message says what to do."""
    run_git(tmp_path, "clone", "--quiet", "--depth=1", told.as_uri(), "shallow")
    with pytest.raises(HistoryError) as error:
        _shown(tmp_path / "shallow")
    said = str(error.value)
    assert said.startswith("`briefs/moles.md` was corrected or updated, and what it said before has an address")
    assert "`fetch-depth: 0`" in said and '`GIT_DEPTH: "0"`' in said and "`versions: false`" in said


def test_a_history_that_git_does_not_give_loses_none_either(told: Path, tmp_path: Path) -> None:
    """An object that is missing is an error, with what git says of it."""
    run_git(tmp_path, "clone", "--quiet", "--no-local", told.as_uri(), "broken")
    root = tmp_path / "broken"
    for pack in (root / ".git/objects/pack").iterdir():
        pack.chmod(stat.S_IWUSR | stat.S_IRUSR)
        pack.unlink()
    with pytest.raises(
        HistoryError, match="but git does not give the history: .+ Mend that, or write `versions: false`"
    ):
        _shown(root)


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Path]:
    """A program that leaves a trace when it runs."""
    program = tmp_path / "trap"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path / 'trace'}'\ncat\n", "utf-8")
    program.chmod(0o700)
    yield program
    assert not (tmp_path / "trace").exists()


def test_a_repository_makes_git_run_nothing(
    told: Path, tmp_path: Path, trap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No pager, monitor, filter, difference or signature check of its settings; nor does the environment mislead it."""
    run_git(tmp_path, "clone", "--quiet", told.as_uri(), "hostile")
    root = tmp_path / "hostile"
    settings = {
        "core.pager": str(trap), "pager.log": str(trap), "core.fsmonitor": str(trap), "core.hooksPath": str(tmp_path),
        "log.showSignature": "true", "gpg.program": str(trap), "diff.external": str(trap), "diff.t.textconv": str(trap),
        "filter.f.smudge": str(trap), "core.sshCommand": str(trap), "log.showRoot": "false", "log.follow": "true",
        "log.diffMerges": "separate", "diff.renames": "copies", "color.ui": "always", "core.quotePath": "false",
    }  # fmt: skip
    for name, value in settings.items():
        run_git(root, "config", name, value)
    (root / ".git/info/attributes").write_text("* diff=t filter=f\n", "utf-8")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", os.fspath(trap))
    assert _shown(root).versions == _shown_without(monkeypatch, told).versions


def _shown_without(monkeypatch: pytest.MonkeyPatch, root: Path) -> Project:
    monkeypatch.delenv("GIT_DIR")
    return _shown(root)


def test_a_version_of_today_is_the_brief_itself(project: Project, told: Path) -> None:
    """One that has the day of the newest version has no page beside it."""
    briefs = [
        replace(each, front=replace(each.front, updated=None, corrections=(replace_day(each.front.corrections),)))
        if each.slug == "moles" else each
        for each in load_project(told).briefs
        if each.slug in ("moles", "ports")
    ]  # fmt: skip
    assert {*with_versions(load_project(told), told, briefs, NoMemory()).versions} == {"ports"}


def replace_day(corrections: tuple[object, ...]) -> object:
    """The first correction, on the day on which its brief was published."""
    return replace(corrections[0], date=dt.date(2026, 5, 1))  # type: ignore[type-var]
