"""Take sources of other programs over into the bibliography: `scripts/import_sources.py FILE … [--merge] [--dry-run]`.

Exit status: 0 done, 1 something could not be read (told; the rest is taken over), 2 nothing was written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefsite.commands.bibliography_text import BibliographyError, bytes_of, text_in
from briefsite.commands.import_sources.fetching import RESOLVER, resolved, zotero_records
from briefsite.commands.import_sources.plan import PlanError, planned
from briefsite.commands.import_sources.report import as_text
from briefsite.commands.whole_files import FilesError, replace_all
from briefsite.fast.garbage_collection import uncollected
from briefsite.read.project_folder import project_folder
from briefsite.read.records import Records, RecordsError, read_records
from briefsite.read.records.reading import FORMATS, OnlyDoisError
from briefsite.read.sources_file import BIBLIOGRAPHY

CANNOT_RUN = 2


def main(arguments: Sequence[str] | None = None, program: str = "import_sources.py") -> int:
    """Read all files, then write the bibliography once, or not at all."""
    parser = _parser(program)
    options = parser.parse_args(arguments)
    if not options.files and options.zotero is None:
        parser.error("name a file, or `--zotero`")
    root = project_folder(options.root)
    path = root / options.into
    try:
        with uncollected():
            records = list(_records(options))
            before = path.read_bytes() if path.exists() else b""
            file = text_in(path, before, root if path.is_relative_to(root) else None)
            plan = planned(file, [of.items for of in records], merge=options.merge)
        if plan.text != file.text and not options.dry_run:
            replace_all({path: before} if path.exists() else {}, {path: bytes_of(plan.text, before)})
    except (RecordsError, BibliographyError, PlanError, FilesError) as error:
        print(f"{program}: {error}\nnothing was written", file=sys.stderr)
        return CANNOT_RUN
    except OSError as error:
        print(f"{program}: `{path}` cannot be read: {error.strerror or error}", file=sys.stderr)
        return CANNOT_RUN
    problems = [problem for of_file in records for problem in of_file.problems]
    print(as_text(options.into, plan, options.dry_run))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _records(options: argparse.Namespace) -> Iterator[Records]:
    for file in options.files:
        try:
            yield read_records(file)
        except OnlyDoisError as found:
            if options.resolve is None:
                raise
            yield resolved(str(file), found.dois, options.resolve)
    if options.zotero is not None:
        yield zotero_records(options.zotero)


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program, description=f"Take sources over from {FORMATS}.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=f"{FORMATS}, or a list of DOIs")
    parser.add_argument("--merge", action="store_true", help="put fields that an entry lacks into it")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")
    parser.add_argument("--into", default=BIBLIOGRAPHY, metavar="FILE", help="the bibliography (default: %(default)s)")
    parser.add_argument(
        "--zotero", nargs="?", const="", metavar="COLLECTION", help="ask the Zotero that runs on this computer"
    )
    parser.add_argument(
        "--resolve", nargs="?", const=RESOLVER, metavar="ADDRESS", help="ask a resolver for DOIs (default: %(const)s)"
    )
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    return parser
