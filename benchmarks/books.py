"""The generated books that benchmarks read, and what is measured against reading their bytes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import zlib
from pathlib import Path

from measure import RESTED

HERE = Path(__file__).parent
BOOKS = HERE / ".books"
SIZES = {200: 4_000, 2_000: 200_000, 20_000: 2_000_000}  # customers: entries
REFERENCE = """
import json, sys, yaml
from pathlib import Path
root = Path(sys.argv[1])
for file in (root / "customers").iterdir():
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
for file in (root / "visits").iterdir():
    for line in file.read_bytes().splitlines():
        json.loads(line)
"""


def book(customers: int) -> Path:
    """Return the generated book of a size, made when missing or when its generator has changed.

    A process of its own makes it, for the sake of our memory.
    """
    generator = b"".join((HERE / name).read_bytes() for name in ("make_book.py", "book_log.py", "book_words.py"))
    folder = BOOKS / f"{customers}-{zlib.crc32(generator):08x}"
    if not (folder / "route.yaml").exists():
        for stale in BOOKS.glob(f"{customers}-*"):
            shutil.rmtree(stale)
        print(f"making a book of {customers:,} customers …", file=sys.stderr)
        sizes = ["--customers", str(customers), "--entries", str(SIZES[customers])]
        subprocess.run([sys.executable, str(HERE / "make_book.py"), *sizes, "--out", str(folder)], check=True)
        time.sleep(RESTED)
    return folder


def customer_ids(folder: Path) -> list[str]:
    """Return the ids of a book's customers."""
    return sorted(file.stem for file in (folder / "customers").iterdir())


def first_rep(folder: Path) -> str:
    """Return the first rep of a generated book."""
    match = re.search(r"^reps:\n  (\w+):", (folder / "route.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert match
    return match[1]


def read_bytes(folder: Path) -> list[str]:
    """Return the words that read the book's bytes with `json.loads` and PyYAML's C loader, and do nothing else."""
    return [sys.executable, "-c", REFERENCE, str(folder)]
