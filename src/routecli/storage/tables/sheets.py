"""The process that reads a workbook: bytes on stdin, `sheet` as its argument, rows as JSON on stdout."""

from __future__ import annotations

import io
import json
import sys
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

MEMORY = 3 << 29  # bytes: enough for the largest table that is taken in
SECONDS = 60  # of computing
MOST_CELLS = 5_000_000


def limit_resources() -> None:
    """Keep this process within its memory and time, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


def answer_for(data: bytes, wanted: str) -> dict[str, Any]:
    """Return `rows` as (line, cells), or the `fault` with what its sentence takes."""
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        names = [sheet.name for sheet in book.sheets_metadata if str(sheet.visible).endswith("Visible")]
        if wanted and wanted not in book.sheet_names:
            return {"fault": "no_sheet", "params": {"sheet": wanted, "sheets": list(book.sheet_names)}}
        for name in [wanted] if wanted else names:
            sheet = book.get_sheet_by_name(name)
            if sheet.width * sheet.height > MOST_CELLS:
                return {"fault": "bomb", "params": {}}
            first = sheet.start[0] + 1 if sheet.start else 1
            table = enumerate(sheet.to_python(), first)
            rows = [(line, cells) for line, row in table if any(cells := [text_of(cell) for cell in row])]
            if rows:
                return {"rows": rows}
    except python_calamine.PasswordError:
        return {"fault": "password", "params": {}}
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        return {"fault": "broken", "params": {"error": str(error)[:120]}}
    return {"rows": []}


def text_of(cell: Any) -> str:
    """Return a cell as text: whole numbers without decimals, days as ISO dates, times as HH:MM."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool) or cell is None:
        return "" if cell is None else str(cell).upper()
    if isinstance(cell, int | float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime) and not (cell.hour or cell.minute):
        cell = cell.date()
    if hasattr(cell, "total_seconds"):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(cell, datetime | time):
        return f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, datetime) else f"{cell:%H:%M}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def main() -> None:
    """Answer one question and end."""
    limit_resources()
    answer = answer_for(sys.stdin.buffer.read(), sys.argv[1])
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
