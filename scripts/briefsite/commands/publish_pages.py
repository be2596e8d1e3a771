"""Put a finished folder on the branch that is published as a site.

    scripts/publish_pages.py FOLDER            the site itself; previews stay
    scripts/publish_pages.py FOLDER --at pr-7  a preview
    scripts/publish_pages.py --remove pr-7     take a preview away

Exit status: 0 done or nothing to do, 1 when it failed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefsite.commands.hosting.pages_branch import PublishError, publish


def main(arguments: Sequence[str] | None = None, program: str = "publish_pages.py") -> int:
    """Change the branch once."""
    parser = argparse.ArgumentParser(prog=program, description="Put a folder on the branch that is published.")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--at", default="", metavar="pr-N")
    parser.add_argument("--remove", metavar="pr-N")
    parser.add_argument("--branch", default="gh-pages")
    parser.add_argument("--remote", default=_remote(), help="the repository (default: that of the workflow)")
    options = parser.parse_args(arguments)
    if (options.folder is None) == (options.remove is None) or (options.folder and not options.folder.is_dir()):
        parser.error("name a folder that is there, or a preview to --remove")
    try:
        folder = options.folder.resolve() if options.folder else None
        changed = publish(folder, options.remove or options.at, options.remote, options.branch)
    except (PublishError, ValueError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 1
    print("done" if changed else "nothing to change")
    return 0


def _remote() -> str:
    repository = os.environ.get("GITHUB_REPOSITORY")
    return f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{repository}.git" if repository else "origin"
