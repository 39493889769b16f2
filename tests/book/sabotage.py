"""Faults of every kind in a running command: the n-th system call, or the n-th line of the program's own code, fails."""

from __future__ import annotations

import errno
import fcntl
import inspect
import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import routecli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The system calls of the program, by the names under which Python looks them up.
CALLS: dict[Any, tuple[str, ...]] = {
    os: (
        "open", "read", "write", "close", "fsync", "lseek", "ftruncate", "fstat", "stat", "lstat", "access", "chmod",
        "mkdir", "rmdir", "link", "unlink", "replace", "rename", "scandir",
    ),
    io: ("open", "FileIO"),
    fcntl: ("flock",),
}  # fmt: skip
SOURCE = str(Path(routecli.__file__).parent)


class Fault(NamedTuple):
    """What makes an error that is raised instead of a call, or `after` it, or from then on for `ever`."""

    error: Callable[[], BaseException]
    after: bool = False
    ever: bool = False


def broken(number: int) -> Callable[[], OSError]:
    return lambda: OSError(number, os.strerror(number))


FAULTS = {
    "EIO": Fault(broken(errno.EIO)),
    "ENOSPC": Fault(broken(errno.ENOSPC)),
    "EINTR": Fault(broken(errno.EINTR)),
    "EACCES": Fault(broken(errno.EACCES)),
    "EIO after": Fault(broken(errno.EIO), after=True),
    "EIO for ever": Fault(broken(errno.EIO), ever=True),
    "ENOSPC for ever": Fault(broken(errno.ENOSPC), ever=True),
    "Ctrl-C": Fault(KeyboardInterrupt),
    "Ctrl-C after": Fault(KeyboardInterrupt, after=True),
}


class Calls:
    """What was called so far; the `nth` call meets the fault (0: none does)."""

    def __init__(self, nth: int = 0, fault: Fault | None = None) -> None:
        self.nth, self.fault = nth, fault
        self.made: list[str] = []

    @property
    def writing_from(self) -> int:
        """The number of the call that opened the lock, from 1; 0 if none did."""
        return next((n for n, call in enumerate(self.made, 1) if call.startswith("open") and "/.route/lock" in call), 0)

    def wrap(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            self.made.append(f"{name} {args[0] if args else ''}")
            number = len(self.made)
            hit = bool(self.fault and (number == self.nth or (self.fault.ever and number > self.nth)))
            # A failing close has closed: POSIX leaves it open, Linux always does it.
            if hit and self.fault and not self.fault.after and name != "close":
                raise self.fault.error()
            result = real(*args, **options)
            if hit and self.fault:
                _dispose(name, result)
                raise self.fault.error()
            return result

        return call


def _dispose(name: str, result: Any) -> None:
    """Close what an open returned, since the program never gets it."""
    if name == "open" and isinstance(result, int):
        os.close(result)
    elif hasattr(result, "close"):
        result.close()


@contextmanager
def watched(calls: Calls) -> Iterator[Calls]:
    """Count the system calls, and let one fail."""
    with pytest.MonkeyPatch.context() as patch:
        for module, names in CALLS.items():
            for name in names:
                # No test waits for the disk: a crash of the machine is not what is tried here.
                real = (lambda _: None) if name == "fsync" else getattr(module, name)
                patch.setattr(module, name, calls.wrap(name, real))
        yield calls


class Lines:
    """The lines of our own code that were run since the first write began; the `nth` one raises an error (0: none)."""

    BEGIN = ("book_lock", "make_book")

    def __init__(self, nth: int = 0, error: Callable[[], BaseException] = KeyboardInterrupt) -> None:
        self.nth, self.error = nth, error
        self.count, self.place, self.is_writing = 0, "", False

    def trace(self, frame: Any, event: str, arg: Any) -> Any:
        if not frame.f_code.co_filename.startswith(SOURCE):
            return None
        self.is_writing = self.is_writing or frame.f_code.co_name in self.BEGIN
        # What raises where a generator yields leaves the generator open, which no interruption does.
        is_yield = event == "return" and frame.f_code.co_flags & inspect.CO_GENERATOR
        if self.is_writing and event in {"line", "return"} and not is_yield:
            self.count += 1
            if self.count == self.nth and not _is_ending(frame):
                self.place = f"{frame.f_code.co_filename}:{frame.f_lineno} {event}"
                raise self.error()
        return self.trace


def _is_ending(frame: Any) -> bool:
    """Return whether an object is being removed; what is raised there Python itself drops."""
    return frame is not None and (frame.f_code.co_name == "__del__" or _is_ending(frame.f_back))


@contextmanager
def traced(lines: Lines) -> Iterator[Lines]:
    """Count the lines of our own code, and let one raise an error."""
    before = sys.gettrace()
    sys.settrace(lines.trace)
    try:
        yield lines
    finally:
        sys.settrace(before)
