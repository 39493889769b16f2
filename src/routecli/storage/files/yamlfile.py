"""Reading YAML as text only: no types but the schema's, no anchors, tags or duplicate keys, defects with places."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from routecli.errors import Problem
from routecli.storage.files.limits import CONFLICT_MARKS, refusal
from routecli.storage.schema.values import Fault, Key

DEPTH = 30
_STACK = 150  # the parser is recursive and must not be handed more; DEPTH is enforced behind it, with a place
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
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
_DEEP_INDENT = re.compile(rf"^(?:[-?][ \t]|[ \t]){{{_STACK},}}\S", re.MULTILINE)
_ANCHOR = re.compile(r"(?:^|[\s\[{,])&\S", re.MULTILINE)
_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class Document(NamedTuple):
    """A file's content as plain dicts, lists and text, with its defects and the way back to lines."""

    raw: Any
    faults: list[Fault]
    problems: list[Problem]
    node: Any

    def locate(self, key: Key, *, last: bool = False) -> tuple[int, int]:
        """Return line and column (from 1) of the deepest known part of `key`; of a repeated key, the `last` one's."""
        node, place = self.node, self.node.start_mark if self.node else None
        for part in key:
            child = _child(node, part, last)
            if child is None:
                break
            place, node = child
        return (place.line + 1, place.column + 1) if place else (0, 0)

    def as_problems(self, path: str, faults: list[Fault]) -> list[Problem]:
        """Return the faults as problems with their places in `path`, without those that an own fault explains."""
        broken = {fault.key for fault in self.faults}
        holders = {key[:-1] for key in broken}
        # An anchor is named where it is first used, a key that stands several times once.
        own = {(f.check, f.params.get("of", f.key)): f for f in reversed(self.faults)}.values()
        others = [fault for fault in faults if fault not in self.faults and fault.key not in broken]
        shown = [*own, *(f for f in others if f.check != "missing-field" or f.key not in holders)]
        return [self._problem(path, fault) for fault in shown]

    def _problem(self, path: str, fault: Fault) -> Problem:
        place = self.locate(fault.key, last=fault.check == "duplicate-key")
        return Problem(path, *place, fault.check, fault.severity, fault.params)


def _child(node: Any, part: str | int, last: bool) -> tuple[Any, Any] | None:
    """Return the mark and the node under a key or index, or None."""
    if isinstance(node, yaml.MappingNode):
        for key, value in reversed(node.value) if last else node.value:
            if key.value == part:
                return key.start_mark, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark, node.value[part]
    return None


class _Plain:
    """Turns composed nodes into plain values, and collects what YAML allows but a book does not; that becomes None."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.seen: set[int] = set()

    def value(self, node: Any, key: Key = ()) -> Any:
        if id(node) in self.seen:
            return self.faults.append(Fault(key, "anchor", {"of": node.start_mark.line + 1}))
        self.seen.add(id(node))
        if node.tag != _TAGS[type(node)]:
            return self.faults.append(Fault(key, "tag", {"tag": node.tag}))
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if len(key) >= DEPTH:
            return self.faults.append(Fault(key, "too-deep", {"limit": DEPTH}))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*key, i)) for i, item in enumerate(node.value)]
        return self._mapping(node, key)

    def _mapping(self, node: Any, key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name_node, value_node in node.value:
            name = name_node.value if isinstance(name_node, yaml.ScalarNode) else "?"
            context = (*key, name)
            if check := _unwanted(name, values):
                self.faults.append(Fault(context, check, {"field": name}))
            else:
                values[name] = self.value(value_node, context)
        return values


def _unwanted(name: str, values: dict[str, Any]) -> str:
    """Return the check that a key fails: one that stands twice, merges another mapping in, or was typed full-width."""
    if name in values:
        return "duplicate-key"
    if "：" in name or name != name.strip("\u3000"):
        return "full-width-colon" if "：" in name else "full-width-space"
    return "anchor" if name == "<<" else ""


def has_c_loader() -> bool:
    """Say whether PyYAML came with libyaml, which reads six times as fast."""
    return hasattr(yaml, "CBaseLoader")


def decode_text(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Return the text of a UTF-8 file, a byte order mark removed, or the problem that says how it is encoded."""
    if refused := refusal(data, path):
        return "", [refused]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line, col = place_of(data[: error.start].decode("utf-8", "replace"))
        found = "Shift_JIS" if _is_shift_jis(data) else "?"
        return "", [Problem(path, line, col, "encoding", "error", {"found": found})]


def _is_shift_jis(data: bytes) -> bool:
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return False
    return True


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
    """Say whether nesting could exhaust the parser, by brackets and indentation alone."""
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
        return Document(None, [], problems or slips[:1], None)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, ValueError) as error:
        return Document(None, [], slips[:1] or [_syntax(error, text, path)], None)
    if node is None:
        return Document({}, [], [], None)
    plain = _Plain()
    raw = plain.value(node)
    if "&" in text and not plain.faults and _ANCHOR.search(text):
        plain.faults += _unused_anchor(text)
    if slips and not isinstance(raw, dict | list):
        return Document(None, [], slips[:1], None)
    return Document(raw, plain.faults, [], node)


def _unused_anchor(text: str) -> list[Fault]:
    events = yaml.parse(text, Loader=_LOADER)
    return [Fault((), "anchor", {})] if any(getattr(event, "anchor", None) for event in events) else []


def _syntax(error: yaml.YAMLError | ValueError, text: str, path: str) -> Problem:
    """Return where and why YAML gave up; a character that it forbids comes without a line, and is sought here."""
    detail = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")[:80]
    if mark := getattr(error, "problem_mark", None):
        return Problem(path, mark.line + 1, mark.column + 1, "yaml-syntax", "error", {"detail": detail})
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    place = place_of(text[: found.start()]) if found else (0, 0)
    check = "nul-bytes" if found and found[0] == "\0" else "yaml-syntax"
    return Problem(path, *place, check, "error", {"detail": detail})
