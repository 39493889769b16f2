"""Where a key stands in a text of YAML, told from the parser's events: no tree of it is kept."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from routecli.errors import Spot
    from routecli.storage.schema.values import Key

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class Spots(NamedTuple):
    """Where a key begins and where its value does; of an item of a list both are one."""

    name: Spot = (0, 0)
    value: Spot = (0, 0)

    def spot(self, *, at_name: bool) -> Spot:
        """Return the one of the two that is asked for."""
        return self.name if at_name else self.value


def parse(text: str) -> Iterator[Any]:
    """Yield the events of a text, in which every scalar is text."""
    loader = LOADER(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


def items(events: Iterator[Any]) -> Iterator[Any]:
    """Yield the events that begin an item, up to the end of the collection; each item's own events are the caller's."""
    for event in events:
        if type(event) in _ENDS:
            return
        yield event


def skip(events: Iterator[Any], event: Any) -> None:
    """Go to the end of the value that an event begins."""
    depth = int(isinstance(event, yaml.CollectionStartEvent))
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, _ENDS)


def places(text: str, keys: Collection[Key], last: Collection[Key] = ()) -> dict[Key, Spots]:
    """Return where the deepest known part of each key stands; of a key that stands several times, the `last` one's.

    The text is read once, however many keys are asked for.
    """
    if not keys:
        return {}
    finder = _Finder(text, keys, last)
    with suppress(yaml.YAMLError):  # a line of JSON may be no YAML: what was found before that counts
        finder.find()
    return {key: finder.place(key) for key in keys}


class _Finder:
    """Goes through a text as far as the keys asked for lead, and keeps their places."""

    def __init__(self, text: str, keys: Collection[Key], last: Collection[Key]) -> None:
        self.events = parse(text)
        self.wanted = {key[:length] for key in keys for length in range(len(key) + 1)}
        self.last = {key[:length] for key in last for length in range(len(key) + 1)}
        self.found: dict[Key, Spots] = {}

    def place(self, key: Key) -> Spots:
        known = (self.found[key[:n]] for n in range(len(key), -1, -1) if key[:n] in self.found)
        return next(known, Spots())

    def find(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                self._enter(event, event, ())

    def _enter(self, begin: Any, event: Any, key: Key) -> None:
        """Keep where a key and its value begin, and go into the value where anything is asked for inside."""
        if key not in self.wanted or (key in self.found and key not in self.last):
            return skip(self.events, event)
        marks = begin.start_mark, (begin if _is_nothing(event) else event).start_mark
        self.found[key] = Spots(*((mark.line + 1, mark.column + 1) for mark in marks))
        if isinstance(event, yaml.MappingStartEvent):
            for name in items(self.events):
                skip(self.events, name)
                self._enter(name, next(self.events), (*key, getattr(name, "value", "?")))
        elif isinstance(event, yaml.SequenceStartEvent):
            for place, item in enumerate(items(self.events)):
                self._enter(item, item, (*key, place))
        return None


def _is_nothing(event: Any) -> bool:
    """Return whether an event is the value of a key behind which nothing stands."""
    return isinstance(event, yaml.ScalarEvent) and not event.style and not event.value
