"""The command `briefsite` without an installation: `python3 briefsite-….whl/briefsite`, or `python3 -m briefsite`."""

import sys
from pathlib import Path


def main() -> int:
    """The command, as it was called. Gives its exit status."""
    called = "python3 -m briefsite"
    if not __package__:  # the folder itself was named: its modules are no packages of their own
        called = f"python3 {sys.path[0]}"
        sys.path[0] = str(Path(sys.path[0]).parent)
    from briefsite.commands import main

    return main(called)


if __name__ == "__main__":
    sys.exit(main())
