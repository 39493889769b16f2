"""Derived files in the user's cache folder: pieces under a version, each with its CRC32, never trusted when in doubt."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routecli import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MAGIC = f"route-cache-4-{sys.byteorder}".encode()
_LONGEST_HEAD = 512
_AHEAD = 1 << 16


def cache_folder() -> Path:
    """Return the folder for derived files, by the platform's custom; nothing in it is missed when deleted."""
    if named := os.environ.get("XDG_CACHE_HOME"):
        return Path(named) / "route"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "route" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "route"
    return Path.home() / ".cache" / "route"


def name_of(kind: str, about: str) -> str:
    """Return the name of a cache file of a kind about a folder or an address."""
    return f"{kind}-{zlib.crc32(about.encode('utf-8', 'surrogateescape')):08x}"


def code_stamp(*folders: str) -> str:
    """Return what tells one state of these folders of the program from another: what they made may be out of date."""
    code = sorted(row for folder in folders for row in _code_in(folder))
    return f"{__version__} {zlib.crc32(repr(code).encode()):08x}"


@cache
def _code_in(folder: str) -> list[tuple[str, int, int]]:
    package = Path(__file__).parent.parent
    files = [(e.name, e.stat()) for e in os.scandir(package / folder) if e.is_file()]
    return [(name, seen.st_size, seen.st_mtime_ns) for name, seen in files]


class DamagedError(Exception):
    """A piece of a cache file is not what was written."""


class Pieces:
    """The pieces of a cache file, each read and checked when it is asked for; there may be no such file.

    A loose piece is read in parts, which whoever asks for them checks.
    """

    def __init__(self, name: str) -> None:
        """Open the file and read where its pieces are; it stays open, so that all are of one writing."""
        self.name, self.places, self.known = name, list[tuple[int, int, int]](), dict[int, bytes]()
        self.window = dict[int, tuple[int, bytes]]()  # of each loose piece what was read last, and where it begins
        self.file, self.stamp = -1, ""
        try:
            self.file = os.open(cache_folder() / name, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            head, _, _ = os.read(self.file, _LONGEST_HEAD).partition(b"\n")
            magic, crc, *rows = head.split()
            if magic == _MAGIC and int(crc, 16) == zlib.crc32(b" ".join(rows)):
                self._place(len(head) + 1, rows)
                self.stamp = crc.decode()
        except (OSError, RuntimeError, ValueError):
            self.close()

    def _place(self, start: int, rows: Sequence[bytes]) -> None:
        for row in rows:
            length, crc = row.split(b":")
            self.places.append((start, int(length), int(crc, 16)))
            start += int(length)

    def __bool__(self) -> bool:
        """Say whether there is such a file and its head is sound."""
        return bool(self.places)

    def get(self, n: int) -> bytes:
        """Return a piece; raises `DamagedError` where it is not what was written."""
        if n not in self.known:
            length, crc = self.places[n][1:] if n < len(self.places) else (0, -1)
            data = self._read(n, 0, length)
            if zlib.crc32(data) != crc or len(data) != length:
                raise DamagedError
            self.known[n] = data
        return self.known[n]

    def part(self, n: int, start: int, end: int) -> bytes:
        """Return a part of a loose piece; what follows is read along, since parts are mostly asked for in their order."""
        first, data = self.window.get(n, (0, b""))
        if not first <= start <= end <= first + len(data):
            most = self.places[n][1] if n < len(self.places) else 0
            first, data = self.window[n] = start, self._read(n, start, min(max(end, start + _AHEAD), most) - start)
        return data[start - first : end - first]

    def _read(self, n: int, start: int, length: int) -> bytes:
        try:
            os.lseek(self.file, self.places[n][0] + start, os.SEEK_SET)
            return os.read(self.file, length)
        except (OSError, IndexError, ValueError) as error:
            raise DamagedError from error

    def close(self) -> None:
        """Close the file: Windows replaces and removes none that is open."""
        if self.file >= 0:
            os.close(self.file)
        self.file = -1

    def __del__(self) -> None:
        """Close the file when nobody can ask any more."""
        self.close()

    def forget(self) -> None:
        """Remove the file: what it holds cannot be trusted."""
        self.close()
        with contextlib.suppress(OSError, RuntimeError):
            (cache_folder() / self.name).unlink(missing_ok=True)


def write_pieces(name: str, *pieces: bytes, loose: int = 0) -> None:
    """Replace a cache file as a whole, its last pieces loose.

    A folder that cannot be written costs time on the next run and nothing else.
    """
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return
    temporary = folder / f"{name}.{os.getpid()}.tmp"
    try:
        crcs = [*map(zlib.crc32, pieces[: len(pieces) - loose]), *[0] * loose]
        rows = b" ".join(b"%d:%08x" % (len(piece), crc) for piece, crc in zip(pieces, crcs, strict=True))
        with temporary.open("wb") as file:
            file.writelines([b"%s %08x %s\n" % (_MAGIC, zlib.crc32(rows), rows), *pieces])
        temporary.replace(folder / name)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def read_cache(name: str) -> Any:
    """Return the JSON value in a cache file, or None where there is none to be trusted."""
    pieces = Pieces(name)
    try:
        return json.loads(pieces.get(0)) if pieces else None
    except (DamagedError, ValueError, RecursionError):
        return None
    finally:
        pieces.close()


def write_cache(name: str, value: Any) -> None:
    """Replace a cache file by a JSON value."""
    write_pieces(name, to_json(value))


def to_json(value: Any) -> bytes:
    """Return a value as JSON on one line; half a character of a broken text is kept as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def joined(names: Iterable[str]) -> bytes:
    """Return names as a piece; none of them holds a NUL, since no file's name can."""
    return "\0".join(names).encode("utf-8", "surrogatepass")


def split(piece: bytes) -> list[str]:
    """Return the names that `joined` made a piece of."""
    return piece.decode("utf-8", "surrogatepass").split("\0") if piece else []


def numbers(piece: bytes) -> memoryview[int]:
    """Return the whole numbers of 64 bits in a piece."""
    return memoryview(piece).cast("q")


def numbered(values: Iterable[int]) -> bytes:
    """Return whole numbers as a piece."""
    from array import array  # a start that writes nothing needs none

    return array("q", values).tobytes()
