"""A glossary: abbreviations that every page explains, from files in `includes/` alone.

It is asked for as Material documents it (`auto_append` of the extension `pymdownx.snippets`), but nothing is put into a
page: the files are read for their abbreviations, so that no text can bring in another file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefsite.model import Lines, Problem, TextFile
from briefsite.model.rules.settings import GLOSSARY_LINE
from briefsite.read.files import read_text
from briefsite.read.markdown.abbreviations import ABBREVIATION, cited_in_meaning

EXTENSION = "pymdownx.snippets"
FOLDER = "includes"
_FILE = re.compile(rf"{FOLDER}/(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:md|txt)")
_LINE = re.compile(r" {0,3}\*\[([^\[\]]{1,200})\][ \t]?:[ \t]*(\S[^\n]*)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def glossary_files(settings: object) -> tuple[str, ...] | None:
    """The files of a glossary, from the settings of the extension; None where these ask for anything else."""
    if not isinstance(settings, Mapping) or set(settings) != {"auto_append"}:
        return None
    paths = settings["auto_append"]
    if (
        not isinstance(paths, list)
        or not paths
        or not all(isinstance(path, str) and _FILE.fullmatch(path) for path in paths)
    ):
        return None
    return tuple(paths)


def read_glossary(root: Path, settings: object) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """What each abbreviation stands for, and what is wrong: a file that cannot be read, a line that is none."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for path in glossary_files(settings) or ():
        file = read_text(root, path)
        if isinstance(file, Problem):
            problems.append(file)
            continue
        lines = Lines.of(path, file.text)
        text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), file.text)
        at = 0
        for line in text.split("\n"):
            entry = _LINE.fullmatch(line.rstrip())
            if entry:
                found.setdefault(entry[1].strip(), entry[2].strip())
                breaches, _ = cited_in_meaning(entry[1].strip(), text, at + entry.start(2), at + entry.end(2))
                problems += (breach.at(lines.place(offset)) for offset, breach in breaches)
            elif line.strip():
                problems.append(GLOSSARY_LINE.at(lines.place(at), shown=line.strip()[:60]))
            at += len(line) + 1
    return found, tuple(problems)


def cited_in_glossaries(root: Path, settings: object) -> Iterator[Problem]:
    """Citations in the abbreviations of any files that an ordinary site adds to each page: they are shown as typed."""
    paths = settings.get("auto_append") if isinstance(settings, Mapping) else None
    for path in paths if isinstance(paths, list) else ():
        file = read_text(root, path) if isinstance(path, str) else None
        if not isinstance(file, TextFile):
            continue  # the extension says so
        lines = Lines.of(path, file.text)
        for entry in ABBREVIATION.finditer(file.text):
            breaches, _ = cited_in_meaning(entry[1], file.text, *entry.span(2))
            yield from (breach.at(lines.place(offset)) for offset, breach in breaches)
