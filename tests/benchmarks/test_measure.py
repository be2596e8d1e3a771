"""What measurements say of a command: its seconds, the memory of all its processes, and why it failed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from growth import Measured, print_growth
from measure import CommandError, Cost, Costs, run

HOLD = "import time; held = b'x' * 60_000_000; time.sleep(4)"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])"


def _python(program: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program)


@pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="this system does not tell how memory is shared"
)
def test_the_memory_of_children_counts(tmp_path: Path) -> None:
    """The child holds 60 MB, the command itself next to nothing."""
    assert 60 < run(_python(CHILD), tmp_path).megabytes < 150


def test_a_failure_says_what_the_command_said_last(tmp_path: Path) -> None:
    """One line, not its whole output."""
    with pytest.raises(CommandError, match=r"^nothing is there$"):
        run(_python("import sys; print('Looking ...'); sys.exit('nothing is there')"), tmp_path)


def test_a_cell_has_the_median_the_lowest_and_the_highest() -> None:
    """Of times, which differ from run to run; of memory the highest."""
    costs = Costs([Cost(3.0, 70), Cost(1.0, 90), Cost(1.5, 80)])
    assert (costs.spread, costs.memory) == ("1.5 (1.0–3.0)", "90 MB")


def test_growth_is_a_multiple_of_linear(capsys: pytest.CaptureFixture[str]) -> None:
    """Ten times the briefs with twenty times the bytes is 2.00."""
    print_growth([Measured(100, 1000, (1.0, 10, 1, 1, 1)), Measured(1000, 10000, (20.0, 100, 10, 5, 10))])
    assert "| 100 to 1,000; linear is 1.00 | | 2.00 | 1.00 | 1.00 | 0.50 | 1.00 |" in capsys.readouterr().out
