"""The command line of the check: what to read, what to report, how to write it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefsite.fast.cache import FOLDER, Memo
from briefsite.fast.garbage_collection import look_no_more, uncollected
from briefsite.hosts.report.formats import as_github, as_gitlab, as_json, as_text
from briefsite.model import Brief, Level, Problem
from briefsite.model.codec import json_form
from briefsite.model.digests import digest
from briefsite.model.nearest import Nearest
from briefsite.read.files import Contents
from briefsite.read.git import NoHistoryError
from briefsite.read.installed_plugins import which_are_installed
from briefsite.read.project_digest import digest_history, digest_project
from briefsite.read.project_folder import absolute, project_folder
from briefsite.read.publication import moment, releases

FORMATS = ("text", "json", "github", "gitlab")


def main(arguments: Sequence[str] | None = None, program: str = "check.py") -> int:
    """Run the command. The result is its exit status: 0 clean, 1 problems, 2 when it cannot run.

    Warnings make it 1 only with `--strict`, hints never.
    """
    options = _parser(program).parse_args(arguments)
    if options.rules:
        from briefsite.check.manual import rules_page

        sys.stdout.write(rules_page())
        return 0
    try:
        _refuse_unknown_rules(options.rule)
        root, within = _scope(options.root, options.paths)
        every = _problems(root, moment(os.environ))
    except ValueError as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 2
    problems = [problem for problem in every if _is_within(problem, within)]
    if options.rule:
        problems = [problem for problem in problems if problem.rule in options.rule]
    sys.stdout.write(_written(problems, options.format, root, every=bool(options.rule)))
    failing = {Level.ERROR, Level.WARNING} if options.strict else {Level.ERROR}
    return 1 if any(problem.level in failing for problem in problems) else 0


def _problems(root: Path, now: dt.datetime) -> tuple[Problem, ...]:
    """Every problem of the project: found anew only if a file of it changed, or a brief comes out."""
    if not (root / "briefs").is_dir() and (found := _of_ordinary_site(root)) is not None:
        return found
    memo = Memo(root / FOLDER)
    try:
        return _checked(root, now, memo)
    except Exception:
        if not memo.give_up():  # else something that was kept was not what it should be
            raise
    return _checked(root, now, Memo(root / FOLDER))


def _of_ordinary_site(root: Path) -> tuple[Problem, ...] | None:
    """What is wrong with the citations of an ordinary site; None where the project is none.

    Of settings that cannot be read nobody knows which of the two it is: then that is all there is to say.
    """
    from briefsite.check.citing_pages import check_citing_pages
    from briefsite.read.configuration import CONFIGURATION, read_configuration
    from briefsite.read.ordinary_project import load_ordinary
    from briefsite.read.plugin_setting import is_ordinary

    configuration = read_configuration(root)
    if configuration.problems and (root / CONFIGURATION).exists():
        return configuration.problems
    return check_citing_pages(load_ordinary(root, configuration)) if is_ordinary(root, configuration) else None


class _Folder(NamedTuple):
    """A project's files, as they are at one moment."""

    root: Path
    contents: Contents

    @property
    def value_digest(self) -> bytes:
        """What all its files say, and the environment where they ask for it; and what git knows of earlier versions.

        The value is the folder itself: to read what is in it, only to look it up, would be the work that is spared.
        """
        return digest(digest_project(self.root, self.contents), digest_history(self.root, self.contents))


