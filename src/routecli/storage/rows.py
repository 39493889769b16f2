"""Values by name, some of them still rows of the index: a row is taken apart when its value is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any


class Rows(Mapping[str, Any]):
    """A mapping some of whose values are calls that have not been made."""

    def __init__(self, kept: dict[str, Any]) -> None:
        """Keep values, and calls without arguments that give them."""
        self._kept = kept

    def __getitem__(self, name: str) -> Any:
        """Return a value, made now if it never was."""
        value = self._kept[name]
        if isinstance(value, partial):
            value = self._kept[name] = value()
        return value

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._kept)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._kept)

    def __contains__(self, name: object) -> bool:
        """Say whether there is a value, without making it."""
        return name in self._kept
