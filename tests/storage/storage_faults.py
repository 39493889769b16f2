"""A disk that fails on demand: the n-th call of one system call goes wrong, in the running process."""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import contextmanager

import pytest

ERRORS = [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT]
# Every system call of the writers that can fail, by the name under which Python looks it up.
CALLS = ["open", "mkdir", "fstat", "lseek", "ftruncate", "write", "fsync", "close", "chmod", "link", "replace", "flock"]


class Fault:
    """The `nth` call of `call` raises `error` instead of, or `after`, doing its work."""

    def __init__(self, call, nth, error, *, after=False):
        self.call, self.nth, self.error, self.after = call, nth, error, after
        self.count = 0

    @property
    def struck(self):
        return self.count >= self.nth

    def wrap(self, real):
        def call(*args, **options):
            self.count += 1
            hit = self.count == self.nth
            if hit and not self.after and self.call != "close":
                raise self.error
            result = real(*args, **options)
            # A failing close has closed: POSIX leaves it open, Linux always does it.
            if hit:
                raise self.error
            return result

        return call

    def __repr__(self):
        return f"{self.call}#{self.nth} {'after ' if self.after else ''}{self.error!r}"


@contextmanager
def failing(*faults):
    """Put the faults in place of the real calls."""
    with pytest.MonkeyPatch.context() as patch:
        for fault in faults:
            module = fcntl if fault.call == "flock" else os
            patch.setattr(module, fault.call, fault.wrap(getattr(module, fault.call)))
        yield


def each_fault(run, calls=CALLS, errors=ERRORS):
    """Call `run(fault)` for the first, second, … call of each kind with each error, until that call never happens."""
    total = 0
    for call in calls:
        for number in errors:
            for nth in range(1, 100):
                fault = Fault(call, nth, OSError(number, os.strerror(number)))
                run(fault)
                if not fault.struck:
                    break
                total += 1
            else:
                raise AssertionError(f"{call} never stopped failing")
    return total
