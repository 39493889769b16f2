"""Text with a sign between cells: comma, tab or semicolon, in UTF-8, UTF-16, Shift_JIS (cp932) or EUC-JP."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from routecli.core.importing.rows import Row
from routecli.errors import BookError
from routecli.storage.files.limits import is_utf16

_SIGNS = ",\t;"
_LOOKED_AT = 50  # lines by which the sign is told
_FULL_WIDTH = re.compile("[\u3000-\u30ff\uff01-\uff60]")
_HALF_WIDTH_ONLY = re.compile("[\0-\x7f\uff61-\uff9f]*")


def read_delimited(data: bytes, name: str) -> list[Row]:
    """Return the rows of a text; raises `BookError` `import.…` with the line at which it cannot be read."""
    text = decoded(data, name)
    if "\0" in text:
        raise BookError("import.nul", path=name, line=text.count("\n", 0, text.index("\0")) + 1)
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_sign(text), strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                rows.append(Row(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BookError("import.quotes", path=name, line=line) from error
    return rows


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file; raises `BookError` `import.encoding` with the first line that fits no encoding."""
    if is_utf16(data):
        codec = "utf-16" if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-16-le"
        try:
            return data.decode(codec)
        except UnicodeDecodeError as error:
            raise BookError("import.encoding", path=name, line=1) from error
    farthest = 0
    found: list[str] = []
    for codec in ("utf-8-sig", "cp932", "euc_jp"):
        try:
            found.append(data.decode(codec))
        except UnicodeDecodeError as error:
            farthest = max(farthest, error.start)
        else:
            if codec == "utf-8-sig":
                return found[0]
    if not found:
        raise BookError("import.encoding", path=name, line=data.count(b"\n", 0, farthest) + 1)
    # Text in EUC-JP often passes for half-width kana among rare kanji in Shift_JIS; text of nothing but half-width kana
    # passes for kanji in EUC-JP, but not for its full-width signs.
    kana = _HALF_WIDTH_ONLY.fullmatch(found[0]) and not _FULL_WIDTH.search(found[-1])
    return found[0] if kana else found[-1]


def _sign(text: str) -> str:
    """Return the sign that stands in most lines, the first of them for a text without any."""
    lines = text[:100_000].splitlines()[:_LOOKED_AT]
    counts = Counter({sign: sum(sign in line for line in lines) for sign in _SIGNS})
    return max(_SIGNS, key=lambda sign: (counts[sign], sum(line.count(sign) for line in lines)))
