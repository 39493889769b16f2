"""Write a book of any size, the same bytes for the same seed: customers around Tokyo with years of visits.

    python benchmarks/make_book.py --customers 200 --entries 4000 [--out DIR] [--seed 1]

The book's day is 2026-11-24; seen from it, about three customers in ten are overdue.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import book_words as words
from book_log import TODAY, Account, Chance, log_lines, workday

BOOKS = Path(__file__).parent / ".books"
CUSTOMERS_PER_REP = 50
INTERVALS = {"A": 14, "B": 30, "C": 61}  # days
EVERY = (("10 days", 10), ("3 weeks", 21), ("3 months", 91))
ITEMS = [(f"{letter}{n}", 120 + 10 * (n % 90)) for letter in "ABC" for n in range(100, 120)]
NEWS = {"autumn-2026": "秋の新商品", "winter-2026": "冬の鍋フェア", "price-2026": "価格改定のお知らせ"}


class Card(NamedTuple):
    """A customer as it is drawn, before it becomes two files; `interval` in days, 0 for a customer on request."""

    id: str
    rep: str
    rank: str
    every: str
    interval: int
    people: list[str]
    shop: tuple[str, str, str]
    is_new: bool

    @property
    def has_machine(self) -> bool:
        """Say whether the customer has a machine with a service cycle."""
        return self.shop[2] == "service"


def rep_ids(count: int) -> list[str]:
    """Return `count` ids of reps: surnames, numbered from the second round on."""
    names = [surname[0] for surname in words.SURNAMES]
    return [names[n % len(names)] + (str(n // len(names) + 1) if n >= len(names) else "") for n in range(count)]


def settings_text(reps: list[str]) -> str:
    """Return `route.yaml`."""
    rows = [f"  {rep}: {_rep(n)}" for n, rep in enumerate(reps)]
    ranks = ["A: {every: 2 weeks, weight: 3}", "B: {every: 1 month, weight: 2}", "C: {every: 2 months, weight: 1}"]
    return "\n".join([
        "format: 1", "company: 上野食品株式会社", "language: ja", "country: JP", 'closed: ["2026-12-29..2027-01-03"]', "reps:", *rows,
        "ranks:", *(f"  {rank}" for rank in ranks), "visit: {minutes: 30}",
        "travel: {speed_kmh: 25, detour: 1.3, minutes_per_stop: 3}", "",
    ])  # fmt: skip


def _rep(n: int) -> str:
    *_, lat, lon = words.AREAS[n % len(words.AREAS)]
    name = f"{words.SURNAMES[n % len(words.SURNAMES)][1]} {words.GIVEN[n % len(words.GIVEN)]}"
    base = f"{{at: [{lat + 0.004:.4f}, {lon + 0.003:.4f}], name: 営業所}}"
    return f'{{name: {name}, base: {base}, hours: {{mon-fri: "09:00-17:30"}}, lunch: {{minutes: 60, between: "11:30-14:00"}}}}'


def draw_card(chance: Chance, n: int, rep: str, area: str) -> Card:
    """Return the n-th customer: one in five is rank A, one in fifty new, one in thirty on request."""
    roll = chance.random()
    rank = "A" if roll < 0.2 else "B" if roll < 0.6 else "C"
    every, interval = (
        ("none", 0) if chance.happens(0.03) else chance.pick(EVERY) if chance.happens(0.1) else ("", INTERVALS[rank])
    )
    people = [f"{chance.pick(words.SURNAMES)[1]} {chance.pick(words.GIVEN)}" for _ in range(chance.between(1, 3))]
    is_new = chance.happens(0.02)
    return Card(
        f"{area}-{n:05d}", rep, rank, every, interval, list(dict.fromkeys(people)), chance.pick(words.SHOPS), is_new
    )


def share_out(cards: list[Card], entries: int) -> list[int]:
    """Return how many lines each log has: in proportion to how often the customer is seen, `entries` in all."""
    weights = [0.0 if card.is_new else 1 / (card.interval or 90) for card in cards]
    total, passed, marks = sum(weights) or 1.0, 0.0, [0]
    for weight in weights:
        passed += weight
        marks.append(round(entries * passed / total))
    return [after - before for before, after in pairwise(marks)]


def last_contact(chance: Chance, interval: int) -> date:
    """Return a day of the last contact that leaves about three customers in ten overdue on the morning of `TODAY`."""
    urgency = 1.1 + 1.2 * chance.random() if chance.happens(0.28) else 0.9 * chance.random()
    return workday(TODAY - timedelta(days=max(1, int((interval or 90) * urgency))))


def card_text(chance: Chance, card: Card, area: tuple[str, str, str, str, float, float], since: date) -> str:
    """Return the customer's YAML file."""
    _, surname, kana = chance.pick(words.SURNAMES)
    shop, shop_kana, kind = card.shop
    _, area_name, postal, address, lat, lon = area
    at = f"[{lat + 0.016 * (chance.random() - 0.5):.4f}, {lon + 0.02 * (chance.random() - 0.5):.4f}]"
    return "\n".join([
        f"name: {surname}{shop} {area_name}{card.id[-5:]}", f"kana: {kana}{shop_kana}", f"kind: {kind}", f"rank: {card.rank}",
        f"area: {area_name}", f"rep: {card.rep}", f"since: {since}", *([f"every: {card.every}"] if card.every else []),
        f"address: {address}{chance.between(1, 7)}-{chance.between(1, 20)}-{chance.between(1, 15)}", f'postal: "{postal}"',
        f'phone: "{_phone(chance)}"', f"at: {at}", f"hours: {{{chance.pick(words.HOURS)}}}", f"closed: {chance.pick(words.CLOSED)}",
        f"minutes: {chance.between(2, 8) * 5}", "contacts:", *(_person(chance, n, name, since) for n, name in enumerate(card.people)),
        *_extras(chance, card), "notes: |", f"  {chance.pick(words.CUSTOMER_NOTES)}", "",
    ])  # fmt: skip


