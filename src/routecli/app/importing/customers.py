"""Taking in a list of customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.app.finding import configured_rep, pick_rep
from routecli.app.importing.frame import ImportStep, ListReader
from routecli.app.opening import root_of
from routecli.app.writing import broken_customers, check_text
from routecli.core import layout
from routecli.core.importing.customers import change_of, read_customer
from routecli.core.importing.history import SOURCE
from routecli.core.importing.matching import Known, free_id, marks_of
from routecli.core.importing.rows import RefusedError
from routecli.core.reading_id import id_from
from routecli.core.visits import last_visits
from routecli.errors import BookError, ChangedError, UsageError
from routecli.storage.files.ids import is_customer_id
from routecli.storage.files.yamltext import customer_text, flow
from routecli.storage.schema.table import RECORDS
from routecli.storage.write.edit import set_block, set_flow, set_value
from routecli.storage.write.encode import to_utf8
from routecli.storage.write.place import inside, read_regular

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.core.importing.customers import CustomerRow
    from routecli.core.importing.rows import Row

# What a customer's file may have that keeps one row out, not the whole list.
_OF_ONE_FILE = {"edit.refused", "edit.open", "path.other", "path.outside", "path.irregular", "text.surrogate"}


class CustomerList(ListReader):
    """The rows of a list, taken in one by one."""

    def take(self, rows: Sequence[Row]) -> None:
        """Read the rows and note what each of them changes."""
        self.known = Known(self.book.customers)
        self.ids = set(self.book.customers) | set(broken_customers(self.book))
        self.rep = pick_rep(configured_rep(self.context), self.book.settings.reps) or ""
        if not self.rep and len(self.book.settings.reps) == 1:
            self.rep = next(iter(self.book.settings.reps))
        for row in self.tracked(rows):
            try:
                self._take(read_customer(self.columns, row, self.context.today, self.spell))
            except (RefusedError, UsageError) as error:
                self.refuse(row.line, error)
            except (BookError, ChangedError) as error:
                if error.id not in {
                    "edit.refused",
                    "edit.open",
                    "path.other",
                    "path.outside",
                    "path.irregular",
                    "text.surrogate",
                }:
                    raise
                self.refuse(row.line, error)

    def _take(self, row: CustomerRow) -> None:
        check_text({**row.facts, "notes": list(row.notes)})
        marks = marks_of("", row.facts)
        id_ = self.known.find(marks)
        customer = self.book.customers.get(id_) if id_ else None
        change = change_of(row, customer)
        facts = change.facts if customer else self._completed(row)
        if change.notes is not None:
            facts = {**facts, "notes": change.notes}
        id_ = id_ or self._new_id(row)
        step = self._step(row.line, id_, customer is None, facts)
        entries = self._last_visit(row, id_, facts.get("rep") or (customer.rep if customer else ""))
        self.read.append(
            {**row.facts, **({"last": row.last.isoformat()} if row.last else {}), "notes": list(row.notes)}
        )
        self.kept.update(row.kept)
        self.known.taken[id_] = row.line
        if not customer:
            self.ids.add(id_)
            self.known.add(marks._replace(id=id_, line=row.line))
        same = bool(customer) and step.before == step.after and not entries
        self.counts["new" if not customer else "same" if same else "changed"] += 1
        if not same:
            self.steps.append(step._replace(entries=entries))

    def _completed(self, row: CustomerRow) -> dict[str, Any]:
        """Return a new customer's facts with what holds for all rows: area, rep, and the day from which it is one."""
        facts = {"area": self.asked.area, "rep": self.rep, **row.facts}
        if self.book.settings.reps and not facts["rep"]:
            raise UsageError("rep.which", reps=[f"{rep.id} ({rep.name})" for rep in self.book.settings.reps.values()])
        if not row.last:
            facts.setdefault("since", self.context.today.isoformat())
        return facts

    def _new_id(self, row: CustomerRow) -> str:
        """Return a free id: from the reading or a name in kana or Latin letters, else from code or telephone."""
        code = "".join(filter(str.isalnum, str(row.facts.get("code", "")).lower()))
        digits = "".join(filter(str.isdigit, str(row.facts.get("phone", ""))))
        wished = (id_from(str(row.facts.get("kana", ""))), id_from(str(row.facts["name"])), f"c{code}", f"t{digits}")
        fitting = [id_ for id_ in wished if len(id_) > 1 and is_customer_id(id_)]
        return free_id(fitting, self.ids)

    def _step(self, line: int, id_: str, is_new: bool, facts: Mapping[str, Any]) -> ImportStep:
        name = layout.customer_file(id_)
        if is_new:
            return ImportStep(line, name, None, to_utf8(customer_text(facts, {}, self._schema)), id_)
        before = after = read_regular(inside(root_of(self.context), name), name)
        order = list(RECORDS["customer"].kinds)
        for key in sorted(facts, key=order.index):
            after = _with_fact(name, after, key, facts[key])
        return ImportStep(line, name, before, after, id_)

    @property
    def _schema(self) -> str:
        schema = layout.schema_file("customer")
        return f"../{schema}" if (root_of(self.context) / schema).is_file() else ""

    def _last_visit(self, row: CustomerRow, id_: str, rep: str) -> list[dict[str, Any]]:
        """Return the entry of the last visit, if the log has none of that day or later."""
        latest = next(last_visits(self.book.history(id_)), None)
        if not row.last or (latest and latest.day >= row.last):
            return []
        return [{"type": "visit", "date": row.last.isoformat(), "by": rep, "outcome": "met", "from": SOURCE}]


def _with_fact(name: str, seen: bytes, key: str, value: Any) -> bytes:
    if not isinstance(value, str):
        return set_flow(name, seen, key, flow(value))
    return set_block(name, seen, key, value) if key == "notes" else set_value(name, seen, key, value)
