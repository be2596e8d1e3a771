"""What is asked on a terminal, each with an answer that Enter takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from briefsite.commands.new.answers import HOSTS, LICENSES, NO_LICENSE, AnswerError
from briefsite.commands.new.texts import languages

QUESTIONS = {
    "name": "Name of the publication",
    "language": f"Language ({', '.join(languages())})",
    "url": "Web address of the site, if you know it yet",
    "license": f"Licence of the texts ({', '.join((*LICENSES, NO_LICENSE))})",
    "host": f"Where the repository will be ({', '.join(HOSTS)})",
}


def ask(question: str, usual: str, understood: Callable[[str], str], said: TextIO, answers: TextIO) -> str:
    """The answer to a question, asked again until it is one; Enter takes the `usual` one.

    Raises EOFError where no more is typed.
    """
    while True:
        said.write(f"{question} [{usual}]: " if usual else f"{question}: ")
        said.flush()
        line = answers.readline()
        if not line:
            raise EOFError
        try:
            return understood(line.strip() or usual)
        except AnswerError as error:
            said.write(f"  {error}\n")
