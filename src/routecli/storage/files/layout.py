"""Where everything lives in a book, and how a book is found."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from routecli.core.isoweek import monday_of
from routecli.core.vocabulary import LANGUAGES
from routecli.errors import BookError

SETTINGS = "route.yaml"
CUSTOMERS = "customers"
VISITS = "visits"
PRODUCTS = "products.yaml"
NEWS = "news"
PLANS = "plans"
SCHEMAS = ".schema"
FORMAT = 1


@lru_cache(maxsize=4)
def find_book(named: str | None, cwd: Path) -> Path:
    """Return the book's folder: the named one, else the nearest upward with a `route.yaml`, else `./routes`."""
    if named:
        root = cwd / Path(named).expanduser()
        if not (root / SETTINGS).is_file():
            raise BookError("book.not_here", path=str(named))
        return root
    for folder in (cwd, *cwd.parents, cwd / "routes"):
        if (folder / SETTINGS).is_file():
            return folder
    raise BookError("book.none", path=str(cwd))


def customer_path(root: Path, customer_id: str) -> Path:
    """Return the path of a customer's file."""
    return root / CUSTOMERS / f"{customer_id}.yaml"


def log_path(root: Path, customer_id: str) -> Path:
    """Return the path of a customer's log."""
    return root / VISITS / f"{customer_id}.jsonl"


def id_of(name: str) -> str:
    """Return what a file is called in its folder without its ending: visits/tanaka.jsonl is that of tanaka."""
    return name.rpartition("/")[2].rpartition(".")[0]


def is_plan(name: str) -> bool:
    """Say whether a place in the book is that of a rep's plan for a week: plans/sato/2026-W48.yaml."""
    folder, _, file = name.rpartition("/")
    week, dot, ending = file.rpartition(".")
    known = folder.startswith(f"{PLANS}/") and folder.count("/") == 1 and dot + ending == ".yaml"
    return known and monday_of(week) is not None


def peek_language(root: Path) -> str | None:
    """Return the book's language without a YAML parser: help must speak it before any file is understood."""
    try:
        with (root / SETTINGS).open("rb") as file:
            lines = file.read(65536).removeprefix(b"\xef\xbb\xbf").splitlines()
    except OSError:
        return None
    found = next((line for line in lines if line.startswith(b"language:")), b"")
    name = found.partition(b":")[2].partition(b"#")[0].strip(b" \t\"'").decode(errors="replace")
    return name if name in LANGUAGES else None
