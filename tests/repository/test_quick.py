"""`make quick` leaves out what is slow, and says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from projects import ROOT
from quick import is_slow


@pytest.mark.parametrize(
    ("text", "slow"),
    [
        ("from editing import edited\n", True),
        ("from browsing import served\n", True),
        ('"""What a browser shows of a brief that was edited."""\n', False),
    ],
)
def test_what_a_file_asks_for_decides(tmp_path: Path, text: str, slow: bool) -> None:
    """Not where it lies: a new file needs no entry in a list."""
    path = tmp_path / "test_new.py"
    path.write_text(text, "utf-8")
    assert is_slow(path) is slow


@pytest.mark.parametrize(
    ("name", "slow"),
    [
        ("browser/test_look.py", True),
        ("build/test_build.py", True),
        ("build/test_failing.py", True),
        ("publication/test_weight.py", True),
        ("read/markdown/test_golden.py", False),
        ("hosts/serve/test_served_site.py", False),
    ],
)
def test_files_fall_on_the_right_side(name: str, slow: bool) -> None:
    """Some of each kind."""
    assert is_slow(ROOT / "tests" / name) is slow


def test_one_line_says_what_was_left_out() -> None:
    """And the rest is collected."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--quick",
        "--collect-only",
        "tests/read/charts",
        "tests/wording/typography",
    ]
    asked = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}  # how much this run says
    done = subprocess.run(command, cwd=ROOT, env=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tests/read/charts/test_charts.py::" in done.stdout
    assert "tests/read/charts/test_page.py" not in done.stdout and "tests/wording/typography" not in done.stdout
    said = [line for line in done.stdout.splitlines() if line.startswith("Left out: ")]
    assert len(said) == 1 and said[0].startswith("Left out: 2 of 3 files,") and "(charts, typography)" in said[0]
