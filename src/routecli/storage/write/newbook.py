"""Making a book's folder: what is there stays as it is, and `route.yaml`, which makes it a book, comes last."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from routecli.core import layout
from routecli.storage.schema.jsonschema import schema_for
from routecli.storage.write.disk import make_folder, write_error
from routecli.storage.write.replace import replace_bytes, write_new

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
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


def make_book(root: Path, settings: str, readme: str, describe: Callable[[str], str]) -> None:
    """Make `root` a book, its JSON Schemas described by `describe` (the id of a sentence to the sentence).

    Raises `BookError` where the system refuses to write, `write.exists` where `root` is a book already.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        for name in FOLDERS:
            make_folder(root / name)
    except OSError as error:
        raise write_error("write.failed", root, error) from error
    _add_lines(root / ".gitattributes", ATTRIBUTES)
    _add_lines(root / ".gitignore", IGNORED)
    for name in SCHEMAS:
        schema = json.dumps(schema_for(name, describe), ensure_ascii=False, indent=1)
        _write_unless_there(root / layout.schema_file(name), schema + "\n")
    _write_unless_there(root / "README.md", readme)
    write_new(root / layout.SETTINGS, settings)


def _write_unless_there(path: Path, text: str) -> None:
    if not path.exists():
        write_new(path, text)


def _add_lines(path: Path, wanted: Sequence[str]) -> None:
    """Add the lines that a file lacks, and the file if it is missing."""
    if not path.exists():
        write_new(path, "".join(f"{line}\n" for line in wanted))
        return
    seen = path.read_bytes()
    there = [line.strip() for line in seen.splitlines()]
    missing = [line for line in wanted if line.encode() not in there]
    if missing:
        gap = b"" if seen.endswith(b"\n") or not seen else b"\n"
        replace_bytes(path, seen, seen + gap + "".join(f"{line}\n" for line in missing).encode())
