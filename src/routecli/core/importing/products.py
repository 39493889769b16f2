"""A row of a catalogue: what it says of a product, and what of that is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.core.importing import cells
from routecli.core.importing.customers import cells_of
from routecli.core.importing.rows import RefusedError
from routecli.core.letters import word_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.core.importing.headings import ListColumn
    from routecli.core.importing.rows import Row
    from routecli.core.model import Product


def read_product(columns: Sequence[ListColumn], row: Row) -> dict[str, Any]:
    """Return what a row says by the keys of a product; raises `RefusedError` without a code or for what cannot be read."""
    found = cells_of(columns, row)
    code = found.read("code", cells.digits_kept)
    if not code:
        raise RefusedError("import.why.no_code")
    facts = {
        "code": code,
        "name": cells.tidy(found.text("name")),
        "unit": cells.tidy(found.text("unit")),
        "price": found.read("price", cells.number),
        "pack": found.read("pack", cells.number),
        "tags": [word for _, text in found.by_key.get("tags", ()) for word in cells.words_in(text)],
    }
    return {key: value for key, value in facts.items() if value}


def product_change(facts: dict[str, Any], known: Product | None) -> dict[str, Any]:
    """Return the facts that are new or other than those of a product; tags are only added."""
    if known is None:
        return facts
    changed = {}
    for key, value in facts.items():
        old = getattr(known, key)
        if key == "tags":
            more = [tag for tag in value if word_key(tag) not in map(word_key, old)]
            if more:
                changed[key] = [*old, *more]
        elif (old is None or float(old) != float(value)) if key in {"price", "pack"} else old != value:
            changed[key] = value
    return changed
