"""An error that nobody expected, as one message: every command ends with it in place of a traceback.

The traceback is kept in a file, for whoever mends it. Standard library alone, as commands in workflows have no other.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from briefsite.hosts.calling import IS_CLONE, call

KEPT = "briefsite-error.txt"
"""The file of the last traceback, in the system's folder for temporary files."""
CANNOT_RUN, INTERRUPTED = 2, 130
_LONGEST = 300
_OUR_OWN = frozenset(("briefsite", "csl"))


def guarded(main: Callable[[], int], name: str, interrupted: str = "interrupted") -> int:
    """What `main` gives: the exit status of the command `name`; an error that it raises is told in one message."""
    try:
        try:
            return main()
        finally:  # also of what ends by itself, such as a command's help
            sys.stdout.flush()
    except KeyboardInterrupt:
        print(f"{name}: {interrupted}", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the output has seen enough
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return 1
    except Exception as error:
        print(f"{name}: {told(error)}", file=sys.stderr)
        return CANNOT_RUN


def told(error: Exception) -> str:
    """What to say of an error that ended a command."""
    if isinstance(error, OSError):
        where = f" `{error.filename}`" if error.filename else ""
        return f"a file could not be read or written:{where} {error.strerror or error}"
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    if isinstance(error, ModuleNotFoundError) and error.name and error.name.partition(".")[0] not in _OUR_OWN:
        clone = f"run `{call('check')}` once, and use the Python in `.venv/bin/`"
        mend = clone if IS_CLONE else f"install briefsite again, with its libraries, where `{sys.executable}` is"
        return f"this Python has no library `{error.name}`; {mend}"
    said = f"{type(error).__name__}: {error}"
    said = " ".join(said[:_LONGEST].split()) + ("…" if len(said) > _LONGEST else "")
    kept = _keep(error)
    where = f", with what is in {kept}" if kept else ""
    return f"an error that nobody expected ({said}; {_place(error)}). Please report this fault of Briefsite{where}"


def _place(error: Exception) -> str:
    """The line of our own code that the error came from, or of whatever code it was."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "briefsite" in frame.filename or "csl" in frame.filename] or frames
    return f"{Path(ours[-1].filename).name}, line {ours[-1].lineno}" if ours else "no line known"


def _keep(error: Exception) -> str:
    path = Path(tempfile.gettempdir()) / KEPT
    try:
        path.unlink(missing_ok=True)  # what stands there may be a link that somebody else made
        path.touch(mode=0o600, exist_ok=False)
        path.write_text("".join(traceback.format_exception(error)), "utf-8", "replace")
    except OSError:
        return ""
    return str(path)
