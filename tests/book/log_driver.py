"""A program that runs `route log` again and again and names each entry that it was told is saved; tests start and kill it.

log_driver.py BOOK CUSTOMER NAME COUNT   log COUNT visits (0: without end) at a customer, with notes NAME-0, NAME-1, …
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path

from program import route

TRIES = 20


def log(book: Path, customer: str, note: str) -> tuple[int, str, str]:
    for _ in range(TRIES):
        answer = route(book, "log", customer, note, "--rep", "sato", "--follow-up", "+7d 見積", "--json")
        if answer[0] != 3:
            break
    return answer


def main(book: str, customer: str, name: str, count: str) -> int:
    for number in itertools.islice(itertools.count(), int(count) or None):
        note = f"{name}-{number}"
        status, out, err = log(Path(book), customer, note)
        if status:
            sys.stderr.write(err)
            return status
        print(json.loads(out)["data"]["entry"]["id"], note, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
