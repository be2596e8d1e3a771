"""Ask every web address in sources.bib whether it still answers: `scripts/check_links.py [--format text|github]`.

Exit status: 0 none is gone, 1 some are. One that only refuses programs, or is slow today, is told and not counted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefsite.commands.hosting.links import addresses, ask, ask_all
from briefsite.hosts.report.formats import as_github, as_text
from briefsite.model import Level
from briefsite.model.rules.web import DEAD_ADDRESS, UNSURE_ADDRESS
from briefsite.pipeline import project_in
from briefsite.read.project_folder import project_folder


def main(arguments: Sequence[str] | None = None, program: str = "check_links.py") -> int:
    """Ask them all once."""
    parser = argparse.ArgumentParser(prog=program, description="Ask every web address of the bibliography.")
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    parser.add_argument("--format", choices=("text", "github"), default="text")
    options = parser.parse_args(arguments)
    places = addresses(project_in(project_folder(options.root)).bibliography.references)
    problems = [
        (DEAD_ADDRESS if answer.dead else UNSURE_ADDRESS).at(
            places[answer.address], address=answer.address, said=answer.said
        )
        for answer in ask_all(places, ask)
        if answer.said
    ]
    problems.sort(key=lambda problem: problem.place)
    sys.stdout.write(as_github(problems) if options.format == "github" else as_text(problems))
    print(f"{len(places)} addresses were asked")
    return 1 if any(problem.level is Level.ERROR for problem in problems) else 0
