"""Reading YAML as text only: no types but the schema's, no anchors, tags or duplicate keys, defects with places."""

from __future__ import annotations

import re
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from routecli.errors import Problem
from routecli.storage.files.limits import CONFLICT_MARKS, encoding_of, refusal, values_of, yaml_limit
from routecli.storage.files.yamlplaces import LOADER, items, parse, places, skip
from routecli.storage.schema.values import Fault, FaultList, Key

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTH = 30
_STACK = 150  # where the parser is recursive it must not be handed more; DEPTH is enforced behind it, with a place
_MARKS = "|".join(map(re.escape, CONFLICT_MARKS))
# At a line's start, or indented with a name behind it: an editor may have moved git's markers into a text.
_CONFLICT = re.compile(rf"^(?:{_MARKS})(?: |\r?$)|^[ \t]+(?:<<<<<<<|>>>>>>>) \S", re.MULTILINE)
_SLIPS = (
    ("conflict-marker", _CONFLICT),
    ("full-width-colon", re.compile(r"^[ \t]*(?:- )*[\w-]+(：)", re.MULTILINE | re.ASCII)),
    ("full-width-space", re.compile(r"^[ \t]*(\u3000)[ \t\u3000]*[\w\-#]", re.MULTILINE)),
    ("tab", re.compile(r"^ *(\t)", re.MULTILINE)),
)
_SUSPECT = re.compile(rf"：|\u3000|\t|{_MARKS}")
_DEEP_INDENT = re.compile(rf"^(?:[-?][ \t]|[ \t]){{{_STACK},}}+\S", re.MULTILINE)
_TAGS = {
    yaml.ScalarEvent: (None, "!", "tag:yaml.org,2002:str"),
    yaml.SequenceStartEvent: (None, "!", "tag:yaml.org,2002:seq"),
    yaml.MappingStartEvent: (None, "!", "tag:yaml.org,2002:map"),
}


class Document(NamedTuple):
    """A file's content as plain dicts, lists and text, with its defects and the way back to lines."""

    raw: Any
    faults: list[Fault]
    problems: list[Problem]
    text: str

    @property
    def node(self) -> Any:
        """The content as a tree of YAML nodes, for a writer that must know where each begins and ends."""
        return yaml.compose(self.text, Loader=LOADER)

    def as_problems(self, path: str, faults: list[Fault]) -> list[Problem]:
        """Return the faults as problems with their places in `path`, without those that an own fault explains."""
        broken = {fault.key for fault in self.faults}
        holders = {key[:-1] for key in broken}
        others = [fault for fault in faults if fault.key not in broken]
        shown = [*self.faults, *(f for f in others if f.check != "missing-field" or f.key not in holders)]
        found = places(self.text, {f.key for f in shown}, {f.key for f in shown if f.check == "duplicate-key"})
        return [Problem(path, *found[f.key].spot(at_name=f.at_name), f.check, f.severity, f.params) for f in shown]


class _TooManyValuesError(Exception):
    """A text of more values than a file may hold."""


