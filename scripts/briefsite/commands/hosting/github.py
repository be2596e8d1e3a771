"""What a workflow asks of GitHub: which pull request a run belongs to, its archive, its one comment."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from briefsite.commands.preview.comment import MARK
from briefsite.read.addresses import origin_host

_LARGEST_ARCHIVE = 300_000_000
_PATIENCE = 60.0
_OWN = ("github-actions[bot]", "Bot")
"""Who writes the comments of a workflow: name and kind."""


class GitHubError(RuntimeError):
    """GitHub said no, or there is no such thing; the message says which."""


@dataclass(frozen=True, slots=True)
class PullRequest:
    """The pull request that a run belongs to."""

    number: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class GitHub:
    """One repository on one host, with a token."""

    api: str
    repository: str
    token: str

    def pull_request(self, event: Mapping[str, Any]) -> PullRequest | None:
        """The pull request whose head the run was for. `event` is what GitHub says of the run, not the run itself.

        None where the run is not, or no longer, about the head of a pull request.
        """
        run = event["workflow_run"]
        if run["head_repository"] is None:  # the fork was deleted
            return None
        head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
        pulls = self._get(f"pulls?state=all&sort=updated&direction=desc&per_page=20&head={quote(head, safe='')}")
        for pull in pulls:
            same = pull["head"]["sha"] == run["head_sha"]
            if same and pull["base"]["repo"]["full_name"] == self.repository:
                return PullRequest(int(pull["number"]), pull["state"] == "open")
        return None

    def fetch_archive(self, run_id: int, name: str, target: Path) -> bool:
        """Write the archive `name` of a run to `target`. Gives whether the run has one."""
        listed = self._get(f"actions/runs/{int(run_id)}/artifacts?per_page=100")["artifacts"]
        archives = [item for item in listed if item["name"] == name and not item["expired"]]
        if not archives:
            return False
        if archives[0]["size_in_bytes"] > _LARGEST_ARCHIVE:
            raise GitHubError(f"the archive is larger than {_LARGEST_ARCHIVE} bytes")
        with self._open(f"actions/artifacts/{int(archives[0]['id'])}/zip") as answer, target.open("wb") as file:
            size = 0
            while chunk := answer.read(1 << 20):
                size += len(chunk)
                if size > _LARGEST_ARCHIVE:
                    raise GitHubError(f"the archive is larger than {_LARGEST_ARCHIVE} bytes")
                file.write(chunk)
        return True

    def comment(self, number: int, text: str) -> None:
        """Write the one comment on a pull request, or bring it up to date."""
        page = 1
        while listed := self._get(f"issues/{int(number)}/comments?per_page=100&page={page}"):
            for item in listed:
                own = (item["user"]["login"], item["user"]["type"]) == _OWN
                if own and item["body"].startswith(MARK):
                    self._send("PATCH", f"issues/comments/{int(item['id'])}", {"body": text})
                    return
            page += 1
        self._send("POST", f"issues/{int(number)}/comments", {"body": text})

    def _get(self, path: str) -> Any:
        with self._open(path) as answer:
            return json.load(answer)

    def _send(self, method: str, path: str, value: object) -> None:
        with self._open(path, method, json.dumps(value).encode()):
            pass

    def _open(self, path: str, method: str = "GET", body: bytes | None = None) -> Any:
        address = f"{self.api}/repos/{self.repository}/{path}"
        headers = {"Accept": "application/vnd.github+json", "Authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(address, body, headers, method=method)
        try:
            return urllib.request.build_opener(_KeepTokenHome()).open(request, timeout=_PATIENCE)
        except urllib.error.HTTPError as error:
            raise GitHubError(f"{method} {path}: {error.code} {error.reason}") from None
        except (urllib.error.URLError, TimeoutError) as error:
            raise GitHubError(f"{method} {path}: {error}") from None


class _KeepTokenHome(urllib.request.HTTPRedirectHandler):
    """Archives lie on another host, which must not see the token."""

    def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:
        new = super().redirect_request(*arguments)
        old: urllib.request.Request = arguments[0]
        if new is not None and origin_host(new.full_url) != origin_host(old.full_url):
            new.remove_header("Authorization")
        return new
