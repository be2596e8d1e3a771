"""How problems are written: for people, for programs, for GitHub and GitLab. What files say in them is not trusted."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence

from briefsite.hosts.report.gathered import by_level, gathered
from briefsite.model import Level, Problem

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.HINT: "36"}
_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.HINT: "info"}
_ANNOTATIONS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}


def as_text(problems: Sequence[Problem], *, colour: bool = False, every: bool = False) -> str:
    """One line a problem, as compilers write them, the gravest first, and a line that counts them.

    Where one rule found much, one line stands for all, unless `every` problem is asked for.
    """
    shown = by_level(problems) if every else gathered(problems)
    return "".join(f"{line}\n" for line in (*(_line(problem, colour) for problem in shown), summary(problems)))


def as_json(problems: Sequence[Problem]) -> str:
    """Every problem by its place: objects with `rule`, `level`, `path`, `line`, `column` and `message`, in ASCII."""
    rows = [
        {
            "rule": problem.rule,
            "level": problem.level.value,
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": problem.message,
        }
        for problem in problems
    ]
    return json.dumps(rows, indent=2) + "\n"


def as_github(problems: Sequence[Problem], *, folder: str = "", every: bool = False) -> str:
    """Annotations, as workflow commands of GitHub Actions, which shows ten of each level: the gravest come first.

    `folder` is the project's, within the repository.
    """
    shown = by_level(problems) if every else gathered(problems)
    return "".join(f"{_annotation(problem, folder)}\n" for problem in shown)


def as_gitlab(problems: Sequence[Problem], *, folder: str = "") -> str:
    """A Code Quality report of GitLab: every problem, each by a name that stays the same while it moves to other lines.

    `folder` is the project's, within the repository.
    """
    met: Counter[str] = Counter()
    rows = []
    for problem in problems:
        path = f"{folder}/{problem.place.path}" if folder else problem.place.path
        name = f"{problem.rule}\n{path}\n{problem.message}"
        met[name] += 1
        rows.append(
            {
                "description": safe(problem.message),
                "check_name": problem.rule,
                "fingerprint": hashlib.sha256(f"{name}\n{met[name]}".encode(errors="surrogatepass")).hexdigest(),
                "severity": _SEVERITIES[problem.level],
                "location": {"path": safe(path), "lines": {"begin": problem.place.line}},
            }
        )
    return json.dumps(rows, indent=2) + "\n"


def summary(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning, 3 hints in 3 files`."""
    if not problems:
        return "no problems"
    return f"{counts(problems)} in {_counted(len({problem.place.path for problem in problems}), 'file')}"


def counts(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning, 3 hints`: what there is of each level."""
    numbers = Counter(problem.level for problem in problems)
    return ", ".join(_counted(numbers[level], level) for level in Level if numbers[level])


def safe(text: str) -> str:
    """The text in one line, with no character that a terminal would obey or that would turn the line around."""
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def _line(problem: Problem, colour: bool) -> str:
    if not colour:
        return safe(str(problem))
    level = f"\x1b[{_COLOURS[problem.level]}m{problem.level}\x1b[0m"
    return f"\x1b[1m{safe(str(problem.place))}\x1b[0m: {level}: {problem.rule}: {safe(problem.message)}"


def _annotation(problem: Problem, folder: str) -> str:
    place = problem.place
    properties = {
        "file": f"{folder}/{place.path}" if folder else place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.rule,
    }
    written = ",".join(f"{name}={_property(safe(value))}" for name, value in properties.items())
    return f"::{_ANNOTATIONS[problem.level]} {written}::{_data(safe(problem.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
