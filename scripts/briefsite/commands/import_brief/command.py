"""A document becomes a brief: `scripts/import_brief.py text.docx [--slug …] [--title …] [--author …] [--topic …]`.

Exit status: 0 done, 1 done and the check names errors, 2 nothing was written.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefsite.commands.import_brief.asking import MissingError, details_of
from briefsite.commands.import_brief.details import TYPES
from briefsite.commands.import_brief.plan import Plan, Wishes, planned
from briefsite.commands.import_brief.report import as_text
from briefsite.commands.whole_files import FilesError, replace_all
from briefsite.fast.garbage_collection import uncollected
from briefsite.model import Level, Problem
from briefsite.read.documents import read_document
from briefsite.read.documents.document import DocumentError
from briefsite.read.project import load_project
from briefsite.read.project_folder import project_folder
from briefsite.read.publication import moment
from briefsite.read.sources_file import BIBLIOGRAPHY

CANNOT_RUN = 2
STATUSES = ("draft", "review", "published")


def main(arguments: Sequence[str] | None = None, program: str = "import_brief.py") -> int:
    """Read the document, write its brief, pictures and sources together, or nothing; say what it did."""
    options = _parser(program).parse_args(arguments)
    root = project_folder(options.root)
    try:
        with uncollected():
            return _imported(options, root)
    except (DocumentError, FilesError) as error:
        print(f"{program}: {error}", file=sys.stderr)
    except MissingError as error:
        print(f"{program}: nothing was written, for this has to be known:\n{error}", file=sys.stderr)
    except EOFError:
        print(f"\n{program}: no more was answered; nothing was written", file=sys.stderr)
    except OSError as error:
        print(f"{program}: `{error.filename or options.file}` cannot be read: {error.strerror}", file=sys.stderr)
    return CANNOT_RUN


def _imported(options: argparse.Namespace, root: Path) -> int:
    document = read_document(options.file)
    project = load_project(root)
    details, told = details_of(options, document, project, moment(os.environ).date())
    before = (root / BIBLIOGRAPHY).read_bytes() if (root / BIBLIOGRAPHY).exists() else b""
    wishes = Wishes(options.comments, options.new_sources)
    plan = planned(document, project, before.decode("utf-8", "surrogateescape"), details, wishes)
    problems: list[Problem] = []
    if not options.dry_run:
        there = {root / BIBLIOGRAPHY: before} if (root / BIBLIOGRAPHY).exists() else {}
        replace_all(there, {root / path: content for path, content in plan.files.items()})
        problems = _problems(root, plan)
    sys.stdout.write(as_text(plan.path, plan.brief, [*plan.findings, *told], plan.entries, problems))
    print(_next(plan.path, problems, details.status, options.dry_run))
    return 1 if any(problem.level is Level.ERROR for problem in problems) else 0


def _problems(root: Path, plan: Plan) -> list[Problem]:
    """What the project's own check says of the files that are new or changed."""
    from briefsite.check import check_project

    now = dt.datetime.now(dt.UTC)
    found = check_project(load_project(root), None, now)
    return [problem for problem in found if problem.place.path in plan.files and problem.level is not Level.HINT]


def _next(path: str, problems: Sequence[Problem], status: str, is_trial: bool) -> str:
    if is_trial:
        return "Nothing was written (`--dry-run`)."
    steps = (
        "Next: `make serve` shows it (or `briefsite serve`), `make check` (or `briefsite check`) says what is wrong."
    )
    found = "The check names what is to be mended first." if problems else "The check finds nothing wrong."
    done = "" if status == "published" else f"\nWhen it is done, remove the line `status: {status}` from `{path}`."
    return f"{found} {steps}{done}"


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program,
        description="Make a brief of a document, with its notes, citations and pictures. What is not given is taken"
        " from the document, or asked on a terminal.",
    )
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="of Word (.docx), LibreOffice (.odt), a browser (.html), Markdown or text",
    )
    parser.add_argument("--slug", help="the name of the brief’s file, without `.md` (default: of the title)")
    parser.add_argument("--title", help="the title")
    parser.add_argument("--author", metavar="NAMES", help="ids of briefs/people.yml or names, parted by semicolons")
    parser.add_argument("--topic", metavar="IDS", help="ids of briefs/topics.yml, parted by commas")
    parser.add_argument("--date", metavar="DAY", help="the day of publication, as 2026-11-20")
    parser.add_argument("--summary", metavar="TEXT", help="what a reader in a hurry should know")
    parser.add_argument("--lang", metavar="TAG", help="the language of the text, as `fr`")
    parser.add_argument("--type", choices=TYPES, help="what sort of brief it is")
    parser.add_argument("--status", choices=STATUSES, default="draft", help="whether readers see it (default: draft)")
    parser.add_argument(
        "--comments", action="store_true", help="put the document’s comments into the text, as HTML comments"
    )
    parser.add_argument(
        "--new-sources", action="store_true", help="take up sources that typed notes name and sources.bib has not"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    return parser
