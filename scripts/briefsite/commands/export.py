"""Write every page of the site as plain Markdown into a folder, for any other generator; or briefs as one book.

    python scripts/export.py FOLDER [--drafts] [--host NAME]
    python scripts/export.py FILE.epub --format epub [--briefs SLUG,SLUG] [--title TITLE] [--drafts]

Exit code 0 when written, 1 when the project has errors (shown; nothing is written), 2 when it cannot run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from briefsite.check import check_project
from briefsite.cite import Styles
from briefsite.hosts.folder import write_folder
from briefsite.hosts.zensical import write_zensical
from briefsite.model import Brief, Level, Project
from briefsite.pipeline import Site, build_site, project_in, published, with_history
from briefsite.read.project_folder import project_folder
from briefsite.read.publication import MomentError, moment
from briefsite.read.versions import HistoryError
from csl import StyleError

HOSTS: Mapping[str, Callable[[Site, Path, Path], int]] = {
    "folder": write_folder,
    "zensical": write_zensical,
}
"""What writes the site of a project's folder to a path that was named, and says how many files it wrote."""


def main(arguments: Sequence[str] | None = None, program: str = "export.py") -> int:
    """Check, build and write."""
    options = _parser(program).parse_args(arguments)
    root = project_folder(options.root)
    project = project_in(root)
    try:
        now = moment(os.environ)
    except MomentError as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 2
    errors = [problem for problem in check_project(project, now=now) if problem.level is Level.ERROR]
    if errors:
        print(*errors, sep="\n", file=sys.stderr)
        return 1
    briefs = project.briefs if options.drafts else published(project.briefs, now)
    write = _write_book if options.format == "epub" else _write_folder
    try:
        return write(root, project, briefs, options, program)
    except StyleError as error:
        print(f"A citation style cannot be used, so nothing was written: {error}", file=sys.stderr)
        return 1
    except HistoryError as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{options.folder} cannot be written: {error}", file=sys.stderr)
        return 2


def _write_folder(root: Path, project: Project, briefs: Sequence[Brief], options: argparse.Namespace, _: str) -> int:
    project, why_none = with_history(for_other_generators(project), root, moment(os.environ))
    if why_none:
        print(why_none, file=sys.stderr)
    site = build_site(project, Styles(root / "styles"), briefs)
    count = HOSTS[options.host](site, root, options.folder)
    print(f"{count} files in {options.folder}")
    return 0


def _write_book(
    root: Path, project: Project, briefs: Sequence[Brief], options: argparse.Namespace, program: str
) -> int:
    # Imported here: whoever wants pages as Markdown need not wait for it.
    from briefsite.commands.export_book import BookError, chosen_book, write_book

    corpus = build_site(project, Styles(root / "styles"), briefs).corpus
    slugs = [slug.strip() for slug in (options.briefs or "").split(",") if slug.strip()]
    try:
        book = chosen_book(corpus, slugs, options.title)
    except BookError as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 2
    if not write_book(root.resolve(), options.folder, book, with_drafts=options.drafts):
        return 1
    print(f"{options.folder}: {len(book.chapters)} {'brief' if len(book.chapters) == 1 else 'briefs'}")
    return 0


def for_other_generators(project: Project) -> Project:
    """The project as one whose pages lead to no books, for those are made of pages that are still to be made; nor to
    briefs as Markdown, which the pages are themselves.
    """
    return replace(project, options=replace(project.options, epub=False, offprints=(), twins=False))


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program, description="Write every page as plain Markdown with front matter; or briefs as one book (EPUB)."
    )
    parser.add_argument("folder", type=Path, help="made, or replaced as a whole; of a book its file")
    parser.add_argument("--format", choices=("markdown", "epub"), default="markdown", help="(default: %(default)s)")
    parser.add_argument("--briefs", metavar="SLUG,SLUG", help="which briefs a book holds, in this order (default: all)")
    parser.add_argument("--title", help="what a book of several is called (default: the name of the site)")
    parser.add_argument("--host", choices=HOSTS, default="folder", help="what it is written for (default: %(default)s)")
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    parser.add_argument("--drafts", action="store_true", help="also drafts and briefs under embargo")
    return parser
