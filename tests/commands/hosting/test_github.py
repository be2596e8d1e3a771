"""What the privileged workflow asks of GitHub, answered by a server of the test."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from briefsite.commands import github_preview
from briefsite.commands.preview.comment import MARK

RUN = {
    "id": 5,
    "head_sha": "a" * 40,
    "head_branch": "fix",
    "head_repository": {"owner": {"login": "reader"}},
}
PULL = {"number": 7, "state": "open", "head": {"sha": "a" * 40}, "base": {"repo": {"full_name": "Desk/briefs"}}}


class Host:
    """Answers by path, and what was sent to it."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.sent: list[tuple[str, str, Any]] = []
        self.tokens: list[str | None] = []


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """A server in GitHub's place, and the environment that a workflow gives."""
    state = Host()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            path = self.path.removeprefix("/repos/Desk/briefs/")
            state.tokens.append(self.headers.get("Authorization"))
            if length:
                state.sent.append((self.command, path, json.loads(self.rfile.read(length))))
            found = state.answers.get(path)
            self.send_response(404 if found is None and not length else 200)
            self.end_headers()
            self.wfile.write(found if isinstance(found, bytes) else json.dumps(found).encode())

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "event.json").write_text(json.dumps({"workflow_run": RUN}))
    for name, value in {
        "GITHUB_API_URL": f"http://127.0.0.1:{server.server_port}",
        "GITHUB_REPOSITORY": "Desk/briefs",
        "GITHUB_TOKEN": "secret",
        "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }.items():
        monkeypatch.setenv(name, value)
    yield state
    server.shutdown()


PULLS = "pulls?state=all&sort=updated&direction=desc&per_page=20&head=reader%3Afix"
ARTIFACTS = "actions/runs/5/artifacts?per_page=100"


def _outputs() -> dict[str, str]:
    return dict(line.split("=", 1) for line in Path("output").read_text().splitlines())


def test_the_request_is_asked_of_github_and_not_of_the_files(host: Host) -> None:
    """The number belongs to the request whose head is the commit of the run; then its archive is fetched."""
    other = PULL | {"number": 6, "head": {"sha": "b" * 40}}
    elsewhere = PULL | {"number": 5, "base": {"repo": {"full_name": "other/briefs"}}}
    host.answers[PULLS] = [other, elsewhere, PULL]
    host.answers[ARTIFACTS] = {"artifacts": [{"id": 9, "name": "preview", "expired": False, "size_in_bytes": 3}]}
    host.answers["actions/artifacts/9/zip"] = b"zip"
    assert github_preview.main(["fetch"]) == 0
    assert _outputs() == {
        "action": "publish",
        "place": "pr-7",
        "number": "7",
        "url": "https://desk.github.io/briefs/pr-7/",
        "site": "https://desk.github.io/briefs/",
    }
    assert Path("preview.zip").read_bytes() == b"zip"
    assert set(host.tokens) == {"Bearer secret"}


@pytest.mark.parametrize(
    ("pulls", "artifacts", "action"),
    [
        ([], [], "nothing"),
        ([PULL | {"head": {"sha": "b" * 40}}], [], "nothing"),
        ([PULL], [], "nothing"),
        ([PULL | {"state": "closed"}], [], "remove"),
    ],
)
def test_what_is_to_be_done(host: Host, pulls: list[Any], artifacts: list[Any], action: str) -> None:
    """Nothing for a run that was overtaken or finished nothing; a closed request loses its preview."""
    host.answers[PULLS] = pulls
    host.answers[ARTIFACTS] = {"artifacts": artifacts}
    assert github_preview.main(["fetch"]) == 0
    assert _outputs()["action"] == action


def test_there_is_one_comment_and_it_is_brought_up_to_date(host: Host) -> None:
    """The first is written; afterwards the workflow's own is changed, and nobody else's that looks like it."""
    Path("comment.md").write_text(f"{MARK}\n\n## Preview\n")
    page = "issues/7/comments?per_page=100&page="
    host.answers |= {f"{page}1": [], f"{page}2": []}
    assert github_preview.main(["comment", "--number", "7"]) == 0
    reader = {"id": 1, "user": {"login": "reader", "type": "User"}, "body": f"{MARK} mine"}
    own = {"id": 2, "user": {"login": "github-actions[bot]", "type": "Bot"}, "body": f"{MARK} old"}
    host.answers[f"{page}1"] = [reader, own]
    assert github_preview.main(["comment", "--number", "7"]) == 0
    body = {"body": f"{MARK}\n\n## Preview\n"}
    assert host.sent == [("POST", "issues/7/comments", body), ("PATCH", "issues/comments/2", body)]


def test_when_github_says_no_it_is_told(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """One line with what was asked, and no token in it."""
    assert github_preview.main(["fetch"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("github_preview.py: GET pulls?") and "404" in said and "secret" not in said
