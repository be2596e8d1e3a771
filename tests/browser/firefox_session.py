#!/usr/bin/env python3
"""Starts the Firefox of this system for Playwright, in whose place it stands as the browser's program.

Playwright drives a Firefox as it is sold by WebDriver BiDi (the channel `moz-firefox`), and tells each new window which
colours it is to prefer. A Firefox that does not know that command yet refuses it, and Playwright gives up. So what
Firefox says goes through here, and that one refusal becomes an empty answer: which colours it prefers is set by
`browsing.launch_firefox`, as a reader sets it. All else passes unchanged, in both directions.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable

UNKNOWN = "emulation.setMediaFeaturesOverride"
_LISTENING = re.compile(r"(WebDriver BiDi listening on ws://127\.0\.0\.1:)(\d+)")
_TEXT = 0x81  # the first byte of a whole message of text (RFC 6455, section 5.2)


def answered(message: bytes) -> bytes:
    """The message, or where it refuses the one unknown command, an answer that holds nothing."""
    if UNKNOWN.encode() not in message:
        return message
    said = json.loads(message)
    if said.get("type") != "error" or said.get("error") != "unknown command":
        return message
    return json.dumps({"type": "success", "id": said["id"], "result": {}}).encode()


def frame(message: bytes) -> bytes:
    """A whole message of text as a server sends it: unmasked."""
    size = len(message)
    if size < 126:
        return bytes((_TEXT, size)) + message
    if size < 1 << 16:
        return bytes((_TEXT, 126)) + size.to_bytes(2, "big") + message
    return bytes((_TEXT, 127)) + size.to_bytes(8, "big") + message


def pass_on(source: socket.socket, target: socket.socket) -> None:
    """What Playwright says, as it is; but Firefox wants to be asked by its own port."""
    own, other = (f"127.0.0.1:{port}".encode() for port in (source.getsockname()[1], target.getpeername()[1]))
    stream = source.makefile("rb", buffering=0)
    while (line := stream.readline()).strip():
        target.sendall(line.replace(own, other))
    target.sendall(line)
    while data := source.recv(1 << 16):
        target.sendall(data)
    target.shutdown(socket.SHUT_WR)


def answer(source: socket.socket, target: socket.socket) -> None:
    """What Firefox says: the upgrade from HTTP as it is, then each frame on its own."""
    stream = source.makefile("rb")
    while (line := stream.readline()).strip():
        target.sendall(line)
    target.sendall(line)
    while len(head := stream.read(2)) == 2:
        length = head[1] & 0x7F
        extended = stream.read({126: 2, 127: 8}.get(length, 0))
        body = stream.read(int.from_bytes(extended, "big") if extended else length)
        target.sendall(frame(answered(body)) if head[0] == _TEXT else head + extended + body)
    target.shutdown(socket.SHUT_WR)


def stand_between(port: int, end: Callable[[], None]) -> int:
    """Listen in Firefox's place for the one who drives it; the port. Firefox ends when that one is gone."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        client, _ = server.accept()
        firefox = socket.create_connection(("127.0.0.1", port))
        threading.Thread(target=answer, args=(firefox, client), daemon=True).start()
        try:
            pass_on(client, firefox)
        finally:
            end()

    threading.Thread(target=serve, daemon=True).start()
    return int(server.getsockname()[1])


def main() -> int:
    """Run Firefox with the arguments of this program, and say where it listens as it would say it."""
    command = [os.environ["BRIEFSITE_TEST_FIREFOX"], *sys.argv[1:]]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace") as firefox:
        assert firefox.stderr is not None
        for line in firefox.stderr:
            said = _LISTENING.sub(lambda found: f"{found[1]}{stand_between(int(found[2]), firefox.terminate)}", line)
            print(said, end="", file=sys.stderr, flush=True)
    return firefox.returncode


if __name__ == "__main__":
    sys.exit(main())
