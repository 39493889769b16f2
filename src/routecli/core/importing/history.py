"""A history of orders or visits: what each row says, and which rows the logs do not have yet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.importing import cells
from routecli.core.importing.customers import cells_of
from routecli.core.importing.rows import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from routecli.core.entry import Entry
    from routecli.core.importing.customers import Cells, Spell
    from routecli.core.importing.headings import ListColumn
    from routecli.core.importing.rows import Refusal, Row
    from routecli.core.parts import Order

SOURCE = "import"  # what `from` says of an entry that was taken in from a list
MOST_LINES = 200  # orders in an entry: a line of a log has its limit


class HistoryRow(NamedTuple):
    """What a row says: the customer, the day, who went or sold, and its values by the keys of an entry or an order."""

    line: int
    customer: str
    date: date
    by: str
    values: dict[str, Any]


class Taken(NamedTuple):
    """What a customer's rows bring: entries to append, how many rows are in them and in the log already, and what is refused."""

    entries: list[dict[str, Any]]
    new: int
    same: int
    refused: list[Refusal]


def read_order(
    columns: Sequence[ListColumn], row: Row, today: date, who: Callable[[Cells], str], spell: Spell
) -> HistoryRow:
    """Return what a row of an order history says; raises `RefusedError`."""
    found = cells_of(columns, row)
    day = _day(found, today)
    qty, price, amount = (found.read(key, cells.number) for key in ("qty", "price", "amount"))
    if qty is None:
        raise RefusedError("import.why.no_qty")
    code, name = found.read("item", cells.digits_kept) or "", cells.tidy(found.text("item_name"))
    if not (code or name):
        raise RefusedError("import.why.no_item")
    values: dict[str, Any] = {"item": spell("item", code) if code else spell("item_name", name), "qty": _figure(qty)}
    if price is None and amount is not None and float(qty):
        price = _unit_price(float(amount), float(qty))
    if price is not None and price.startswith("-"):
        raise RefusedError("import.why.number", value=price)
    if price is not None:
        values["price"] = _figure(price)
    return HistoryRow(row.line, who(found), day, found.read("rep", lambda text: spell("rep", text)) or "", values)


def read_visit(
    columns: Sequence[ListColumn], row: Row, today: date, who: Callable[[Cells], str], spell: Spell
) -> HistoryRow:
    """Return what a row of a visit history says; raises `RefusedError`."""
    found = cells_of(columns, row)
    day = _day(found, today)
    note = "\n".join(text for _, text in found.by_key.get("note", ()))
    coming = found.read("next", lambda text: cells.day(text, today))
    minutes = found.read("minutes", lambda text: spell("minutes", text))
    values = {
        "time": found.read("time", lambda text: spell("time", text)),
        "outcome": found.read("outcome", lambda text: spell("outcome", text)) or "met",
        "with": [cells.tidy(found.text("with"))] if found.text("with") else None,
        "purpose": cells.tidy(found.text("purpose")),
        "note": note,
        "minutes": int(minutes) if minutes else None,
        "next": coming.isoformat() if coming else None,
    }
    return HistoryRow(row.line, who(found), day, found.read("rep", lambda text: spell("rep", text)) or "", values)


def _day(found: Cells, today: date) -> date:
    day: date | None = found.read("date", lambda text: cells.day(text, today))
    if day is None:
        raise RefusedError("import.why.no_date")
    if day > today:
        raise RefusedError("import.why.future", column=found.by_key["date"][0][0].heading, value=day.isoformat())
    return day


def _figure(text: str) -> float:
    value = float(text)
    return int(value) if value == int(value) else value


def _unit_price(amount: float, qty: float) -> str | None:
    """Return the price of a piece, if the amount shows it to the hundredth."""
    price = round(amount / qty, 2)
    return repr(price) if abs(price * qty - amount) < 0.005 and price >= 0 else None


def new_orders(rows: Sequence[HistoryRow], logged: Iterable[Entry]) -> Taken:
    """Return what rows of one customer bring that the log does not have.

    Whatever took it there, an order of that item, day and quantity is there already. Where the log has another quantity
    of the item on that day, a row that it does not have is doubtful.
    """
    there: dict[tuple[date, str], list[Order]] = defaultdict(list)
    for entry in logged:
        for order in entry.orders:
            there[entry.date, order.item].append(order)
    wanted: dict[tuple[date, str], list[HistoryRow]] = defaultdict(list)
    for row in rows:
        wanted[row.date, row.values["item"]].append(row)
    fresh: list[HistoryRow] = []
    refused: list[Refusal] = []
    for key, asked in wanted.items():
        left = there.get(key, [])
        missing = [row for row in asked if not _strike(left, row)]
        if missing and left:
            error = RefusedError("import.why.other_qty", item=key[1], day=key[0], qty=float(left[0].qty))
            refused += [error.at(row.line) for row in missing]
        else:
            fresh += missing
    return Taken(_order_entries(fresh), len(fresh), len(rows) - len(fresh) - len(refused), refused)


def _strike(left: list[Order], row: HistoryRow) -> bool:
    """Strike the order that a row is from those of the log, and return whether there is one."""
    price = row.values.get("price")
    fits = [order for order in left if order.qty == row.values["qty"]]
    found = next((order for order in fits if order.price == price), None) or next(
        (order for order in fits if order.price is None or price is None), None
    )
    if found:
        left.remove(found)
    return found is not None


def _order_entries(rows: Iterable[HistoryRow]) -> list[dict[str, Any]]:
    """Return an entry for each day and who sold."""
    days: dict[tuple[date, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        days[row.date, row.by].append(row.values)
    return [
        {"type": "order", "date": day.isoformat(), "by": by, "orders": lines[n : n + MOST_LINES], "from": SOURCE}
        for (day, by), lines in sorted(days.items())
        for n in range(0, len(lines), MOST_LINES)
    ]


def new_visits(rows: Sequence[HistoryRow], logged: Iterable[Entry]) -> Taken:
    """Return what rows of one customer bring that the log does not have; a visit of a day that has another is doubtful."""
    there: dict[date, list[Entry]] = defaultdict(list)
    for entry in logged:
        if entry.type == "visit":
            there[entry.date].append(entry)
    same = [row for row in rows if _strike_visit(there.get(row.date, []), row)]
    known = {id(row) for row in same}
    fresh: list[HistoryRow] = []
    refused: list[Refusal] = []
    for row in rows:
        others = there.get(row.date, [])
        if id(row) in known:
            continue
        if any(not (other.time and row.values["time"]) or other.time == row.values["time"] for other in others):
            refused.append(RefusedError("import.why.other_visit", day=row.date).at(row.line))
        else:
            fresh.append(row)
    entries = [
        {"type": "visit", "date": row.date.isoformat(), "by": row.by, **row.values, "from": SOURCE}
        for row in sorted(fresh, key=lambda row: (row.date, row.values["time"] or "", row.line))
    ]
    return Taken(entries, len(fresh), len(same), refused)


def _strike_visit(left: list[Entry], row: HistoryRow) -> bool:
    said = (row.values["time"] or "", row.values["outcome"], row.values["note"])
    found = next((entry for entry in left if (entry.time, entry.outcome, entry.note) == said), None)
    if found:
        left.remove(found)
    return found is not None
