"""Address cards (vCard 2.1 and 3.0) as rows: the firm, and the person who works there."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from routecli.core.importing.rows import Row
from routecli.errors import BookError
from routecli.storage.tables.delimited import decoded

HEADINGS = ("name", "kana", "contact", "role", "phone", "email", "postal", "address", "notes")


def read_cards(data: bytes, name: str) -> list[Row]:
    """Return a row of headings and one of each card, whose line is where it begins; errors as `read_table`."""
    if find_spec("vobject") is None:
        raise BookError("import.needs_vcard", path=name)
    import vobject

    text = decoded(data, name)
    starts = [n for n, line in enumerate(text.splitlines(), 1) if line.strip().lower() == "begin:vcard"]
    rows, found = [Row(0, HEADINGS)], vobject.readComponents(text, allowQP=True)
    try:
        for line, card in zip(starts, found, strict=False):
            rows.append(Row(line, _cells(card)))
    except (vobject.base.VObjectError, UnicodeDecodeError, ValueError) as error:
        raise BookError("import.broken", path=name, error=str(error)[:120]) from error
    return rows


def _cells(card: Any) -> list[str]:
    firm, person = _first(card, "org"), _first(card, "fn")
    firm = firm[0] if isinstance(firm, list) and firm else firm
    kana = " ".join(filter(None, (str(_first(card, f"x-phonetic-{part}-name") or "") for part in ("last", "first"))))
    place = _first(card, "adr")
    parts = [getattr(place, part, "") for part in ("region", "city", "street", "extended")]
    address = "".join("".join(part) if isinstance(part, list) else part for part in parts)
    return [
        str(firm or person or ""), str(_first(card, "x-phonetic-org") or ("" if firm else kana)),
        str(person or "") if firm else "", str(_first(card, "title") or ""), str(_first(card, "tel") or ""),
        str(_first(card, "email") or ""), str(getattr(place, "code", "") or ""), address, str(_first(card, "note") or ""),
    ]  # fmt: skip


def _first(card: Any, name: str) -> Any:
    found = card.contents.get(name)
    return found[0].value if found else ""
