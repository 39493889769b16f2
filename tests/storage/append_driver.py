"""A program that logs, for tests that kill it, fill its disk or start a hundred of it; and how those tests call it.

    append_driver.py append BOOK LOG NAME COUNT [SIZE]   add COUNT lines (0: without end), name each once it is safe
    append_driver.py hold BOOK                           hold the lock until killed

An error of the book goes to stderr as JSON; the exit status is the error's.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import time
from pathlib import Path

from routecli.errors import RouteError
from routecli.storage.write.append import append_lines
from routecli.storage.write.lock import book_lock

OLD = '{"id":"261123-00000000","note":"昨日"}\n'.encode()


def append_line(book, log, text):
    """Append a line to a log as every command does: the book locked, the log called by its name in it."""
    with book_lock(book) as locked:
        append_lines(locked, log.relative_to(book).as_posix(), text)


def command(what, *arguments):
    """The one place that says how another process logs an entry, or holds the lock."""
    return [sys.executable, __file__, what, *map(str, arguments)]


def log_once(book, log, *before, **options):
    """Log one entry named `a-0` in a process of its own, under the program `before`."""
    words = [*before, *command("append", book, log, "a", 1)]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60, **options)


def line(name, number, size=240):
    """The line that a reader must find for an acknowledgement."""
    return json.dumps({"id": f"{name}-{number}", "note": "あ" * (size // 3)}, ensure_ascii=False, separators=(",", ":"))


def finished(old):
    """What must stand in the log after `log_once`."""
    return (old or b"") + line("a", 0).encode() + b"\n"


def content(log):
    return log.read_bytes() if log.exists() else None


def append(book, log, name, count, size="240"):
    for number in itertools.islice(itertools.count(), int(count) or None):
        append_line(Path(book), Path(log), line(name, number, int(size)))
        print(f"{name}-{number}", flush=True)


def hold(book):
    with book_lock(Path(book)):
        print("held", flush=True)
        time.sleep(600)


if __name__ == "__main__":
    try:
        {"append": append, "hold": hold}[sys.argv[1]](*sys.argv[2:])
    except RouteError as error:
        print(json.dumps({"id": error.id, **error.params}), file=sys.stderr)
        sys.exit(error.status)
