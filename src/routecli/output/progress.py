"""A progress bar on stderr for what takes over a second."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from routecli.context import Context

AFTER = 1.0
WIDTH = 30


def progress(context: Context, what: str = "progress.reading") -> Callable[[int, int], None]:
    """Return a callback `(done, total)` that draws a bar once a second has passed and wipes it at the end.

    `what` names the sentence in front of the bar.
    """
    started = time.monotonic()
    shown = [0.0]

    def tell(done: int, total: int) -> None:
        now = time.monotonic()
        if now - started < AFTER or (now - shown[0] < 0.1 and done < total):
            return
        shown[0] = now
        bar = "#" * (WIDTH * done // max(1, total))
        context.err.write(f"\r{context.words(what)} [{bar:<{WIDTH}}] {done}/{total}")
        if done >= total:
            context.err.write("\r\x1b[K")
        context.err.flush()

    return tell
