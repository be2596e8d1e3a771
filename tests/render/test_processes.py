"""Processes of ours are ended, whenever it is that we are."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from briefsite.fast.processes import session

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")
pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no sessions of processes")


def test_what_still_runs_is_ended_with_the_block() -> None:
    """Also where the block raises."""
    with pytest.raises(RuntimeError), session(SLEEP) as process:
        raise RuntimeError
    assert process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_a_process_starts_ends_it(monkeypatch: pytest.MonkeyPatch, sent: signal.Signals) -> None:
    """It is met when the process is known, and not in the moment before, which would leave it at work."""
    started: list[subprocess.Popen[Any]] = []
    start = subprocess.Popen

    def interrupted(*arguments: Any, **options: Any) -> subprocess.Popen[Any]:
        started.append(start(*arguments, **options))
        signal.raise_signal(sent)
        return started[0]

    before = signal.signal(sent, signal.default_int_handler)
    monkeypatch.setattr(subprocess, "Popen", interrupted)
    try:
        with pytest.raises(KeyboardInterrupt), session(SLEEP):
            pytest.fail("the signal was lost")
        assert signal.getsignal(sent) is signal.default_int_handler
    finally:
        signal.signal(sent, before)
    assert started[0].returncode == -signal.SIGKILL


def test_signals_that_are_ignored_stay_so() -> None:
    """Under `nohup` closing the terminal ends neither this process nor the one it started."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with session((sys.executable, "-c", "pass")) as process:
            signal.raise_signal(signal.SIGHUP)
            assert process.wait() == 0
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
