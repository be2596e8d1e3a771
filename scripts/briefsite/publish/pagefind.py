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
from pathlib import Path
from threading import Thread
from typing import IO, Any

from briefsite.publish.documents import Document

_HERE = Path(__file__).parent


class SearchError(Exception):
    """The search cannot be made; the message says why, in one line."""


def index(documents: Iterable[Document], lang: str, not_searched: Sequence[str]) -> dict[str, bytes]:
    """The files of the index of documents, all of one language, by name.

    Documents are asked for one by one, from another thread; what goes wrong with them is raised here. `not_searched`
    are CSS selectors of what in them is no text. Raises SearchError.
    """
    # Imported here: it brings all of asyncio with it, and where nothing changed nothing is indexed.
    from pagefind.service import get_executable

    program = get_executable()
    if program is None:
        raise SearchError("Pagefind is not installed: run `make site`, which installs it")
    # It reads settings from the folder it is run in (in ours there are none) and from its environment.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [str(program), "--service"],
            cwd=_HERE, env=clean, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
        )  # fmt: skip
        assert process.stdin is not None and process.stdout is not None
        feeder = _Feeder(process, _requests(documents, lang, not_searched))
        feeder.start()
        try:
            answer = _last_answer(process.stdout)
        finally:
            process.kill()
            process.wait()
            feeder.join()
            process.stdout.close()
            with suppress(OSError):  # of what it did not take
                process.stdin.close()
        if feeder.failed is not None:
            raise feeder.failed
        if answer.get("type") == "GetFiles":
            return {file["path"]: base64.b64decode(file.pop("content")) for file in answer["files"]}
        said.seek(0)
        words = " ".join(f"{answer.get('message', '')} {said.read().decode('utf-8', 'replace')}".split())
        raise SearchError(f"Pagefind could not index the site: {words or 'it ended without an answer'}")


def _requests(documents: Iterable[Document], lang: str, not_searched: Sequence[str]) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": lang, "exclude_selectors": list(not_searched)}}
    for document in documents:
        yield {"type": "AddFile", "index_id": 0, "file_path": document.path, "file_contents": document.html}
    # Not WriteFiles: that is answered before everything is written.
    yield {"type": "GetFiles", "index_id": 0}


class _Feeder(Thread):
    """Sends requests, and leaves the stream open: at its end Pagefind stops, whatever it has still to do."""

    def __init__(self, process: subprocess.Popen[bytes], requests: Iterator[dict[str, Any]]) -> None:
        super().__init__(daemon=True)
        self.failed: Exception | None = None
        self._process = process
        self._requests = requests

    def run(self) -> None:
        """Send them all; where one cannot be made there will be no answer to wait for."""
        stream = self._process.stdin
        assert stream is not None
        try:
            for number, payload in enumerate(self._requests):
                message = json.dumps({"message_id": number, "payload": payload}).encode()
                stream.write(base64.b64encode(message) + b",")
            stream.flush()
        except BrokenPipeError:
            pass  # where it has ended, its answer says more
        except Exception as error:
            self.failed = error
            self._process.kill()


def _last_answer(stream: IO[bytes]) -> dict[str, Any]:
    """The answer to the last request, or to the first that went wrong; nothing where it ended without."""
    decoded = bytearray()  # an answer is large: it is decoded as it comes, and stands in memory once
    rest = b""
    while chunk := os.read(stream.fileno(), 1 << 20):
        *ends, rest = (rest + chunk).split(b",")
        for end in ends:
            decoded += base64.b64decode(end)
            payload: dict[str, Any] = json.loads(decoded)["payload"]
            if payload["type"] in ("GetFiles", "Error"):
                return payload
            decoded.clear()
        whole = len(rest) - len(rest) % 4
        decoded += base64.b64decode(rest[:whole])
        rest = rest[whole:]
    return {}
