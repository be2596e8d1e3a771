"""The command line of `briefsite new`: what is asked, what is written, what comes next."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefsite import __version__
from briefsite.commands.new.answers import (
    AnswerError,
    Answers,
    host_of,
    language_of,
    license_of,
    name_of,
    url_of,
    usual_name,
)
from briefsite.commands.new.files import content_files, kept_files
from briefsite.commands.new.pin import PinError, own_wheel
from briefsite.commands.new.place import PlaceError, refuse_place, write_whole
from briefsite.commands.new.questions import QUESTIONS, ask
from briefsite.commands.new.record import RECORD, as_text, record_of
from briefsite.read.project_folder import absolute

CANNOT_RUN = 2
_SECONDS = re.compile(r"[0-9]{1,11}")
_UNDERSTOOD: Mapping[str, Callable[[str], str]] = {
    "name": name_of,
    "language": language_of,
    "url": url_of,
    "license": license_of,
    "host": host_of,
}
"""What is asked, in this order, and what makes an answer of what is typed."""


def main(arguments: Sequence[str] | None = None, program: str = "new.py") -> int:
    """Write a publication into a new folder. Gives the exit status: 0 done, 2 when it cannot be."""
    options = _parser(program).parse_args(arguments)
    target: Path = options.dir
    try:
        refuse_place(target)
        answers = _answers(options, absolute(target))
        wheel = own_wheel()
        kept = kept_files(answers.host, wheel)
        content = {path: text.encode() for path, text in content_files(answers, _today()).items()}
        record = as_text(record_of(__version__, answers.host, kept)).encode()
        write_whole({**content, **kept, RECORD: record}, target)
    except (AnswerError, PlaceError, PinError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        return CANNOT_RUN
    except OSError as error:
        print(f"{program}: `{target}` cannot be written: {error.strerror or error}", file=sys.stderr)
        return CANNOT_RUN
    except EOFError:
        print(f"\n{program}: no more was answered; nothing was written", file=sys.stderr)
        return CANNOT_RUN
    _say_next(target, answers)
    return 0


def _answers(options: argparse.Namespace, folder: Path) -> Answers:
    """What the options say; the rest is asked on a terminal, else it is as usual. Raises AnswerError, EOFError."""
    usual = {"name": usual_name(folder), "language": "en", "url": "", "license": "CC-BY-4.0", "host": "github"}
    typed = {name: getattr(options, name) for name in usual}
    answered = {name: _UNDERSTOOD[name](text) for name, text in typed.items() if text is not None}
    may_ask = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    for name, text in usual.items():
        if name not in answered:
            understood = _UNDERSTOOD[name]
            question = QUESTIONS[name]
            answered[name] = ask(question, text, understood, sys.stdout, sys.stdin) if may_ask else understood(text)
    return Answers(**answered)


def _today() -> dt.date:
    """The day at the first meridian, at which a publication has its clocks while it says nothing else."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (
        dt.datetime.fromtimestamp(int(seconds), dt.UTC) if _SECONDS.fullmatch(seconds) else dt.datetime.now(dt.UTC)
    ).date()


def _say_next(target: Path, answers: Answers) -> None:
    steps = [
        ("make site", "builds it into site/ (README.md says how without make)"),
        ("make check", "names what is wrong, with its place"),
        ("make serve", "shows it, and follows what you write in briefs/, docs/ and sources.bib"),
    ]
    if absolute(target) != absolute(Path()):
        steps.insert(0, (f"cd {shlex.quote(str(target))}", ""))
    print(f"{answers.name} is begun in `{target}`. What comes next:\n")
    for command, what in steps:
        print(f"    {command:<12}  {f'# {what}' if what else ''}".rstrip())
    address = "" if answers.url else " It needs `site_url` in mkdocs.yml, once you know the address."
    print(f"\nHow to publish it stands in README.md.{address}")


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program, description="Begin a publication in a new folder.")
    parser.add_argument("dir", type=Path, metavar="DIR", help="the folder: one that is not there yet, or an empty one")
    parser.add_argument("--name", help="of the publication (default: that of the folder)")
    parser.add_argument("--language", metavar="TAG", help="of its texts (default: en)")
    parser.add_argument("--url", help="where the site will be (default: not known yet)")
    parser.add_argument(
        "--license", metavar="ID", help="of its texts, as an SPDX identifier, or none (default: CC-BY-4.0)"
    )
    parser.add_argument("--host", help="where its repository will be: github, gitlab or none (default: github)")
    return parser
