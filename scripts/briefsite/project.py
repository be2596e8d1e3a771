"""From a folder on disk to a parsed project: the stages read and parse, and all that they found wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar

import csl
from briefsite.bibliography import parse_bibliography
from briefsite.front_matter import parse_front_matter, parse_people, parse_topics
from briefsite.markdown import parse_markdown, split_front_matter
from briefsite.model import (
    Bibliography,
    Brief,
    Document,
    Options,
    Person,
    Place,
    Problem,
    Project,
    TextFile,
    Topic,
)
from briefsite.options import read_options
from briefsite.read import is_link_out, list_files, read_text

BIBLIOGRAPHY = "sources.bib"
TOPICS = "briefs/topics.yml"
PEOPLE = "briefs/people.yml"

_Entry = TypeVar("_Entry", Topic, Person)


def load_project(root: Path, options: Options | None = None) -> Project:
    """Read and parse everything below `root`. Never raises for what a file holds: problems are part of the result.

    Without `options`, those of `mkdocs.yml` are used.
    """
    problems: list[Problem] = []
    if options is None:
        options, found = read_options(root)
        problems += found
    files = tuple(path for folder in ("briefs", "docs") for path in list_files(root, folder))
    problems += [_link_out(path) for path in files if is_link_out(root, path)]
    topics, found = _vocabulary(root, TOPICS, parse_topics)
    problems += found
    people, found = _vocabulary(root, PEOPLE, parse_people)
    problems += found
    briefs, found = _briefs(root, files)
    problems += found
    documents, found = _documents(root, files)
    problems += found
    bibliography = _bibliography(root)
    wanted = {brief.front.citation_style for brief in briefs if brief.front.citation_style}
    return Project(
        briefs=briefs,
        bibliography=bibliography,
        topics=topics,
        people=people,
        documents=documents,
        files=frozenset(files),
        styles=_styles(root, wanted | {options.citation_style}),
        options=options,
        problems=(*problems, *bibliography.problems),
    )


def parse_brief(file: TextFile) -> tuple[Brief | None, tuple[Problem, ...]]:
    """A brief from its text. None where there is not enough of a front matter to make a page."""
    slug = PurePosixPath(file.path).stem
    front_text = split_front_matter(file.text)
    if front_text is None:
        return None, (Problem("missing-front-matter", Place(file.path), _no_front_matter(file.text)),)
    start, end, body_start = front_text
    front, problems = parse_front_matter(file, start, end)
    if front is None:
        return None, problems
    body = parse_markdown(file, body_start, front.lang)
    return Brief(slug, file.path, front, body), (*problems, *body.problems)


def _no_front_matter(text: str) -> str:
    if not text.strip():
        return "the file is empty; a brief begins with its front matter between two lines `---`"
    if text.startswith("---"):
        return "the front matter is never closed; put a line `---` behind its last line"
    return "a brief begins with its front matter: a line `---`, then `title: …` and the rest, then a line `---`"


def _texts(root: Path, paths: Iterable[str]) -> tuple[list[TextFile], list[Problem]]:
    """The texts of the files at `paths`; a link that leads out of the project was reported once already."""
    read = [read_text(root, path) for path in paths if not is_link_out(root, path)]
    texts = [file for file in read if isinstance(file, TextFile)]
    return texts, [problem for problem in read if isinstance(problem, Problem)]


def _briefs(root: Path, files: Iterable[str]) -> tuple[tuple[Brief, ...], list[Problem]]:
    paths = [path for path in files if path.startswith("briefs/") and path.endswith(".md")]
    texts, problems = _texts(root, [path for path in paths if path.count("/") == 1])
    problems += [
        Problem("misplaced-brief", Place(path), f"briefs stand directly in briefs/; move `{path}` there")
        for path in paths
        if path.count("/") > 1
    ]
    briefs: list[Brief] = []
    for text in texts:
        brief, found = parse_brief(text)
        problems += found
        if brief is not None:
            briefs.append(brief)
    return tuple(briefs), problems


def _documents(root: Path, files: Iterable[str]) -> tuple[tuple[Document, ...], list[Problem]]:
    texts, problems = _texts(root, [path for path in files if path.startswith("docs/") and path.endswith(".md")])
    documents = []
    for text in texts:
        front = split_front_matter(text.text)
        documents.append(Document(text.path, parse_markdown(text, front[2] if front else 0)))
    return tuple(documents), problems


def _vocabulary(
    root: Path, path: str, parse: Callable[[TextFile], tuple[Mapping[str, _Entry], tuple[Problem, ...]]]
) -> tuple[Mapping[str, _Entry], tuple[Problem, ...]]:
    file = read_text(root, path)
    return ({}, (file,)) if isinstance(file, Problem) else parse(file)


def _bibliography(root: Path) -> Bibliography:
    file = read_text(root, BIBLIOGRAPHY)
    if isinstance(file, Problem):
        return Bibliography({}, (file,))
    return parse_bibliography(file)


def _styles(root: Path, wanted: Iterable[str]) -> frozenset[str]:
    """Styles in styles/, and where one is asked for that is not there, those that a package ships (10,000 names)."""
    local = frozenset(path.stem for path in (root / "styles").glob("*.csl"))
    return local if local.issuperset(wanted) else local | csl.style_names()


def _link_out(path: str) -> Problem:
    return Problem(
        "unreadable-file", Place(path), f"`{path}` is a link that leads out of the project; put the file itself here"
    )
