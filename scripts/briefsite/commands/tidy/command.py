"""Put the bibliography into one layout and one order: `scripts/tidy.py [--check] [FILE]`.

Exit status: 0 it is in the tidy form, or is now; 1 with `--check`, it is not; 2 it cannot be read or written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefsite.commands.bibliography_text import BibliographyError, bytes_of, text_in
from briefsite.commands.tidy.form import tidied
from briefsite.commands.whole_files import FilesError, replace_all
from briefsite.fast.garbage_collection import uncollected
from briefsite.read.project_folder import project_folder
from briefsite.read.sources_file import BIBLIOGRAPHY

CANNOT_RUN = 2
_MOST = 20
"""Changes that are listed where they are made; where they are only asked for, each is."""


def main(arguments: Sequence[str] | None = None, program: str = "tidy.py") -> int:
    """Look at each file; write those that are different, unless only asked."""
    options = _parser(program).parse_args(arguments)
    root = None if options.files else project_folder(options.root)
    paths = [root / BIBLIOGRAPHY] if root else options.files
    try:
        return max([_tidy(path, root, program, check=options.check, sort=options.sort) for path in paths])
    except (BibliographyError, FilesError) as error:
        print(f"{program}: {error}", file=sys.stderr)
    except OSError as error:
        print(f"{program}: `{error.filename}` cannot be read: {error.strerror or error}", file=sys.stderr)
    return CANNOT_RUN


def _tidy(path: Path, root: Path | None, program: str, *, check: bool, sort: bool) -> int:
    before = path.read_bytes()
    file = text_in(path, before, root)
    with uncollected():
        found = tidied(file, sort=sort)
    if found.remark:
        print(f"{program}: {path}: {found.remark}", file=sys.stderr)
    if found.text == file.text:
        return 0
    shown = found.changes if check else found.changes[:_MOST]
    print(
        *shown, *([f"… and {len(found.changes) - _MOST:,} more"] if len(found.changes) > len(shown) else []), sep="\n"
    )
    if check:
        print(f"{path} is not in the tidy form; `briefsite tidy` puts it into it")
        return 1
    replace_all({path: before}, {path: bytes_of(found.text, before)})
    print(f"{path} is in the tidy form now")
    return 0


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program, description="Put a bibliography into one layout and one order.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="(default: the project's sources.bib)")
    parser.add_argument("--check", action="store_true", help="say what would change, and write nothing")
    parser.add_argument(
        "--sort", action="store_true", help="put entries in the order of their keys below headings, too"
    )
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    return parser
