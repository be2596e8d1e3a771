"""What a job asks of GitLab: its one comment on a merge request."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from briefsite.commands.preview.comment import MARK

_PATIENCE = 60.0


class GitLabError(RuntimeError):
    """GitLab said no; the message says which."""


@dataclass(frozen=True, slots=True)
class MergeRequest:
    """One merge request of a project, and a token with which to comment on it."""

    api: str
    project: int
    number: int
    token: str

    def comment(self, text: str) -> None:
        """Write the one comment, or bring it up to date. Raises GitLabError."""
        me = self._ask("user")["id"]
        notes = f"projects/{self.project}/merge_requests/{self.number}/notes"
        page = 1
        while listed := self._ask(f"{notes}?per_page=100&page={page}"):
            for note in listed:
                if note["author"]["id"] == me and note["body"].startswith(MARK):
                    self._ask(f"{notes}/{int(note['id'])}", "PUT", {"body": text})
                    return
            page += 1
        self._ask(notes, "POST", {"body": text})

    def _ask(self, path: str, method: str = "GET", value: object = None) -> Any:
        headers = {"Content-Type": "application/json", "PRIVATE-TOKEN": self.token}
        body = None if value is None else json.dumps(value).encode()
        request = urllib.request.Request(f"{self.api}/{path}", body, headers, method=method)
        try:
            with urllib.request.build_opener(_StayHere()).open(request, timeout=_PATIENCE) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise GitLabError(f"{method} {path}: {error.code} {error.reason}") from None
        except (urllib.error.URLError, TimeoutError, ValueError) as error:
            raise GitLabError(f"{method} {path}: {error}") from None


class _StayHere(urllib.request.HTTPRedirectHandler):
    """The token goes nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None