def _phone(chance: Chance) -> str:
    """Return a number that cannot exist: no exchange in Tokyo begins with 0."""
    return f"03-0{chance.between(0, 999):03d}-{chance.between(0, 9999):04d}"


def _person(chance: Chance, n: int, name: str, since: date) -> str:
    fields = [
        f"name: {name}",
        f"role: {chance.pick(words.ROLES)}",
        *(["key: true"] if n == 0 else [f'phone: "{_phone(chance)}"']),
    ]
    if chance.happens(0.4):
        fields += [
            f"birthday: {chance.between(1, 12):02d}-{chance.between(1, 28):02d}",
            f"likes: {chance.pick(words.LIKES)}",
        ]
    return f"  - {{{', '.join(fields)}, since: {since}}}"


def _extras(chance: Chance, card: Card) -> list[str]:
    """Return tags, and for some customers yearly dates, items, a machine and a contract."""
    lines = [f"tags: [{', '.join(sorted({chance.pick(words.TAGS) for _ in range(3)}))}]"]
    if chance.happens(0.3):
        lines.append(f"dates: [{{on: {chance.between(1, 12):02d}-{chance.between(1, 28):02d}, what: 創業記念日}}]")
    if chance.happens(0.5):
        lines.append(f"items: [{', '.join(sorted({chance.pick(ITEMS)[0] for _ in range(4)}))}]")
    if card.has_machine:
        lines += [
            "equipment:",
            f'  - {{id: case-1, model: SC-45, serial: "{chance.between(1, 9999):04d}", installed: 2023-06-01, warranty: 2028-05-31,',
            "     service: [{part: フィルター, every: 6 months, anchor: done}]}",
            "contracts: [{service: 浄水レンタル, from: 2024-04-01, to: 2027-03-31, monthly: 12000, notice: 3 months}]",
        ]
    return lines


def make_book(customers: int, entries: int, out: Path, seed: int) -> int:
    """Write the book and return its size in bytes; raises `FileExistsError` where the folder is there already."""
    chance = Chance(random.Random(seed).random)
    reps = rep_ids(max(3, customers // CUSTOMERS_PER_REP))
    for folder in ("customers", "visits", "news"):
        (out / folder).mkdir(parents=True)
    size = _write_catalogue(out)
    owners = [n * len(reps) // customers for n in range(customers)]
    areas = [words.AREAS[owner % len(words.AREAS)] for owner in owners]
    cards = [
        draw_card(chance, n, reps[owner], area[0]) for n, (owner, area) in enumerate(zip(owners, areas, strict=True), 1)
    ]
    for card, area, count in zip(cards, areas, share_out(cards, entries), strict=True):
        last = last_contact(chance, card.interval)
        account = Account(card.rep, reps, card.people, ITEMS, card.interval or 90, last, card.has_machine)
        lines = log_lines(chance, account, count) if count else []
        first = date.fromisoformat(lines[0].partition('"date":"')[2][:10]) if lines else last
        text = card_text(chance, card, area, first - timedelta(days=30) if lines else last)
        size += _write(out / "customers" / f"{card.id}.yaml", text)
        if lines:
            size += _write(out / "visits" / f"{card.id}.jsonl", "\n".join([*lines, ""]))
    # Last, so that a folder left by an interrupted run is no book.
    return size + _write(out / "route.yaml", settings_text(reps))


def _write_catalogue(out: Path) -> int:
    products = (f"- {{code: {code}, name: 品{code}, unit: 箱, price: {price}, pack: 12}}\n" for code, price in ITEMS)
    size = _write(out / "products.yaml", "".join(products))
    for news, title in NEWS.items():
        size += _write(
            out / "news" / f"{news}.yaml", f"title: {title}\ntext: 試供品あり。\nfrom: 2026-10-01\nuntil: 2027-02-28\n"
        )
    size += _write(out / ".gitattributes", "visits/*.jsonl merge=union text eol=lf\ncustomers/*.yaml text eol=lf\n")
    return size + _write(out / ".gitignore", ".route/\n")


def _write(path: Path, text: str) -> int:
    return path.write_bytes(text.encode())


def main() -> None:
    """Read the command line and write the book."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--customers", type=int, default=200)
    parser.add_argument("--entries", type=int, default=4_000)
    parser.add_argument(
        "--out", type=Path, help="a folder that does not exist yet (default: benchmarks/.books/CUSTOMERS)"
    )
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    out = args.out or BOOKS / str(args.customers)
    size = make_book(args.customers, args.entries, out, args.seed)
    print(f"{out}: {args.customers:,} customers, {args.entries:,} entries, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
