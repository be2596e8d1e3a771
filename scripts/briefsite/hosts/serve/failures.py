"""Why a build gave no site, in a line or a few: with the file and the line, where an error tells of one."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import jinja2
import yaml

from briefsite.hosts.host_package import host_package
from briefsite.hosts.report.unexpected import told
from briefsite.hosts.serve.notice import Failure
from briefsite.model import Problem
from briefsite.read.configuration import CONFIGURATION
from briefsite.read.files import read_text
from briefsite.read.options import read_options

_LIBRARIES = ("site-packages", "dist-packages", "scripts")
"""Folders whose files are not written by an editor."""
_SETTING = re.compile(r"Config value '(\w+)': ")


def failure_of(error: BaseException, said: Sequence[str], settings: Path) -> Failure:
    """What an editor is told of an error that ended a build of the project that `settings` belongs to.

    `said` is what was written to the log as errors while it lasted.
    """
    root, wrong = settings.parent, failure_of_settings(settings)
    if wrong is not None:
        return wrong
    if isinstance(error, SystemExit) and said:  # it only says that something was said
        return Failure(tuple(dict.fromkeys(_with_line(line, root) for line in said)))
    if isinstance(error, UnicodeDecodeError) and (problem := _not_utf_8(error, root)):
        return Failure((problem,))
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Failure((f"{_path(error.filename or error.name or '?', root)}:{error.lineno}: {error.message}",))
    if isinstance(error, Exception) and not _is_foreseen(error) and not is_of_template(error, root):
        return Failure((told(error),))
    return Failure((f"{_place(error, root)}{_words(error)}",))


def is_of_template(error: BaseException, root: Path) -> bool:
    """Whether what ended a build is a mistake in one of the project's own templates."""
    return isinstance(error, jinja2.TemplateError) or _place(error, root).partition(":")[0].endswith(".html")


def failure_of_settings(settings: Path) -> Failure | None:
    """What is wrong with mkdocs.yml, if it cannot be read: MkDocs says it in other words, or would read it for ever."""
    if settings.name != CONFIGURATION:
        return None
    wrong = [problem for problem in read_options(settings.parent)[1] if problem.rule == "unreadable-file"]
    return Failure(tuple(f"{problem.place}: {problem.message}" for problem in wrong)) if wrong else None


def _not_utf_8(error: UnicodeDecodeError, root: Path) -> str:
    """Which text of the project it was that could not be read, and where in it; empty if it was none."""
    for folder in ("docs", "briefs"):
        for file in sorted(path for path in (root / folder).rglob("*") if path.suffix in (".html", ".md", ".yml")):
            path = file.relative_to(root).as_posix()
            problem = read_text(root, path)
            if isinstance(problem, Problem) and file.is_file() and error.object in file.read_bytes():
                return f"{problem.place}: {problem.message}"
    return ""


def _is_foreseen(error: BaseException) -> bool:
    """Whether an error is of a kind to which leads what editors write."""
    is_of_host = type(error).__module__.startswith(host_package())
    return is_of_host or isinstance(error, (SystemExit, jinja2.TemplateError, yaml.YAMLError))


@contextmanager
def errors_said(logger: logging.Logger) -> Iterator[list[str]]:
    """What is written to a log as errors while the block lasts."""
    listener = _Listener(logging.ERROR)
    logger.addHandler(listener)
    try:
        yield listener.said
    finally:
        logger.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(_in_one_line(record.getMessage()))


def _with_line(said: str, root: Path) -> str:
    """A message of MkDocs about a setting, with the line of mkdocs.yml in which that begins."""
    setting = _SETTING.match(said)
    file = read_text(root, CONFIGURATION)
    if setting is None or isinstance(file, Problem):
        return said
    lines = file.text.split("\n")
    number = next((number for number, line in enumerate(lines, 1) if line.startswith(f"{setting[1]}:")), None)
    return f"{CONFIGURATION}:{number}:1: {said[setting.end() :]}" if number else said


def _place(error: BaseException, root: Path) -> str:
    """The last line of a file of the project that an error went through."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.is_relative_to(root) and not set(file.relative_to(root).parts) & set(_LIBRARIES):
            return f"{_path(frame.filename, root)}:{frame.lineno}: "
    return ""


def _path(name: str, root: Path) -> str:
    file = Path(name)
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else name


def _words(error: BaseException) -> str:
    message = _in_one_line(str(error))
    if type(error).__module__.startswith(host_package()) or isinstance(error, jinja2.TemplateError):
        return message or type(error).__name__
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
