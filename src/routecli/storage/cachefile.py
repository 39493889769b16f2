"""Small derived files in the user's cache folder: bytes or JSON under a version and a CRC32, never trusted when in doubt."""

from __future__ import annotations

import json
import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routecli import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAGIC = b"route-cache-2"


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
    package = Path(__file__).parent.parent
    code = sorted(
        (e.name, e.stat().st_size, e.stat().st_mtime_ns)
        for folder in folders
        for e in os.scandir(package / folder)
        if e.is_file()
    )
    return f"{__version__} {zlib.crc32(repr(code).encode()):08x}"


def read_bytes(name: str) -> list[bytes]:
    """Return the pieces of a cache file, none where it is missing, damaged or of another version."""
    try:
        with (cache_folder() / name).open("rb") as file:
            magic, crc, *lengths = file.readline(256).split()
            pieces = [file.read(int(length)) for length in lengths]
    except (OSError, RuntimeError, ValueError):
        return []
    return pieces if magic == _MAGIC and crc == _crc(pieces) else []


def write_bytes(name: str, *pieces: bytes) -> None:
    """Replace a cache file as a whole; a folder that cannot be written costs time on the next run and nothing else."""
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{name}.{os.getpid()}.tmp"
        head = b" ".join([_MAGIC, _crc(pieces), *(b"%d" % len(piece) for piece in pieces)])
        with temporary.open("wb") as file:
            file.writelines([head, b"\n", *pieces])
        temporary.replace(folder / name)
    except (OSError, RuntimeError):
        return


def _crc(pieces: Sequence[bytes]) -> bytes:
    crc = zlib.crc32(repr([len(piece) for piece in pieces]).encode())
    for piece in pieces:
        crc = zlib.crc32(piece, crc)
    return b"%08x" % crc


def read_cache(name: str) -> Any:
    """Return the JSON value in a cache file, or None where there is none to be trusted."""
    try:
        return next((json.loads(piece) for piece in read_bytes(name)), None)
    except (ValueError, RecursionError):
        return None


def write_cache(name: str, value: Any) -> None:
    """Replace a cache file by a JSON value."""
    write_bytes(name, to_json(value))


def to_json(value: Any) -> bytes:
    """Return a value as JSON on one line; half a character of a broken text is kept as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
