"""Write every page of the site as plain Markdown into a folder, for any other generator.

    python scripts/export.py FOLDER [--drafts] [--host NAME]

Exit code 0 when written, 1 when the project has errors (shown; nothing is written), 2 when it cannot run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefsite.check import check_project
from briefsite.cite import Styles
from briefsite.hosts.folder import write_folder
from briefsite.hosts.zensical import write_zensical
from briefsite.model import Level
from briefsite.pipeline import Site, build_site, project_in, published
from briefsite.read.project_folder import project_folder
from briefsite.read.publication import MomentError, moment
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
    try:
        site = build_site(project, Styles(root / "styles"), briefs)
        count = HOSTS[options.host](site, root, options.folder)
    except StyleError as error:
        print(f"A citation style cannot be used, so nothing was written: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{options.folder} cannot be written: {error}", file=sys.stderr)
        return 2
    print(f"{count} files in {options.folder}")
    return 0


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program, description="Write every page as plain Markdown with front matter.")
    parser.add_argument("folder", type=Path, help="made, or replaced as a whole")
    parser.add_argument("--host", choices=HOSTS, default="folder", help="what it is written for (default: %(default)s)")
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    parser.add_argument("--drafts", action="store_true", help="also drafts and briefs under embargo")
    return parser
