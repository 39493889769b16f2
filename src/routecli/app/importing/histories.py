"""Taking in a history of orders or visits."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from routecli.app.importing.frame import SHOWN, ImportStep, ListReader
from routecli.app.opening import open_log, root_of
from routecli.core import layout
from routecli.core.history import live
from routecli.core.importing import cells
from routecli.core.importing.customers import TEXTS
from routecli.core.importing.history import new_orders, new_visits, read_order, read_visit
from routecli.core.importing.matching import Known, marks_of
from routecli.core.importing.rows import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.core.entry import Entry
    from routecli.core.importing.customers import Cells
    from routecli.core.importing.history import HistoryRow
    from routecli.core.importing.rows import Row


class HistoryList(ListReader):
    """The rows of a list, taken in one by one."""

    def take(self, rows: Sequence[Row]) -> None:
        """Read the rows and note what each of them changes."""
        self.known = Known(self.book.customers)
        self.found: dict[tuple[str, str, str], str] = {}
        of: dict[str, list[HistoryRow]] = defaultdict(list)
        read = read_order if self.asked.kind == "orders" else read_visit
        for row in self.tracked(rows):
            try:
                line = read(self.columns, row, self.context.today, self._who, self.spell)
            except RefusedError as error:
                self.refuse(row.line, error)
                continue
            rep = line.by or self.book.customers[line.customer].rep
            of[line.customer].append(line._replace(by=rep))
            if len(self.read) < SHOWN:
                self.read.append({"customer": line.customer, "date": line.date.isoformat(), "by": rep, **line.values})
        for id_, lines in sorted(of.items()):
            taken = (new_orders if self.asked.kind == "orders" else new_visits)(lines, self._logged(id_))
            self.counts.update(new=taken.new, same=taken.same)
            self.refused += taken.refused
            if taken.entries:
                self.steps.append(ImportStep(lines[0].line, "", None, None, id_, taken.entries))

    def _logged(self, id_: str) -> list[Entry]:
        if not (root_of(self.context) / layout.log_file(id_)).exists():
            return []
        return live(open_log(self.context, id_).entries, date.max)

    def _who(self, found: Cells) -> str:
        """Return the customer whose row it is; raises `RefusedError` for none, or several."""
        facts = {key: cells.tidy(found.text(key)) for key in TEXTS}
        code, phone = found.read("code", cells.digits_kept) or "", found.read("phone", cells.phone) or ""
        asked = (code, facts["name"], phone)
        if asked not in self.found:
            self.found[asked] = self._find({**facts, "code": code, "phone": phone})
        return self.found[asked]

    def _find(self, facts: Mapping[str, Any]) -> str:
        marks = marks_of("", dict(facts))
        by = self.known.by
        for key in ("code", "name"):
            found = by[key].get(getattr(marks, key), []) if getattr(marks, key) else []
            if key == "code" and len(found) == 1 and marks.name and found[0].name != marks.name:
                self.known.find(marks)  # raises where the code is another customer's
            if key == "name" and len(found) > 1 and marks.phone:
                found = [each for each in found if each.phone == marks.phone]
            if len(found) > 1:
                raise RefusedError(
                    "import.why.several", name=facts["name"] or facts["code"], names=[m.id for m in found]
                )
            if found and key == "name" and marks.code and found[0].code:
                break
            if found:
                return found[0].id
        raise RefusedError("import.why.unknown", name=" ".join(filter(None, (facts["code"], facts["name"]))) or "-")
