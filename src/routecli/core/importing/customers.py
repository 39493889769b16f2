"""A row of a list of customers: what it says of one, in the words of the files, and what of that is new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.core.calendar import parse_closures
from routecli.core.hours import HOLIDAYS, parse_days, parse_spans
from routecli.core.hours_text import read_hours
from routecli.core.importing import cells
from routecli.core.importing.headings import IGNORED
from routecli.core.importing.rows import RefusedError
from routecli.core.interval import parse_interval
from routecli.core.letters import word_key
from routecli.core.phones import digits_of

if TYPE_CHECKING:
    from datetime import date

    from routecli.core.importing.headings import ListColumn
    from routecli.core.importing.rows import Row
    from routecli.core.model import Customer, Span, Week

RowFacts = dict[str, Any]  # by key, as the files spell them: text, lists, mappings
Spell = Callable[[str, str], str]  # key and text to what a file says, raises `UsageError`
TEXTS = ("name", "kana", "address")
SPELLED = ("kind", "rank", "area", "rep", "every", "minutes")


class CustomerRow(NamedTuple):
    """What a row says of a customer: facts, lines for the notes, the last visit, and the columns kept as notes."""

    line: int
    facts: RowFacts
    notes: Sequence[str]
    last: date | None
    kept: Sequence[str]


class Cells(NamedTuple):
    """The cells of a row that say anything, by key, each with its column."""

    by_key: Mapping[str, list[tuple[ListColumn, str]]]

    def text(self, key: str) -> str:
        """Return what the row says for a key."""
        found = self.by_key.get(key)
        return found[0][1] if found else ""

    def read(self, key: str, convert: Callable[[str], Any]) -> Any:
        """Return what `convert` makes of a key's cell, None without one; a refusal names the column."""
        found = self.by_key.get(key)
        if not found:
            return None
        column, text = found[0]
        try:
            return convert(text)
        except RefusedError as refused:
            raise RefusedError(refused.id, column=column.heading, **refused.params) from None


def cells_of(columns: Sequence[ListColumn], row: Row) -> Cells:
    """Return the cells of a row by key; raises `RefusedError` for a failed formula in a column that is taken in."""
    found: dict[str, list[tuple[ListColumn, str]]] = {}
    for column in columns:
        if column.key == IGNORED or column.place >= len(row.cells):
            continue
        try:
            text = cells.said(row.cells[column.place])
        except RefusedError as refused:
            raise RefusedError(refused.id, column=column.heading, **refused.params) from None
        if text:
            found.setdefault(column.key, []).append((column, text))
    return Cells(found)


def read_customer(columns: Sequence[ListColumn], row: Row, today: date, spell: Spell) -> CustomerRow:
    """Return what a row says; raises `RefusedError` for a row without a name or with a value that cannot be read."""
    found = cells_of(columns, row)
    facts: RowFacts = {key: cells.tidy(found.text(key)) for key in TEXTS if found.text(key)}
    if "name" not in facts:
        raise RefusedError("import.why.no_name")
    facts |= _converted(found, today, spell)
    if address := _address(found):
        facts["address"] = address
    if tags := [tag for _, text in found.by_key.get("tags", ()) for tag in cells.words_in(text)]:
        facts["tags"] = list(dict.fromkeys(spell("tags", tag) for tag in tags))
    notes, kept = _notes(found)
    opening, left = _opening(found)
    facts |= opening
    last = found.read("last", lambda text: cells.day(text, today))
    if last and last > today:
        raise RefusedError("import.why.future", column=found.by_key["last"][0][0].heading, value=last.isoformat())
    facts |= _contacts(found)
    left += _left_of_person(found, facts)
    return CustomerRow(row.line, facts, [*notes, *left], last, [*kept, *(line.partition(":")[0] for line in left)])


def _converted(found: Cells, today: date, spell: Spell) -> RowFacts:
    """Return the facts of the keys with a form of their own."""
    facts: RowFacts = {
        "code": found.read("code", cells.digits_kept),
        "phone": found.read("phone", cells.phone),
        "postal": found.read("postal", cells.postal),
        "since": found.read("since", lambda text: cells.day(text, today).isoformat()),
        "at": _point(found),
    }
    for key in SPELLED:
        facts[key] = found.read(key, lambda text, key=key: spell(key, _with_unit(found, key, text)))  # type: ignore[misc]
    return {key: value for key, value in facts.items() if value}


def _with_unit(found: Cells, key: str, text: str) -> str:
    """Return a bare number with the unit that its heading has: 訪問周期（日）."""
    unit = found.by_key[key][0][0].unit
    return f"{text}{unit}" if key in {"every", "minutes"} and unit and text.isdigit() else text


def _point(found: Cells) -> list[str] | None:
    """Return latitude and longitude as a file has them; nothing for 0, 0, which is nobody's place."""
    lat, lon = (found.read(key, cells.number) for key in ("lat", "lon"))
    if not (lat and lon) or (float(lat), float(lon)) == (0, 0):
        return None
    if not (abs(float(lat)) <= 90 and abs(float(lon)) <= 180):
        raise RefusedError("import.why.place", column=found.by_key["lat"][0][0].heading, value=f"{lat}, {lon}")
    return [lat, lon]