def _checked(root: Path, now: dt.datetime, memo: Memo) -> tuple[Problem, ...]:

    def find(folder: _Folder) -> tuple[str, tuple[Problem, ...]]:
        # Imported here: where nothing changed, starting up would take longer than the answer.
        from briefsite.check import check_project
        from briefsite.pipeline import published
        from briefsite.read.configuration import read_configuration
        from briefsite.read.missing_plugins import names_asked_for
        from briefsite.read.project import load_project
        from briefsite.read.versions import HistoryError, with_versions

        with uncollected():
            settings = read_configuration(folder.root)
            project = load_project(folder.root, memo=memo, contents=folder.contents, configuration=settings)
            with suppress(NoHistoryError, HistoryError):  # of which a build tells
                project = with_versions(project, folder.root, published(project.briefs, now), memo)
        return _while_this_stays(project.briefs, now, names_asked_for(settings)), check_project(project, memo, now)

    form = json_form(tuple[Problem, ...])
    folder = _Folder(root, Contents())
    (problems,) = memo.stream_while("checking", find, [folder], form, lambda condition: _holds(condition, now))
    memo.save()
    look_no_more()
    return problems


def _while_this_stays(briefs: Iterable[Brief], now: dt.datetime, plugins: Sequence[str]) -> str:
    """How long what is found now will hold: between two moments at which a brief is published, and while of the
    plugins the same are installed."""
    moments = sorted(releases(briefs))
    after = max((moment for moment in moments if moment <= now), default=None)
    until = min((moment for moment in moments if moment > now), default=None)
    between = [moment.isoformat() if moment else "" for moment in (after, until)]
    return json.dumps([*between, plugins, which_are_installed(plugins)])


def _holds(condition: str, now: dt.datetime) -> bool:
    *between, plugins, installed = json.loads(condition)
    after, until = (dt.datetime.fromisoformat(text) if text else None for text in between)
    is_between = (after is None or after <= now) and (until is None or now < until)
    return is_between and which_are_installed(plugins) == installed


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program, description="Check briefs, topics, people and sources.")
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="report only what is in these files or folders"
    )
    parser.add_argument(
        "--root", type=Path, help="the project's folder (default: the one that PATH, or this folder, is in)"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems are written")
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings too (hints never count)")
    parser.add_argument(
        "--rule", action="append", default=[], metavar="NAME", help="list every problem of this rule, and no other"
    )
    parser.add_argument("--rules", action="store_true", help="print what every rule means, as Markdown")
    return parser


def _refuse_unknown_rules(names: Sequence[str]) -> None:
    """Raise ValueError for a name that no rule has."""
    if names:
        from briefsite.check import RULES

        known = Nearest(rule.name for rule in RULES)
        for name in names:
            if name not in known:
                raise ValueError(f"there is no rule `{name}`{known.hint(name)}")


def _scope(root: Path | None, paths: Sequence[Path]) -> tuple[Path, list[str]]:
    """The project's root, and the paths within it that limit what is reported (none: everything)."""
    for path in paths:
        if not os.path.lexists(path):
            raise ValueError(f"there is no file or folder `{path}`")
    top = project_folder(root, paths[0] if paths else None)
    return top, [within for path in paths if (within := _inside(path, top)) != "."]


def _inside(path: Path, root: Path) -> str:
    try:
        return absolute(path).relative_to(absolute(root)).as_posix()
    except ValueError:
        raise ValueError(f"`{path}` is not in the project `{root}`") from None


def _is_within(problem: Problem, within: Sequence[str]) -> bool:
    path = problem.place.path
    return not within or any(path == scope or path.startswith(f"{scope}/") for scope in within)


def _written(problems: Sequence[Problem], name: str, root: Path, *, every: bool) -> str:
    if name == "json":
        return as_json(problems)
    if name == "github":
        return as_github(problems, folder=_folder(root, "GITHUB_WORKSPACE"), every=every)
    if name == "gitlab":
        return as_gitlab(problems, folder=_folder(root, "CI_PROJECT_DIR"))
    return as_text(problems, every=every, colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def _folder(root: Path, repository: str) -> str:
    """The project's folder within its repository, which the host names in the environment; empty where they are one."""
    folder = Path(os.path.relpath(root, os.environ.get(repository, "."))).as_posix()
    return "" if folder == "." or folder.startswith("..") else folder
