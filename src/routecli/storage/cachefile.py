"""Small derived files in the user's cache folder: JSON under a version and a CRC32, never trusted when in doubt."""

from __future__ import annotations

import json
import os
import sys
import zlib
from pathlib import Path
from typing import Any

_MAGIC = b"route-cache 1 "


def cache_folder() -> Path:
    """Return the folder for derived files, by the platform's custom; nothing in it is missed when deleted."""
    if named := os.environ.get("XDG_CACHE_HOME"):
        return Path(named) / "route"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "route" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "route"
    return Path.home() / ".cache" / "route"


def read_cache(name: str) -> Any:
    """Return the JSON value in a cache file, or None where it is missing, damaged or of another version."""
    try:
        data = (cache_folder() / name).read_bytes()
    except (OSError, RuntimeError):
        return None
    head, _, body = data.partition(b"\n")
    if head != _MAGIC + b"%08x" % zlib.crc32(body):
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def write_cache(name: str, value: Any) -> None:
    """Replace a cache file as a whole; a folder that cannot be written costs time on the next run and nothing else."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{name}.{os.getpid()}.tmp"
        temporary.write_bytes(_MAGIC + b"%08x\n" % zlib.crc32(body) + body)
        temporary.replace(folder / name)
    except (OSError, RuntimeError):
        return
