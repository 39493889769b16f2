"""Making a book's folder: what is there stays as it is, and `route.yaml`, which makes it a book, comes last."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core import layout
from routecli.errors import BookError, RouteError
from routecli.storage.schema.jsonschema import schema_for
from routecli.storage.write.disk import make_folder, write_error
from routecli.storage.write.place import WritableBook, inside, read_regular
from routecli.storage.write.replace import replace_bytes, write_new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

FOLDERS = (layout.CUSTOMERS, layout.VISITS, layout.NEWS, layout.SCHEMAS)
# The records that people write by hand, with an editor that a JSON Schema can help.
SCHEMAS = ("settings", "customer", "news", "plan")
# Logs of two branches are sets of lines: git may put both sides together. A line must end alike on every system.
ATTRIBUTES = (
    f"{layout.VISITS}/*.jsonl merge=union text eol=lf",
    f"{layout.CUSTOMERS}/*.yaml text eol=lf",
    f"{layout.PLANS}/*/*.yaml text eol=lf",
)
IGNORED = (".route/",)


class File(NamedTuple):
    """A file to be written: its name in the book, its content until now (None: it is missing) and from now on."""

    name: str
    before: bytes | None
    after: bytes


def make_book(book: WritableBook, settings: str, readme: str, describe: Callable[[str], str]) -> None:
    """Make the folder a book, its JSON Schemas described by `describe` (the id of a sentence to the sentence).

    Raises `BookError`, with every file as it was, if the system refuses to write; `write.exists` if it is a book already.
    """
    try:
        book.root.mkdir(parents=True, exist_ok=True)
        for name in FOLDERS:
            make_folder(book.root / name)
        files = list(_files(book.root, readme, describe))
    except OSError as error:
        raise write_error("write.failed", book.root, error) from error
    beside = WritableBook(book.root, [])
    try:
        for file in files:
            _put(beside, file)
        write_new(book, layout.SETTINGS, settings.encode())
    except BaseException as error:
        made = [] if book.written else reversed(files[: len(beside.written)])
        if left := [file.name for file in made if not _is_taken_back(beside, file)]:
            raise BookError("init.left", paths=", ".join(left)) from error
        raise


def _files(root: Path, readme: str, describe: Callable[[str], str]) -> Iterator[File]:
    """Yield the files beside the settings that are to be written: those that are missing, or lack lines."""
    for name, lines in ((".gitattributes", ATTRIBUTES), (".gitignore", IGNORED)):
        before = read_regular(inside(root, name), name) if (root / name).exists() else None
        after = _with_lines(before or b"", lines)
        if after != before:
            yield File(name, before, after)
    texts = {layout.schema_file(name): _json(schema_for(name, describe)) for name in SCHEMAS}
    for name, text in {**texts, "README.md": readme}.items():
        if not os.path.lexists(root / name):
            yield File(name, None, text.encode())


def _json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _with_lines(content: bytes, wanted: Sequence[str]) -> bytes:
    """Return a file's content with the lines that it lacks."""
    there = [line.strip() for line in content.splitlines()]
    missing = [f"{line}\n".encode() for line in wanted if line.encode() not in there]
    gap = b"\n" if missing and content and not content.endswith(b"\n") else b""
    return content + gap + b"".join(missing)


def _put(book: WritableBook, file: File) -> None:
    if file.before is None:
        write_new(book, file.name, file.after)
    else:
        replace_bytes(book, file.name, file.before, file.after)


def _is_taken_back(book: WritableBook, file: File) -> bool:
    """Make a file as it was, and return whether that was possible."""
    try:
        if file.before is None:
            (book.root / file.name).unlink()
        else:
            replace_bytes(book, file.name, file.after, file.before)
    except (OSError, RouteError):
        return False
    return True
