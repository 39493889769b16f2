"""Writing what a list changes, step by step: a row is on disk whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.app.writing import append_to
from routecli.core import layout
from routecli.storage.files.yamltext import flow
from routecli.storage.write.edit import set_flow
from routecli.storage.write.place import inside, read_regular
from routecli.storage.write.replace import replace_bytes, write_new

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.app.importing.frame import ImportStep
    from routecli.context import Context
    from routecli.storage.load import Progress
    from routecli.storage.write.place import WritableBook


def write_steps(context: Context, book: WritableBook, steps: Sequence[ImportStep], progress: Progress | None) -> None:
    """Write what a list changes, in a locked book; each step whole or not at all."""
    context.to_write = sum((step.before != step.after) + bool(step.entries) for step in steps)
    for n, step in enumerate(steps, 1):
        _write(context, book, step)
        if progress:
            progress(n, len(steps))


def _write(context: Context, book: WritableBook, step: ImportStep) -> None:
    is_file = step.after is not None and step.before != step.after
    if step.after is not None and is_file:
        if step.before is None:
            write_new(book, step.name, step.after)
        else:
            replace_bytes(book, step.name, step.before, step.after)
    if not step.entries:
        return
    try:
        append_to(context, book, step.customer, *step.entries)
    except BaseException:
        if step.after is not None and is_file:
            _take_back(book, step, step.after)
        raise


def _take_back(book: WritableBook, step: ImportStep, after: bytes) -> None:
    """Make a file as it was: its row is not taken in."""
    if step.before is None:
        inside(book.root, step.name).unlink()
    else:
        replace_bytes(book, step.name, after, step.before)
    book.written[:] = [name for name in book.written if name != step.name]


def remember(context: Context, book: WritableBook, known: Mapping[str, Mapping[str, str]]) -> None:
    """Keep in the settings which column is which key, if that is not kept yet."""
    name = layout.SETTINGS
    seen = read_regular(inside(book.root, name), name)
    kept = {each: dict(mapped) for each, mapped in known.items() if mapped}
    after = set_flow(name, seen, "imports", flow(kept), at_end=True)
    if after != seen:
        context.to_write += 1
        replace_bytes(book, name, seen, after)
