"""A YAML file as text and as what the text means, side by side, for changing it line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import yaml

from routecli.errors import BookError
from routecli.storage.files.yamlerrors import syntax_problem
from routecli.storage.files.yamlplaces import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

# What an event means, without where and in which style it stands: its kind, value, anchor and tag.
Shape = tuple[str, str | None, str | None, str | None]


class Pair(NamedTuple):
    """One top-level `key: value` by the indexes of its events; `end` is exclusive."""

    key: int
    value: int
    end: int


class Template(NamedTuple):
    """A file being edited: its text without byte-order mark, and what YAML sees in it."""

    path: str
    key: str
    seen: bytes
    text: str
    events: list[Any]
    pairs: list[Pair]

    def refuse(self, offset: int) -> NoReturn:
        """Raise `edit.refused` for the line that holds the character at `offset`."""
        raise _refusal(self.path, self.key, self.text.count("\n", 0, offset) + 1)

    def start(self, pair: Pair) -> int:
        """The offset in the text at which the key begins."""
        offset: int = self.events[pair.key].start_mark.index
        return offset

    def name(self, pair: Pair) -> str | None:
        """The key as text, None if it is none."""
        return getattr(self.events[pair.key], "value", None)

    def find(self) -> Pair | None:
        """The pair of the key; a second one is refused, since readers disagree on which of the two counts."""
        found = [pair for pair in self.pairs if self.name(pair) == self.key]
        for pair in found[1:]:
            self.refuse(self.start(pair))
        return found[0] if found else None

    def on_one_line(self, pair: Pair) -> bool:
        """Return whether key and value stand on one line."""
        return "\n" not in self.text[self.start(pair) : self.events[pair.end - 1].end_mark.index]

    def is_simple(self, pair: Pair) -> bool:
        """Return whether the value is text on the key's line that nothing else in the file can refer to."""
        event = self.events[pair.value]
        return isinstance(event, yaml.ScalarEvent) and not (event.anchor or event.tag) and self.on_one_line(pair)


def read_page(path: str, key: str, seen: bytes) -> Template:
    """Understand the content `seen` of `path` as one block mapping, or raise `BookError` `edit.refused`."""
    try:
        text = seen.decode("utf-8-sig")
        events = list(parse(text))
    except UnicodeDecodeError as error:
        raise _refusal(path, key, seen.count(b"\n", 0, error.start) + 1) from error
    except yaml.YAMLError as error:
        raise _refusal(path, key, syntax_problem(error, text, path).line or 1) from error
    page = Template(path, key, seen, text, events, _pairs(events))
    documents: list[Any] = [event for event in events if isinstance(event, yaml.DocumentStartEvent)]
    for second in documents[1:]:
        page.refuse(second.start_mark.index)
    # Events 0 and 1 open the stream and the document; a file of comments has no document.
    if len(events) < 3 or not isinstance(events[2], yaml.MappingStartEvent) or events[2].flow_style:
        page.refuse(0)
    return page


def shapes(events: Iterable[Any]) -> list[Shape]:
    """What the events mean, to be compared."""
    return [
        (type(e).__name__, getattr(e, "value", None), getattr(e, "anchor", None), getattr(e, "tag", None))
        for e in events
    ]


def text_shape(value: str) -> Shape:
    """The shape of a text value, whichever quotes it wears."""
    return yaml.ScalarEvent.__name__, value, None, None


def _pairs(events: list[Any]) -> list[Pair]:
    """The top-level pairs: of the nodes one level deep every first is a key, every second its value."""
    starts, depth, end = [], 0, 0
    for index, event in enumerate(events):
        if isinstance(event, yaml.CollectionEndEvent):
            depth, end = depth - 1, index
        elif isinstance(event, yaml.NodeEvent) and depth == 1:
            starts.append(index)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
    return [Pair(*pair) for pair in zip(starts[::2], starts[1::2], [*starts[2::2], end], strict=False)]


def _refusal(path: str, key: str, line: int) -> BookError:
    return BookError("edit.refused", path=path, line=line, key=key)
