"""The command line of the preview: two states of the project in, a folder and a report out."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from briefsite.check.site import pages_of
from briefsite.commands.preview.compare import compare, state_of
from briefsite.commands.preview.folder import DATA, REPORT, finish_folder
from briefsite.commands.preview.git import GitError, write_commit
from briefsite.commands.preview.mkdocs_build import build
from briefsite.commands.preview.model import Preview, ProblemReport
from briefsite.commands.preview.places import Surroundings
from briefsite.commands.preview.plain import one_line
from briefsite.commands.preview.reasons import reasons
from briefsite.commands.preview.side import EMPTY, Side, read_side
from briefsite.hosts.report.formats import as_github, safe
from briefsite.hosts.swap import swap_in
from briefsite.model import Level, Place, Problem
from briefsite.read.generated_paths import kinds_by_path
from briefsite.read.paths import address_of, preview_address, site_path
from briefsite.read.project_folder import project_folder
from briefsite.read.publication import to_publish

_FIRST = "There is no commit before this one: everything is shown as new."
_NO_BASE = (
    "What there was before could not be built, so changes are listed but not marked in the text, and no page leads to"
    " the published one"
)


class BuildError(ValueError):
    """The project cannot be built; the message says what MkDocs said."""


def main(arguments: Sequence[str] | None = None, program: str = "preview.py") -> int:
    """Run the command.

    Gives its exit status: 0 no new errors, 1 new errors, 2 when it cannot run; then the last preview is left as it is.
    """
    options = _parser(program).parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        preview = _preview(options)
    except (GitError, BuildError, OSError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 2
    if options.format == "github":
        sys.stdout.write(as_github(list(map(_problem, preview.problems.new))))
    else:
        sys.stdout.write((options.out / REPORT).read_text("utf-8"))
    print(f"The preview is in {options.out}/: open index.html, or preview.html for all changes.", file=sys.stderr)
    return 1 if preview.has_new_errors else 0


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program, description="Build a preview that shows what has changed.")
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    parser.add_argument(
        "--base", required=True, metavar="REF|FOLDER", help="what to compare with: a commit, or with --head a folder"
    )
    parser.add_argument("--head", type=Path, metavar="FOLDER", help="the project to show (default: this one)")
    parser.add_argument("--out", type=Path, default=Path("preview"), metavar="FOLDER", help="made, or replaced whole")
    parser.add_argument(
        "--format", choices=("markdown", "github"), default="markdown", help="print the report, or new problems only"
    )
    return parser


def _preview(options: argparse.Namespace) -> Preview:
    now = dt.datetime.now(dt.UTC)
    target = _refuse_foreign(options.out)
    with tempfile.TemporaryDirectory(prefix="briefsite-preview-") as folder:
        work = Path(folder)
        head = (options.head or project_folder(options.root)).resolve()
        base = _base_folder(options, head, work)
        old = read_side(base, now) if base else EMPTY
        new = read_side(head, now)
        preview = compare(old, new, now)
        if base is None:
            preview = replace(preview, messages=(_FIRST,))
        with swap_in(target) as fresh:
            before, message = _build(head, base, fresh.folder, work)
            if message:
                preview = replace(preview, messages=(*preview.messages, message))
            finished = finish_folder(fresh.folder, before, preview, _surroundings(old, new, now, preview))
            fresh.keep()
            return finished


def _base_folder(options: argparse.Namespace, root: Path, work: Path) -> Path | None:
    """The project as it was; None where there was none."""
    if options.head is None:
        base = write_commit(root, options.base, work / "commit")
    else:
        base = Path(options.base).resolve()
        for folder in (base, options.head):
            if not folder.is_dir():
                raise FileNotFoundError(f"there is no folder `{folder}`")
    return base if base and base.is_dir() else None


def _build(head: Path, base: Path | None, target: Path, work: Path) -> tuple[Path | None, str]:
    """Build both sites at once. Gives the folder of the one before, if it could be built, and if not, why."""
    site = work / "site"
    with ExitStack() as stack:
        after = stack.enter_context(build(head, target, work / "head"))
        before = stack.enter_context(build(base, site, work / "base")) if base else None
        failed = after.failure()
        if failed:
            raise BuildError(f"the site cannot be built, so there is no preview:\n{_safe_lines(failed)}")
        if before is None:
            return None, ""
        failed = before.failure()
        return (None, f"{_NO_BASE}: {one_line(failed, 300)}") if failed else (site, "")


def _surroundings(old: Side, new: Side, now: dt.datetime, preview: Preview) -> Surroundings:
    published, options = to_publish(old.project, (old.briefs[slug] for slug in old.public)), old.project.options
    paths = [*(site_path(path) for path, _ in pages_of(published)), *kinds_by_path(published)]
    at = {slug: preview_address(brief.path) for slug, brief in new.briefs.items()}
    return Surroundings(
        states={at[slug]: state_of(brief, now) for slug, brief in new.briefs.items()},
        titles={at[slug]: brief.front.title for slug, brief in new.briefs.items()},
        public={preview_address(path): address_of(path, options.directory_urls) for path in paths},
        site_url=options.site_url,
        reasons={at[slug]: why for slug, why in reasons(old, new, preview).items()},
    )


def _refuse_foreign(target: Path) -> Path:
    """The folder to be replaced, which must be an earlier preview, or not be there."""
    target = target.resolve()
    if target.exists() and not (target / DATA).is_file() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(f"{target} holds files that are not an earlier preview; name a new folder with --out")
    return target


def _safe_lines(text: str) -> str:
    return "\n".join(safe(line) for line in text.splitlines())


def _problem(report: ProblemReport) -> Problem:
    place = Place(report.path, report.line, report.column)
    return Problem(report.rule, place, report.message, Level(report.level))
