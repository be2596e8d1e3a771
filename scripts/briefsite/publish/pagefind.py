"""Pagefind at work: documents in, the files of an index out. The one module that runs it.

It is asked as a service (https://pagefind.app/docs/node-api/ and py-api say what it answers), one document after the
other: read from a folder they would come in the order of the file system, and the index would differ from machine to
machine.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from threading import Thread
from typing import IO, Any

from pagefind.service import get_executable

from briefsite.publish.documents import Document


class SearchError(Exception):
    """The search cannot be made; the message says why, in one line."""


def index(documents: Sequence[Document], not_searched: Sequence[str]) -> dict[str, bytes]:
    """The files of the index of documents, all of one language, by name.

    `not_searched` are CSS selectors of what in them is no text. Raises SearchError.
    """
    program = get_executable()
    if program is None:
        raise SearchError("Pagefind is not installed: run `make site`, which installs it")
    # It reads settings from the folder it is run in and from its environment.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [str(program), "--service"],
            cwd=empty, env=clean, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
        )  # fmt: skip
        assert process.stdin is not None and process.stdout is not None
        feeder = Thread(target=_send, args=(process.stdin, _requests(documents, not_searched)), daemon=True)
        feeder.start()
        try:
            answer = _last_answer(process.stdout)
        finally:
            process.kill()
            process.wait()
            feeder.join()
            process.stdout.close()
        if answer.get("type") == "GetFiles":
            return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
        said.seek(0)
        words = " ".join(f"{answer.get('message', '')} {said.read().decode('utf-8', 'replace')}".split())
        raise SearchError(f"Pagefind could not index the site: {words or 'it ended without an answer'}")


def _requests(documents: Sequence[Document], not_searched: Sequence[str]) -> Iterator[dict[str, Any]]:
    lang = documents[0].lang
    yield {"type": "NewIndex", "config": {"force_language": lang, "exclude_selectors": list(not_searched)}}
    for document in documents:
        yield {"type": "AddFile", "index_id": 0, "file_path": document.path, "file_contents": document.html}
    # Not WriteFiles: that is answered before everything is written.
    yield {"type": "GetFiles", "index_id": 0}


def _send(stream: IO[bytes], requests: Iterable[dict[str, Any]]) -> None:
    # Where it has ended, its answer says more than a broken pipe.
    with suppress(OSError):
        for number, payload in enumerate(requests):
            stream.write(base64.b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b",")
        stream.flush()
    # Left open: at the end of its input it stops at once, whatever it has still to do.


def _last_answer(stream: IO[bytes]) -> dict[str, Any]:
    """The answer to the last request, or to the first that went wrong; nothing where it ended without."""
    rest: list[bytes] = []
    while chunk := os.read(stream.fileno(), 1 << 20):
        *ends, start = chunk.split(b",")
        for end in ends:
            payload: dict[str, Any] = json.loads(base64.b64decode(b"".join((*rest, end))))["payload"]
            rest = []
            if payload["type"] in ("GetFiles", "Error"):
                return payload
        rest.append(start)
    return {}
