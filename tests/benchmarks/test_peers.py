"""The table of other generators: one that is missing or fails is a row that says why."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from peers import Peer, print_table

BUILT = (sys.executable, "-c", "")
BROKEN = (sys.executable, "-c", "raise OSError('No pandoc was found')")
MISSING = ("/nowhere/generator",)


def _nothing(folder: Path, briefs: int, sources: int) -> None:
    folder.mkdir()


def test_a_generator_that_fails_is_a_row_that_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In words, never as a traceback; the others are measured all the same."""
    peers = [Peer(name, _nothing, (command,), (), "all") for name, command in
             (("Plain", BUILT), ("Broken", BROKEN), ("Missing", MISSING), ("Fine", BUILT))]  # fmt: skip
    peers[3].failure = "could not be installed: no such version"
    print_table(tmp_path, 10, 1, peers)
    plain, broken, missing, fine = capsys.readouterr().out.splitlines()
    assert "| 1.00 |" in plain
    assert "| OSError: No pandoc was found | | | all |" in broken
    assert "No such file or directory: '/nowhere/generator' | | | all |" in missing
    assert "| could not be installed: no such version | | | all |" in fine
