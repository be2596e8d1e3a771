"""What a command says to who has seen enough of it, as in `briefsite check --rules | head`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.mark.parametrize("also_errors", [False, True])
@pytest.mark.parametrize("arguments", ["", "--version", "check --help", "check --rules", "citations README.md"])
def test_a_command_whose_output_nobody_reads_ends_in_silence(arguments: str, *, also_errors: bool) -> None:
    """With no traceback, and with a status that says that not all was read; so also of help."""
    unread, output = os.pipe()
    os.close(unread)
    done = subprocess.run(
        [sys.executable, "-m", "briefsite", *arguments.split()],
        cwd=SCRIPTS.parent,
        env={
            **os.environ,
            "PYTHONPATH": str(SCRIPTS),
            "PYTHONUNBUFFERED": "",
        },  # argparse hears of it at once, else late
        stdout=output,
        stderr=subprocess.STDOUT if also_errors else subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    os.close(output)
    assert (done.returncode, done.stderr or "") == (1, "")
