"""Check a finished preview as data and unpack it: `scripts/receive_preview.py ARCHIVE --into FOLDER --comment FILE`.

Writes the comment anew from preview.json: no Markdown of a pull request is passed on. Exit status: 0 received,
1 refused; then FOLDER is not made.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefsite.commands.hosting.archive import RefusedError, receive
from briefsite.commands.preview.comment import Addresses, as_markdown
from briefsite.hosts.swap import swap_in


def main(arguments: Sequence[str] | None = None, program: str = "receive_preview.py") -> int:
    """Receive one archive."""
    parser = argparse.ArgumentParser(prog=program, description="Check a finished preview as data and unpack it.")
    parser.add_argument("archive", type=Path)
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="made, or replaced as a whole")
    parser.add_argument("--comment", type=Path, required=True, metavar="FILE", help="where the comment is written")
    parser.add_argument("--preview-url", default="", help="where FOLDER will be published")
    parser.add_argument("--site-url", default="", help="where the site is published")
    options = parser.parse_args(arguments)
    addresses = Addresses(*(f"{url.rstrip('/')}/" if url else "" for url in (options.preview_url, options.site_url)))
    try:
        with swap_in(options.into.resolve()) as fresh:
            preview = receive(options.archive, fresh.folder)
            fresh.keep()
    except RefusedError as error:
        print(f"{program}: refused: {error}", file=sys.stderr)
        return 1
    options.comment.write_text(as_markdown(preview, addresses), "utf-8")
    return 0
