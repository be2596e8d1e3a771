"""The port at which the site is served: asked for before anything is built, and held until it is served."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from contextlib import suppress
from typing import Any

from briefsite.hosts.calling import call

MOST_TRIED = 100
_EXAMPLE = call("serve", port=9000)


class PortError(Exception):
    """The site cannot be served at the address; the message says why, in one line."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the port, or at the next one that is free. Raises PortError.

    Who comes while the site is being built waits for it.
    """
    if not 0 <= port <= 65_535:
        raise PortError(f"a port is a number from 1 to 65535; it is {port}")
    for number in range(port, min(port + MOST_TRIED, 65_536)):
        listening = socket.socket(_family(host), socket.SOCK_STREAM)
        # As the server of MkDocs does: a port that was let go of a moment ago is free. Windows would give away any.
        listening.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR), 1)
        try:
            listening.bind((host, number))
            listening.listen()
        except OSError as error:
            listening.close()
            if error.errno != errno.EADDRINUSE:
                raise PortError(f"the site cannot be served at {host}:{port}: {error.strerror or error}") from None
        else:
            return listening
    raise PortError(f"no port from {port} on is free at {host}; choose another, for example `{_EXAMPLE}`")


def hand_over(listening: socket.socket, server: Any) -> None:
    """Let a server of the standard library (`wsgiref`) serve at a socket that listens already."""

    def bind() -> None:
        with suppress(OSError):
            server.socket.close()
        server.socket = listening
        server.server_address = listening.getsockname()
        server.server_name, server.server_port = str(server.server_address[0]), int(server.server_address[1])
        server.setup_environ()

    server.server_bind = bind


def port_of(listening: socket.socket) -> int:
    """The port at which a socket listens."""
    return int(listening.getsockname()[1])


def wanted_port(usual: int) -> int:
    """The port that `briefsite serve --port …` asks for, else the one that is given. Raises PortError."""
    wanted = os.environ.get("BRIEFSITE_PORT", "")
    if not wanted:
        return usual
    if not (wanted.isascii() and wanted.isdigit() and 0 < int(wanted) < 65_536):
        raise PortError(f"a port is a number from 1 to 65535, for example `{_EXAMPLE}`; it is `{wanted}`")
    return int(wanted)


def _family(host: str) -> socket.AddressFamily:
    with suppress(ValueError):
        if ipaddress.ip_address(host).version == 6:
            return socket.AF_INET6
    return socket.AF_INET
