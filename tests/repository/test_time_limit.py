"""A test that hangs ends its own process, is named, and costs no other test."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

from projects import ROOT

TESTS = """import time
from time_limit import pytest_handlecrashitem

def test_before(): pass
def test_hangs(): time.sleep(600)
def test_after(): pass
"""


def test_a_test_that_hangs_costs_no_other(tmp_path: Path) -> None:
    """With the settings of pyproject.toml but for the seconds: it has failed, the rest passed, what it did is said."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    assert 60 < settings["faulthandler_timeout"] <= 300
    exits = f"faulthandler_exit_on_timeout = {settings['faulthandler_exit_on_timeout']}"
    (tmp_path / "pytest.ini").write_text(f"[pytest]\nfaulthandler_timeout = 1\n{exits}\n")
    (tmp_path / "conftest.py").write_text(TESTS.partition("\n\n")[0])
    (tmp_path / "test_some.py").write_text(TESTS)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    environment["PYTHONPATH"] = str(ROOT / "tests/support")
    command = [sys.executable, "-m", "pytest", "-n", "1", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "1 failed, 2 passed" in done.stdout, done.stdout + done.stderr
    said = "test_some.py::test_hangs took more than 1 seconds, and what it was doing then stands in the output after"
    assert said in done.stdout
    assert "Timeout (" in done.stderr and "in test_hangs" in done.stderr
