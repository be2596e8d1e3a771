"""A process that works for this one: a fork, which takes chunks of work and sends their results through a pipe."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from msgspec import Struct, field

from briefsite.fast.processes import LENGTH, Outbox, end, end_with, make_room
from briefsite.fast.work import Work


class Child(Struct):
    """A child at work, and what it has sent of a message that is not complete."""

    process: int
    pipe: int
    sent: bytearray = field(default_factory=bytearray)

    @classmethod
    def start(cls, work: Work[Any, Any], others: Sequence[Child], back: int) -> Child:
        """A new child, which takes chunks of the work from now on, and stands back so far (nice(2))."""
        reading, writing = os.pipe()
        make_room(writing)
        parent = os.getpid()
        process = os.fork()
        if process == 0:
            end_with(parent)
            os.nice(back)
            _work_as_child(work, writing, [reading, *(other.pipe for other in others)])
        os.close(writing)
        return cls(process, reading)

    def receive(self) -> Iterator[tuple[int, Any, BaseException | None]]:
        """What has come: results, each with the number of its chunk, or an error. Raises EOFError at the end."""
        data = os.read(self.pipe, 1 << 20)
        if not data:
            raise EOFError
        self.sent += data
        while len(self.sent) >= LENGTH:
            end = LENGTH + int.from_bytes(self.sent[:LENGTH], "little")
            if len(self.sent) < end:
                return
            with memoryview(self.sent)[LENGTH:end] as message:  # a page may be large: it is not copied once more
                sent = pickle.loads(message)
            del self.sent[:end]
            yield sent

    def end(self) -> None:
        """Stop it, if it still runs, and let go of it."""
        os.close(self.pipe)
        end(self.process)


def _work_as_child(work: Work[Any, Any], pipe: int, others: Sequence[int]) -> NoReturn:
    """Take chunks and send their results until there are no more, or nobody wants them."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent, which gets it too, ends its children
        for other in others:
            os.close(other)
        outbox = Outbox(pipe)
        while (number := work.take()) is not None:
            for message in _messages(work, number):
                outbox.put(message)
        outbox.send(leave=0)
    finally:
        os._exit(0)


def _messages(work: Work[Any, Any], number: int) -> Iterator[bytes]:
    try:
        for result in work.do(number):
            yield pickle.dumps((number, result, None), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:
        try:
            yield pickle.dumps((number, None, error))
        except Exception:
            yield pickle.dumps((number, None, RuntimeError(f"{type(error).__name__}: {error}")))
