"""Reading a workbook (xlsx, xls, ods) in a process of its own, which may use so much memory and time and no more.

A few kilobytes of such a file can ask for more memory than a computer has; the reader then dies instead of us.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from routecli.core.importing.rows import Row
from routecli.errors import BookError

if TYPE_CHECKING:
    from collections.abc import Mapping

READER = "routecli.storage.tables.sheets"


def read_workbook(data: bytes, name: str, sheet: str) -> list[Row]:
    """Return the rows of a sheet; errors as `read_table`, `import.no_sheet` with the names for an unknown one."""
    if find_spec("python_calamine") is None:
        raise BookError("import.needs_excel", path=name)
    done = subprocess.run([sys.executable, "-P", "-m", READER, sheet], input=data, capture_output=True, check=False)
    try:
        answer: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError:  # it was stopped at its limits
        raise BookError("import.bomb", path=name) from None
    if fault := answer.get("fault"):
        raise BookError(f"import.{fault}", path=name, **answer["params"])
    return [Row(line, cells) for line, cells in answer["rows"]]
