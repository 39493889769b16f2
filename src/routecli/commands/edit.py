"""`route edit`: a customer's file in the editor, or one line of it changed from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.asked import warn_far
from routecli.app.changing import change_lines, editing, read_customer
from routecli.app.facts import fact, say_read
from routecli.app.opening import context_of, memory_of, open_book, root_of
from routecli.app.writing import id_to_write
from routecli.core import layout
from routecli.errors import UsageError
from routecli.output.problems import show_problems
from routecli.storage.schema.table import RECORDS
from routecli.storage.write.place import check_unshared

if TYPE_CHECKING:
    from pathlib import Path

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.errors import Problem
    from routecli.storage.write.edit import Value

_NOT_ONE_LINE = {"list", "map", "week"}


def run(
    ctx: typer.Context,
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER")],
    *,
    set_: Annotated[list[str] | None, typer.Option("--set", metavar="KEY=VALUE")] = None,
    unset: Annotated[list[str] | None, typer.Option("--unset", metavar="KEY")] = None,
) -> None:
    """Change lines, or open the editor and check what was saved."""
    context = context_of(ctx)
    book = open_book(context)
    id_ = id_to_write(context, book, customer)
    if not set_ and not unset:
        with editing(context, id_):
            _edit_by_hand(context, id_)
        return
    pairs = [_pair(context, book, text, id_) for text in set_ or ()]
    for key in unset or ():
        _check_key(key, id_)
        if key == "name":
            raise UsageError("edit.needed", key=key)
    gone = [*(unset or ())]
    if any(key == "at" for key, _ in pairs) and id_ in book.customers and book.customers[id_].at_from:
        gone.append("at_from")  # it is a place by hand from now on
    change_lines(context, id_, [*pairs, *((key, None) for key in dict.fromkeys(gone))])


def _pair(context: Context, book: Book, text: str, customer_id: str) -> tuple[str, Value]:
    """Return key and value of `KEY=VALUE`, the value as the file takes it; raises `UsageError` for anything else."""
    key, equals, value = (part.strip() for part in text.partition("="))
    if not equals or not key:
        raise UsageError("edit.no_equals", text=text)
    _check_key(key, customer_id)
    if not value:
        raise UsageError("edit.empty", key=key, customer=customer_id)
    field = RECORDS["customer"].kinds.get(key)
    if field is None:
        return key, value
    written: Value = fact(context, book, key, value, option=f"--set {key}")
    say_read(context, key, value, written)
    if field.kind == "date":
        warn_far(context, value, past=True, written=False)
    return key, written


def _check_key(key: str, customer_id: str) -> None:
    """Raise `UsageError` unless the key is one of a customer's, or the user's own, and stands on a line."""
    fields = RECORDS["customer"].kinds
    if key not in fields and not key.startswith("x-"):
        raise UsageError("edit.unknown_key", key=key, keys=", ".join(name for name in fields if _is_simple(name)))
    if key in fields and not _is_simple(key):
        raise UsageError("edit.not_simple", key=key, customer=customer_id)


def _is_simple(key: str) -> bool:
    head = RECORDS["customer"].kinds[key].kind.partition(":")[0]
    return head not in _NOT_ONE_LINE


def _edit_by_hand(context: Context, customer_id: str) -> None:
    """Open the editor, then name what is wrong with the file; exit 1 if something needs fixing."""
    root, name = root_of(context), layout.customer_file(customer_id)
    before = read_customer(root, customer_id)
    check_unshared(root / name, (root / name).stat(), name)
    _open(context, root / name)
    if read_customer(root, customer_id) == before:
        context.answer("edit.unchanged", path=name)
        return
    context.written.append(name)
    context.answer("edit.saved", path=name)
    found = _problems(context, name)
    show_problems(context, found)
    if any(problem.severity == "error" for problem in found):
        raise typer.Exit(1)


def _problems(context: Context, name: str) -> list[Problem]:
    """Return what the checks say about one file; it is looked at as part of the whole book."""
    from routecli.app.checking import check_book

    checked = check_book(root_of(context), context.today, memory_of(context), strict=False)
    return [problem for problem in checked.problems if problem.path == name]


def _open(context: Context, path: Path) -> None:
    import shlex
    import signal
    import subprocess
    import sys

    windows = sys.platform == "win32"
    editor = context.env.get("VISUAL") or context.env.get("EDITOR") or ("notepad" if windows else "")
    if not editor:
        raise UsageError("edit.no_editor", path=path)
    try:
        process = subprocess.Popen([*shlex.split(editor, posix=not windows), str(path)])
    except OSError as error:
        raise UsageError("edit.editor_failed", editor=editor, error=error.strerror or str(error), path=path) from error
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # in an editor Ctrl-C is the editor's
    try:
        status = process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    if status:
        context.notice("edit.editor_status", editor=editor, status=status)
