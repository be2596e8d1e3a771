"""A server in GitHub's place, for the workflow that publishes previews: one open request, its archive, its comments."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class GitHubHost(ThreadingHTTPServer):
    """What it answers, by a part of the path, and the comments that were written."""

    answers: dict[str, Any]
    comments: list[str]


@contextmanager
def github_host(preview: Path) -> Iterator[GitHubHost]:
    """Serve a finished preview as the archive of a run; the request has the number 7."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for path in sorted(preview.rglob("*")):
            if path.is_file():
                opened.write(path, path.relative_to(preview).as_posix())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = next((held for part, held in server.answers.items() if part in self.path), [])
            self.send_response(200)
            self.end_headers()
            self.wfile.write(found if isinstance(found, bytes) else json.dumps(found).encode())

        def do_POST(self) -> None:
            server.comments.append(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"])
            self.do_GET()

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = GitHubHost(("127.0.0.1", 0), Handler)
    server.comments = []
    pull = {"number": 7, "state": "open", "head": {"sha": "a" * 40}, "base": {"repo": {"full_name": "desk/briefs"}}}
    files = {"artifacts": [{"id": 9, "name": "preview", "expired": False, "size_in_bytes": 9}]}
    server.answers = {"/zip": archive.getvalue(), "/artifacts": files, "/pulls?": [pull]}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