class _Plain:
    """Turns YAML's events into plain values, and collects what YAML allows but a book does not; that becomes None."""

    def __init__(self, text: str, most: int) -> None:
        self.events = _counted(parse(text), most)
        self.faults = FaultList()
        self.anchors: dict[str, Key] = {}
        self.used: set[str] = set()

    def document(self) -> Any:
        """Return what the text holds; an empty one is an empty mapping."""
        value: Any = {}
        documents = 0
        for event in self.events:
            documents += type(event) is yaml.DocumentStartEvent
            if documents > 1:
                raise yaml.MarkedYAMLError(problem="but found another document", problem_mark=event.start_mark)
            if isinstance(event, yaml.NodeEvent):
                value = self.value(event, ())
        if self.anchors and not self.used:
            self.faults.add(next(iter(self.anchors.values())), "anchor")
        return value

    def value(self, event: Any, key: Key) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent:
            return self._alias(event.anchor, key)
        if event.anchor:
            self.anchors.setdefault(event.anchor, key)
        if event.tag not in _TAGS[kind]:
            return self._refuse(event, key, "tag", tag=event.tag)
        if kind is yaml.ScalarEvent:
            return event.value
        if len(key) >= DEPTH:
            return self._refuse(event, key, "too-deep", limit=DEPTH)
        if kind is yaml.SequenceStartEvent:
            return [self.value(item, (*key, place)) for place, item in enumerate(items(self.events))]
        return self._mapping(key)

    def _name(self, event: Any) -> str:
        """Return the text of a key; the same few occur again and again, and are kept once."""
        if type(event) is yaml.ScalarEvent:
            return intern(event.value)
        skip(self.events, event)
        return "?"

    def _mapping(self, key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name_event in items(self.events):
            name, event = self._name(name_event), next(self.events)
            if check := _unwanted(name, values):
                self._refuse(event, (*key, name), check, at_name=True, field=name)
            elif type(event) is yaml.ScalarEvent and event.tag is None and event.anchor is None:
                values[name] = event.value  # as nearly all are
            else:
                values[name] = self.value(event, (*key, name))
        return values

    def _alias(self, anchor: str, key: Key) -> None:
        """Note where an anchor is first used."""
        if anchor not in self.used:
            self.used.add(anchor)
            self.faults.add(key, "anchor")

    def _refuse(self, event: Any, key: Key, check: str, **params: Any) -> None:
        self.faults.add(key, check, **params)
        skip(self.events, event)


def _counted(events: Iterator[Any], most: int) -> Iterator[Any]:
    """Yield the events, and raise behind the `most`th."""
    yield from islice(events, most)
    for _ in events:
        raise _TooManyValuesError


def _unwanted(name: str, values: dict[str, Any]) -> str:
    """Return the check that a key fails: one that stands twice, merges another mapping in, or was typed full-width."""
    if name in values:
        return "duplicate-key"
    if "：" in name or name != name.strip("\u3000"):
        return "full-width-colon" if "：" in name else "full-width-space"
    return "anchor" if name == "<<" else ""


def has_c_loader() -> bool:
    """Return whether PyYAML came with libyaml, which reads six times as fast."""
    return hasattr(yaml, "CBaseLoader")


def decode_text(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Return the text of a UTF-8 file, a byte order mark removed, or the problem that says how it is encoded."""
    if refused := refusal(data, path, yaml_limit(path)):
        return "", [refused]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line, col = place_of(data[: error.start].decode("utf-8", "replace"))
        return "", [Problem(path, line, col, "encoding", "error", {"found": encoding_of(data)})]


def place_of(before: str) -> tuple[int, int]:
    """Return line and column, from 1, of what follows `before`."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _slips(text: str, path: str) -> list[Problem]:
    """Return what explains a file that YAML cannot read or takes for something else: typing slips, git's markers."""
    if not _SUSPECT.search(text):
        return []
    matches = [(check, pattern.search(text)) for check, pattern in _SLIPS]
    return [
        Problem(path, *place_of(text[: match.start(match.lastindex or 0)]), check, "error", {"field": ""})
        for check, match in matches if match
    ]  # fmt: skip


def _is_too_deep(text: str) -> bool:
    """Return whether nesting could exhaust the parser, by brackets and indentation alone."""
    depth = peak = 0
    if text.count("[") + text.count("{") > _STACK:
        for bracket in re.findall(r"[\[\]{}]", text):
            depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
            peak = max(peak, depth)
    return peak > _STACK or _DEEP_INDENT.search(text) is not None


def read_document(data: bytes, path: str) -> Document:
    """Return the document in `data`; `path` only names it in problems."""
    text, problems = decode_text(data, path)
    slips = _slips(text, path)
    if not problems and _is_too_deep(text):
        problems = [Problem(path, 0, 0, "too-deep", "error", {"limit": DEPTH})]
    if problems or any(slip.check == "conflict-marker" for slip in slips):
        return Document(None, [], problems or slips[:1], "")
    plain = _Plain(text, values_of(path))
    try:
        raw = plain.document()
    except (yaml.YAMLError, ValueError) as error:
        from routecli.storage.files.yamlerrors import syntax_problem  # few files need it

        return Document(None, [], slips[:1] or [syntax_problem(error, text, path)], "")
    except _TooManyValuesError:
        return Document(None, [], [Problem(path, 0, 0, "too-many-values", "error", {"limit": values_of(path)})], "")
    if slips and not isinstance(raw, dict | list):
        return Document(None, [], slips[:1], "")
    return Document(raw, plain.faults, [], text)
