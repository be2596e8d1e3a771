"""What Python compiles of our code is kept while tests run, whatever the machine says of that.

They start our programs hundreds of times, most of them from a copy of `scripts/`.
"""

from __future__ import annotations

import compileall
import os
import sys

import pytest
from projects import ROOT


def pytest_configure(config: pytest.Config) -> None:
    """Compile what is not, before other processes begin; these and what they start keep what they compile."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(ROOT / "scripts", quiet=2, workers=0)
