"""Taking in a catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.app.importing.frame import ImportStep, ListReader
from routecli.app.opening import root_of
from routecli.app.writing import check_text
from routecli.core import layout
from routecli.core.importing.products import product_change, read_product
from routecli.core.importing.rows import RefusedError
from routecli.errors import UsageError
from routecli.storage.write.catalogue import with_products
from routecli.storage.write.place import read_regular

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routecli.core.importing.rows import Row


class Catalogue(ListReader):
    """The rows of a list, taken in one by one."""

    def take(self, rows: Sequence[Row]) -> None:
        """Read the rows and note what each of them changes."""
        added: dict[str, dict[str, Any]] = {}
        changed: dict[str, dict[str, Any]] = {}
        lines: dict[str, int] = {}
        for row in self.tracked(rows):
            try:
                facts = read_product(self.columns, row)
                check_text(facts)
                self._check(facts)
                code = facts["code"]
                if line := lines.get(code):
                    raise RefusedError("import.why.twice", line=line, name=code)
            except (RefusedError, UsageError) as error:
                self.refuse(row.line, error)
                continue
            lines[code] = row.line
            self.read.append(facts)
            known = self.book.products.get(code)
            change = product_change(facts, known)
            self.counts["same" if not change else "changed" if known else "new"] += 1
            if change:
                (changed if known else added)[code] = change
        if added or changed:
            root, name = root_of(self.context), layout.PRODUCTS
            before = read_regular(root / name, name) if (root / name).exists() else None
            after = with_products(before or b"", changed, list(added.values()))
            self.steps.append(ImportStep(0, name, before, after))

    def _check(self, facts: Mapping[str, Any]) -> None:
        """Raise `RefusedError` for a value that the catalogue does not take."""
        from routecli.storage.schema.values import Decoder

        decoder = Decoder()
        decoder.record("product", facts)
        for fault in decoder.faults:
            raise RefusedError("import.why.value", value=str(facts.get(str(fault.key[0]), "")), key=str(fault.key[0]))
