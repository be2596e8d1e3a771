"""The one comment on a merge request, written to a server of the test in GitLab's place."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from briefsite.commands import gitlab_comment
from briefsite.commands.preview.comment import MARK
from briefsite.commands.preview.model import Preview
from briefsite.commands.preview.written import as_json

NOTES = "/api/v4/projects/3/merge_requests/7/notes"
MINE, THEIRS = {"id": 5}, {"id": 6}


class Host(ThreadingHTTPServer):
    """Answers by path; what was sent to it, and with which token."""

    answers: dict[str, Any]
    sent: list[tuple[str, str, Any]]
    tokens: set[str | None]


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """The server, and the environment of a job of a merge request from a fork: its own project has another number."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            server.tokens.add(self.headers.get("PRIVATE-TOKEN"))
            if length:
                server.sent.append((self.command, self.path, json.loads(self.rfile.read(length))["body"]))
            found = {} if length else server.answers.get(self.path)
            self.send_response(302 if found == "elsewhere" else 404 if found is None else 200)
            self.send_header("Location", "http://localhost:1/")
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        do_GET = do_POST = do_PUT = _answer  # noqa: N815

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = Host(("127.0.0.1", 0), Handler)
    server.sent, server.tokens = [], set()
    server.answers = {"/api/v4/user": MINE, f"{NOTES}?per_page=100&page=1": []}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = {
        "CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}/api/v4",
        "CI_PROJECT_ID": "99",
        "CI_MERGE_REQUEST_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
        "PREVIEW_TOKEN": "secret",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "preview.json").write_text(as_json(Preview()), "utf-8")
    yield server
    server.shutdown()


def comment() -> int:
    """Run the command as the job does."""
    return gitlab_comment.main(["preview.json", "--preview-url", "https://desk.gitlab.io/-/x/artifacts/preview/"])


def test_the_first_comment(host: Host) -> None:
    """Is written anew out of preview.json, on the merge request's own project."""
    assert comment() == 0
    [(method, path, body)] = host.sent
    assert (method, path) == ("POST", NOTES) and body.startswith(f"{MARK}\n")
    assert host.tokens == {"secret"}


def test_the_next_one_takes_its_place(host: Host) -> None:
    """Its own, on whatever page of the list; not that of somebody who has copied its beginning."""
    host.answers[f"{NOTES}?per_page=100&page=1"] = [{"id": 1, "author": THEIRS, "body": f"{MARK}\nmine"}]
    host.answers[f"{NOTES}?per_page=100&page=2"] = [{"id": 2, "author": MINE, "body": f"{MARK}\nold"}]
    assert comment() == 0
    assert [(method, path) for method, path, _ in host.sent] == [("PUT", f"{NOTES}/2")]


def test_no_preview_is_no_fault(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """The job of the preview has said why there is none."""
    Path("preview.json").unlink()
    assert comment() == 0
    assert capsys.readouterr().out == (
        "There is no preview.json: no preview was built, and there is nothing to comment.\n"
    )
    assert host.sent == []


def test_what_gitlab_refuses_is_said(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """With what was asked; a redirection is not followed, for the token is nobody else's."""
    del host.answers["/api/v4/user"]
    assert comment() == 1
    assert capsys.readouterr().err == "gitlab_comment.py: GET user: 404 Not Found\n"
    host.answers["/api/v4/user"] = "elsewhere"
    assert comment() == 1
    assert capsys.readouterr().err == "gitlab_comment.py: GET user: 302 Found\n"


def test_it_runs_in_a_job_of_a_merge_request(
    host: Host, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what is no preview is not passed on."""
    Path("preview.json").write_text("{}")
    assert comment() == 1 and host.sent == []
    monkeypatch.delenv("PREVIEW_TOKEN")
    capsys.readouterr()
    assert comment() == 2
    assert "PREVIEW_TOKEN is not set; this runs in a job of a merge request" in capsys.readouterr().err
