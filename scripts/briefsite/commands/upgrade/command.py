"""The command line of `briefsite upgrade`: what this version changes in a publication, shown or done."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from briefsite import __version__
from briefsite.commands.new.answers import AnswerError, host_of
from briefsite.commands.new.files import kept_files
from briefsite.commands.new.pin import PinError, own_wheel
from briefsite.commands.new.record import RECORD, Record, as_text, read_record
from briefsite.commands.upgrade import report
from briefsite.commands.upgrade.changes import Change, Fate, Word, after, changes
from briefsite.commands.upgrade.texts_in_git import merged
from briefsite.read.project_folder import project_folder

CANNOT_RUN = 2


class UpgradeError(ValueError):
    """Nothing can be upgraded; the message says why, and what to do."""


def main(arguments: Sequence[str] | None = None, program: str = "upgrade.py") -> int:
    """Show what changes, or change it: 0 nothing is (left) to be done, 1 something is, 2 it cannot run."""
    options = _parser(program).parse_args(arguments)
    try:
        root = project_folder(options.dir)
        record = _record(root, options.host)
        new = kept_files(record.host, own_wheel())
        overwrite, keep = (frozenset(map(os.path.normpath, named)) for named in (options.overwrite, options.keep))
        if both := sorted(overwrite & keep):
            raise UpgradeError(f"`{both[0]}` cannot be both overwritten and kept: name it once")
        word = Word(overwrite, keep)
        _refuse_unknown(sorted(overwrite | keep), {*record.files, *new})
        here = _read(root, {*record.files, *new})
        changed = changes(record, here, new, partial(merged, root), word)
        is_new = bool(changed) or after(record, __version__, new, changed) != record
        if options.apply and is_new:
            _write(root, changed)
            _replace(root / RECORD, as_text(after(record, __version__, new, changed)).encode())
    except (AnswerError, PinError, UpgradeError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        return CANNOT_RUN
    if not changed:
        _say_nothing(_again(program, options.dir), [path for path in sorted(new) if path not in here])
        return 0
    left = [change.path for change in changed if change.fate is Fate.LEFT]
    print(f"Briefsite {record.version or '(none)'} → {__version__}\n")
    print(report.as_text(changed))
    print(report.summary(changed, applied=options.apply))
    _say_next(_again(program, options.dir), left, is_left=len(left) < len(changed) and not options.apply)
    return 1 if left or not options.apply else 0


def _again(program: str, folder: Path | None) -> str:
    """What to type to run this once more: in a clone the script, by the path that led to it."""
    command = f"python3 {shlex.quote(sys.argv[0])}" if program.endswith(".py") else program
    return command if folder is None else f"{command} {shlex.quote(str(folder))}"


def _say_nothing(command: str, gone: Sequence[str]) -> None:
    of = "what is there is" if gone else "the files are those"
    print(f"Nothing is to be done: {of} of Briefsite {__version__}.")
    if gone:
        print(f"You have removed {', '.join(gone)}. To have it again: {command} --apply --overwrite {gone[0]}")


def _say_next(command: str, left: Sequence[str], *, is_left: bool) -> None:
    if is_left:
        print(f"To do it: {command} --apply. Commit before that what you have, so that you can look back at it.")
    if left:
        print(f"To take this version's: {command} --apply --overwrite {left[0]}")
        print(f"To keep yours for good: {command} --apply --keep {left[0]}")
    if not is_left:
        print("What this version asks of mkdocs.yml, briefs and sources: make check")


def _record(root: Path, host: str | None) -> Record:
    """What was written into the publication; with a `host` it may be nothing. Raises UpgradeError, AnswerError."""
    path = root / RECORD
    if not path.is_file():
        if host is None:
            raise UpgradeError(
                f"`{root}` has no {RECORD}, so nobody knows what in it is Briefsite's own. Name its host, for example"
                " `--host github`: what it has stays, and what it lacks is shown"
            )
        return Record("", host_of(host))
    try:
        record = read_record(path.read_text("utf-8"))
    except ValueError as error:
        raise UpgradeError(f"{RECORD} cannot be read: {error}; take it from an earlier commit") from None
    if _number(record.version) > _number(__version__):
        raise UpgradeError(f"the publication is of Briefsite {record.version}, this is {__version__}: take a later one")
    return record if host is None else Record(record.version, host_of(host), record.files)


def _number(version: str) -> tuple[int, ...]:
    """The number of a release, also of what comes before it: `0.3.0rc1` is of 0.3.0."""
    whole = re.match(r"[0-9]{1,9}(\.[0-9]{1,9})*", version)
    return tuple(map(int, whole[0].split("."))) if whole else ()


def _refuse_unknown(named: Iterable[str], known: set[str]) -> None:
    for path in named:
        if path not in known:
            raise UpgradeError(f"`{path}` is none of the files that Briefsite writes: {', '.join(sorted(known))}")


def _read(root: Path, paths: Iterable[str]) -> Mapping[str, bytes]:
    """What stands in those of the files that are there.

    Raises UpgradeError where one leads out of the publication, and where something else stands in its place.
    """
    contents = {}
    for path in paths:
        whole = root / path
        # realpath alone ends where links lead in a circle
        if not Path(os.path.realpath(whole)).is_relative_to(os.path.realpath(root)):
            raise UpgradeError(f"`{path}` leads out of the publication; put the file itself in the place of the link")
        if whole.is_file():
            contents[path] = whole.read_bytes()
        elif os.path.lexists(whole) or any(parent.is_file() for parent in whole.parents):
            raise UpgradeError(f"`{path}` is no file, and cannot become one; move away what stands in its place")
    return contents


def _write(root: Path, changed: Sequence[Change]) -> None:
    for change in changed:
        path = root / change.path
        if change.fate is Fate.REMOVED:
            path.unlink()
        elif change.fate is not Fate.LEFT and change.becomes is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, change.becomes)


def _replace(path: Path, content: bytes) -> None:
    """Put a text in the place of a file, whole or not at all."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        work = Path(name)
        work.chmod(path.stat().st_mode if path.exists() else 0o644)
        work.replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program, description="Show what this version of Briefsite changes in the files that `new` wrote, or do it."
    )
    parser.add_argument("dir", type=Path, nargs="?", help="the publication (default: the one that this folder is in)")
    parser.add_argument("--apply", action="store_true", help="do it")
    parser.add_argument("--host", help="where its repository is now: github, gitlab or none (default: as it was begun)")
    for name, what in (("--overwrite", "take this version's"), ("--keep", "keep it, and ask no more")):
        what = f"of a file that you have changed: {what}"
        parser.add_argument(name, action="append", default=[], metavar="FILE", help=what)
    return parser
