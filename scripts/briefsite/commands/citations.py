"""Markdown files (or standard input) in, their citations as JSON out, so that anyone can compare them with Pandoc's.

    python scripts/citations.py [--lang LANG] [FILE …]

For each citation in the order of the text: line, column, the author's note it stands in, and its items with key,
prefix, suffix, label, locator and mode. As in Pandoc's output, a citation that stands within another one's prefix or
suffix is listed after it (for the site it is a problem: it cites nothing). Problems go to standard error.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefsite.model import Citation, Lines, TextFile
from briefsite.read.markdown import UnclosedFrontMatter, parse_markdown, split_front_matter
from briefsite.read.markdown.parse import parse_text


def listing(citation: Citation, lines: Lines) -> dict[str, Any]:
    """One citation as JSON values."""
    place = lines.place(citation.start)
    names = ("key", "prefix", "suffix", "label", "locator", "mode")
    items = [{name: getattr(item, name) for name in names} for item in citation.items]
    return {"line": place.line, "column": place.column, "note": citation.note, "items": items}


def start(citation: Citation) -> int:
    """Where a citation begins."""
    return citation.start


def read(path: str) -> TextFile:
    """A file, or standard input for `-`, decoded and with plain line ends."""
    content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return TextFile(path, text)


def main(arguments: Sequence[str] | None = None, program: str = "citations.py") -> int:
    """0 if there are no problems, 1 if there are, 2 if a file cannot be read."""
    parser = argparse.ArgumentParser(prog=program, description="List the citations of Markdown files as JSON.")
    parser.add_argument("files", nargs="*", default=["-"], metavar="FILE")
    parser.add_argument("--lang", default="en", help="language of the text (BCP 47), for the labels of locators")
    options = parser.parse_args(arguments)
    citations: list[dict[str, Any]] = []
    problems: list[str] = []
    for path in options.files:
        try:
            file = read(path)
        except OSError as error:
            print(f"{path}: cannot be read: {error.strerror}", file=sys.stderr)
            return 2
        found, wrong = _listed(file, options.lang)
        citations += [{"file": path} | one for one in found] if len(options.files) > 1 else found
        problems += wrong
        for problem in wrong:
            print(problem, file=sys.stderr)
    json.dump(citations, sys.stdout, ensure_ascii=False, indent=2)
    print()
    return 1 if problems else 0


def _listed(file: TextFile, lang: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The citations of a file, and what is wrong in it."""
    wrong: list[str] = []
    front = None
    try:
        front = split_front_matter(file.text)
    except UnclosedFrontMatter as error:
        wrong.append(f"{file.path}:1:1: error: front-matter: {error}")
    body_start = front.body_start if front else 0
    markdown = parse_markdown(file, body_start, lang)
    content, lines = parse_text(file.text, body_start, lang).content, Lines.of(file.path, file.text)
    found = sorted([*content.citations, *content.nested], key=start)
    return [listing(citation, lines) for citation in found], [*wrong, *map(str, markdown.problems)]
