"""Write the logs of sample-data/ anew: `python tools/make_sample_data.py sample-data`.

Settings, customers, products and news of that folder are written by hand and only read. The simulation uses neither
clock nor network, and gives the same bytes each run.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sample import story
from sample.account import Account
from sample.days import END, HOLIDAYS, all_days
from sample.round import work

from routecli.storage.load import Sources, load_book

if TYPE_CHECKING:
    from routecli.core.book import Book


def read_book(root: Path) -> Book:
    """Return the hand-written part of the book; its holidays are the simulation's own table."""
    return load_book(Sources(root, END, dict, use_index=False))._replace(holidays=HOLIDAYS)


def simulate(book: Book) -> dict[str, list[str]]:
    """Return the log lines of every customer after twelve months."""
    accounts = [Account(customer, book) for _, customer in sorted(book.customers.items())]
    for day in all_days():
        for rep in book.settings.reps.values():
            own = [account for account in accounts if account.customer.rep == rep.id]
            work(rep, own, day)
        for account in accounts:
            for customer_id, record in story.RECORDS:
                if customer_id == account.customer.id and record["date"] == day.isoformat():
                    account.write({**record, "by": account.customer.rep})
    return {a.customer.id: [_canonical(line) for line in a.lines] for a in accounts if a.lines}


def _canonical(line: dict[str, object]) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Read the book named on the command line and write its `visits/`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book", type=Path, help="the folder that holds route.yaml")
    root: Path = parser.parse_args().book
    folder = root / "visits"
    folder.mkdir(exist_ok=True)
    logs = simulate(read_book(root))
    for stale in folder.glob("*.jsonl"):
        stale.unlink()
    for customer_id, lines in logs.items():
        (folder / f"{customer_id}.jsonl").write_bytes("".join(f"{line}\n" for line in lines).encode())


if __name__ == "__main__":
    main()
