"""Prints bibliographies as CSL-JSON: `python scripts/csljson.py sources.bib`.

Like `pandoc -f biblatex -t csljson`, with every problem on standard error. Exit: 0 clean, 1 problems, 2 cannot run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from briefsite.fast.garbage_collection import uncollected
from briefsite.model import TextFile
from briefsite.read.bibliography import parse_bibliography


def main(arguments: Sequence[str] | None = None, program: str = "csljson.py") -> int:
    """Read each file, print its references and problems; the exit status."""
    parser = argparse.ArgumentParser(prog=program, description="Print BibTeX or biblatex files as CSL-JSON.")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument(
        "--bibtex", action="store_true", help="read names and lists as BibTeX does, not as biblatex does"
    )
    options = parser.parse_args(arguments)
    items: list[object] = []
    has_problems = False
    for name in options.files:
        try:
            text = Path(name).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            print(f"{name}: cannot be read: {error}", file=sys.stderr)
            return 2
        with uncollected():
            bibliography = parse_bibliography(TextFile(name, text), options.bibtex)
        items += [reference.csl for reference in bibliography.references.values()]
        for problem in bibliography.problems:
            print(problem, file=sys.stderr)
            has_problems = True
    json.dump(items, sys.stdout, ensure_ascii=False, indent=2)
    print()
    return 1 if has_problems else 0
