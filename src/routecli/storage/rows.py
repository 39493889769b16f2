"""Values by name, made when they are asked for: most of a book's rows are never decoded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Rows(Mapping[str, Any]):
    """A mapping whose values are decoded from their files."""

    def __init__(self, files: Mapping[str, str], make: Callable[[str], Any]) -> None:
        """Keep the file of each name, and how its value is made."""
        self._files, self._make = files, make

    def __getitem__(self, name: str) -> Any:
        """Return a value."""
        return self._make(self._files[name])

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._files)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._files)

    def __contains__(self, name: object) -> bool:
        """Return whether there is a value, without making it."""
        return name in self._files
