"""Write what a preview found as the one comment on a merge request: `gitlab_comment.py preview/preview.json`.

Reads CI_API_V4_URL, CI_MERGE_REQUEST_PROJECT_ID, CI_MERGE_REQUEST_IID and PREVIEW_TOKEN, as a job of GitLab has them.
Exit status: 0 done, or there is no preview to tell of; 1 when GitLab said no; 2 when it cannot run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefsite.commands.hosting.gitlab import GitLabError, MergeRequest
from briefsite.commands.preview.comment import Addresses, as_markdown
from briefsite.commands.preview.written import UnreadablePreviewError, read_json

_NEEDED = ("CI_API_V4_URL", "CI_MERGE_REQUEST_PROJECT_ID", "CI_MERGE_REQUEST_IID", "PREVIEW_TOKEN")


def main(arguments: Sequence[str] | None = None, program: str = "gitlab_comment.py") -> int:
    """Comment once."""
    parser = argparse.ArgumentParser(prog=program, description="Comment on a merge request what a preview found.")
    parser.add_argument("preview", type=Path, metavar="preview.json")
    parser.add_argument("--preview-url", default="", help="where the preview is")
    parser.add_argument("--site-url", default="", help="where the site is published")
    options = parser.parse_args(arguments)
    missing = [name for name in _NEEDED if not os.environ.get(name)]
    if missing:
        print(f"{program}: {missing[0]} is not set; this runs in a job of a merge request", file=sys.stderr)
        return 2
    if not options.preview.is_file():
        print(f"There is no {options.preview}: no preview was built, and there is nothing to comment.")
        return 0
    addresses = Addresses(*(f"{url.rstrip('/')}/" if url else "" for url in (options.preview_url, options.site_url)))
    api, project, number, token = (os.environ[name] for name in _NEEDED)
    try:
        text = as_markdown(read_json(options.preview.read_text("utf-8")), addresses)
        MergeRequest(api, int(project), int(number), token).comment(text)
    except (GitLabError, UnreadablePreviewError, UnicodeDecodeError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 1
    return 0
