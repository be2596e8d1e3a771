#!/usr/bin/env python3
"""Runs a WebKit that can be driven, with all that it needs: a display, a manager of windows, WebKit's own WebDriver.

Without a manager of windows no window is the active one, and nothing in it ever matches `:focus-visible`. The address
of the driver is said in one line; all of it ends when nobody holds the other end of the standard input any more, so
that a test process which is killed leaves nothing behind. What WebKit starts by itself becomes a child of this process.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

from browsers import MANAGERS, find_first, find_webkit

_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
_QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}

# The bar of MiniBrowser would keep its window wider than a phone.
_NARROW = """* {
  min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0);
}"""


def adopt_orphans() -> None:
    """Make this process the parent of what its children leave behind, where the system can (Linux)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def start_display() -> str:
    """A display of its own, whose number the server chooses: several may run at once."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1680x1200x24", "-nolisten", "tcp"]
    subprocess.Popen(command, pass_fds=[write], **_QUIET)
    os.close(write)
    with os.fdopen(read) as said:
        return f":{said.readline().strip()}"


def start_driver(webkit: str, environment: dict[str, str]) -> str:
    """WebKit's WebDriver at a port that was free; its address, once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    subprocess.Popen([webkit, f"--port={port}"], env=environment, **_QUIET)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        with suppress(OSError), urllib.request.urlopen(f"{address}/status", timeout=1):
            return address
        time.sleep(0.05)
    raise SystemExit("WebKit's WebDriver does not answer")


def end_all() -> None:
    """End every process that was started here, and what they started; none is left as a zombie."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.killpg(0, signal.SIGTERM)
    ends = time.monotonic() + 3
    with suppress(ChildProcessError):
        while time.monotonic() < ends:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.02)


def main() -> int:
    """Start all, say where, and wait for the end."""
    os.setpgrp()
    adopt_orphans()
    webkit, manager = find_webkit(), find_first(MANAGERS)
    if not webkit or not manager:
        return 1
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        for version in ("gtk-3.0", "gtk-4.0"):
            Path(home, version).mkdir()
            Path(home, version, "gtk.css").write_text(_NARROW, "utf-8")
        own = dict.fromkeys(("HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), home)
        own |= {"NO_AT_BRIDGE": "1", "GTK_A11Y": "none"}
        environment = {**os.environ, **own, "DISPLAY": start_display(), "GDK_BACKEND": "x11"}
        subprocess.Popen([manager], env=environment, **_QUIET)
        print(start_driver(webkit, environment), flush=True)
        sys.stdin.read()
        end_all()
    os.killpg(0, signal.SIGKILL)  # whoever has not ended by then, and this process
    return 0


if __name__ == "__main__":
    sys.exit(main())