def _address(found: Cells) -> str:
    """Return the address from one column or its parts, with the building."""
    parts = [cells.tidy(text) for _, text in found.by_key.get("address_part", ())]
    whole = cells.tidy(found.text("address"))
    if whole and parts and not whole.startswith(parts[0]):
        before = [part for part in parts if part not in whole]
        whole = "".join(before) + whole
    building = [cells.tidy(text) for _, text in found.by_key.get("building", ())]
    return " ".join([whole or "".join(parts), *(text for text in building if text not in whole)]).strip()


def _notes(found: Cells) -> tuple[list[str], list[str]]:
    """Return the lines for the notes, and the headings of columns that are no key, whose cells are among them."""
    own = [line.strip() for _, text in found.by_key.get("notes", ()) for line in text.splitlines() if line.strip()]
    others = [(column.heading, " ".join(text.split())) for column, text in found.by_key.get("", ())]
    labelled = [f"{heading}: {text}" if heading else text for heading, text in others]
    return [*own, *labelled], [heading for heading, _ in others]


def _opening(found: Cells) -> tuple[RowFacts, list[str]]:
    """Return hours and closed days, and as lines for the notes those that cannot be read."""
    hours, days = found.text("hours"), found.text("days")
    if not hours and found.text("opens") and found.text("closes"):
        hours = f"{found.text('opens')}-{found.text('closes')}"
    opening, closing = read_hours(f"{days} {hours}".strip() if hours else ""), read_hours("", found.text("closed"))
    facts: RowFacts = {"hours": dict(opening.hours), "closed": [*dict.fromkeys([*opening.closed, *closing.closed])]}
    left = []
    if opening.hours and opening.rest:
        left.append(_labelled(found, "hours", opening.rest))
    elif not opening.hours:
        left += [_labelled(found, key) for key in ("days", "hours", "opens", "closes") if found.text(key)]
    if closing.rest:
        left.append(_labelled(found, "closed", closing.rest))
    return {key: value for key, value in facts.items() if value}, left


def _labelled(found: Cells, key: str, rest: str = "") -> str:
    column, text = (found.by_key.get(key) or found.by_key["opens"])[0]
    return f"{column.heading}: {' '.join((rest or text).split())}"


def _contacts(found: Cells) -> RowFacts:
    person = {"name": found.text("contact"), "role": found.text("role"), "email": found.text("email")}
    return {"contacts": [{key: cells.tidy(text) for key, text in person.items() if text}]} if person["name"] else {}


def _left_of_person(found: Cells, facts: RowFacts) -> list[str]:
    """Return as lines for the notes what is said of a person without a name."""
    return [] if "contacts" in facts else [_labelled(found, key) for key in ("role", "email") if found.text(key)]


class RowChange(NamedTuple):
    """What a row changes of a customer: the facts that are new or other, and the notes as they are to be (None: as now)."""

    facts: RowFacts
    notes: str | None


def change_of(row: CustomerRow, customer: Customer | None) -> RowChange:
    """Return what a row changes; for a new customer all that it says."""
    if customer is None:
        return RowChange(row.facts, _with_lines("", row.notes))
    lines = list(row.notes)
    facts = {key: value for key, value in row.facts.items() if key not in {"tags", "contacts"}}
    facts = {key: value for key, value in facts.items() if not _is_same(key, value, customer)}
    if more := [tag for tag in row.facts.get("tags", ()) if word_key(tag) not in map(word_key, customer.tags)]:
        facts["tags"] = [*customer.tags, *more]
    for person in row.facts.get("contacts", ()):
        if not customer.contacts:
            facts["contacts"] = [person]
        elif word_key(person["name"]) not in {word_key(known.name) for known in customer.contacts}:
            lines.append(" ".join(person.values()))
    return RowChange(facts, _with_lines(customer.notes, lines))


def _is_same(key: str, value: Any, customer: Customer) -> bool:
    known: Any = getattr(customer, key)
    if key == "phone":
        return digits_of(known) == digits_of(value)
    if key == "code":
        return bool(known) and cells.code_key(known) == cells.code_key(value)
    if key == "every":
        return bool(known == parse_interval(value))
    if key == "since":
        return bool(known and known.isoformat() == value)
    if key == "at":
        return bool(known) and all(abs(a - float(b)) < 1e-6 for a, b in zip(known, value, strict=True))
    if key == "hours":
        return bool(known) and _rows(known) == _rows_of(value)
    if key == "closed":
        return [parse_closures(rule) for rule in known] == [parse_closures(rule) for rule in value]
    return bool(str(known or "") == value)


def _rows(week: Week) -> dict[int, list[Span]]:
    """Return the spans of a week by row: those of its days, then of holidays and the days before where they are named."""
    return {row: [(begin, end) for begin, end in spans] for row, spans in enumerate(week) if spans is not None}


def _rows_of(hours: Mapping[str, str]) -> dict[int, list[Span]]:
    """Return the same of hours as a file has them."""
    rows: dict[int, list[Span]] = {day: [] for day in range(HOLIDAYS)}
    for days, spans in hours.items():
        rows |= {row: list(parse_spans(spans) or ()) for row in parse_days(days) or ()}
    return rows


def _with_lines(notes: str, lines: Sequence[str]) -> str | None:
    """Return notes with lines added, or in the place of those with the same label; None where nothing is new."""
    known = notes.splitlines()
    for line in lines:
        label, colon, _ = line.partition(": ")
        if line in known:
            continue
        place = next((n for n, old in enumerate(known) if colon and old.startswith(f"{label}: ")), None)
        if place is None:
            known.append(line)
        else:
            known[place] = line
    return "".join(f"{line}\n" for line in known) if known != notes.splitlines() else None
