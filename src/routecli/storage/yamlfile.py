"""Reading YAML as text only: no types but the schema's, no anchors, no tags, no duplicate keys, every defect with a line."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from routecli.errors import Problem
from routecli.storage.values import Fault, Key

LIMIT = 50 * 1024 * 1024
DEPTH = 30
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CONFLICT = re.compile(r"^(<{7}|>{7}|={7}$|\|{7})", re.MULTILINE)
_FULL_WIDTH_COLON = re.compile(r"^[ \t]*[\w-]+：", re.MULTILINE | re.ASCII)
_FULL_WIDTH_SPACE = re.compile(r"^[ \t]*\u3000+[ \t\u3000]*[\w\-#]", re.MULTILINE)
_TAB = re.compile(r"^ *\t", re.MULTILINE)
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

    def locate(self, key: Key) -> tuple[int, int]:
        """Return line and column (from 1) of the deepest known part of `key`."""
        node, place = self.node, self.node.start_mark if self.node else None
        for part in key:
            child = _child(node, part)
            if child is None:
                break
            place, node = child
        return (place.line + 1, place.column + 1) if place else (0, 0)

    def as_problems(self, path: str, faults: list[Fault]) -> list[Problem]:
        """Return the faults as problems with their places in `path`."""
        return [Problem(path, *self.locate(f.key), f.check, f.severity, f.params) for f in faults]


def _child(node: Any, part: str | int) -> tuple[Any, Any] | None:
    """Return the mark and the node under a key or index, or None."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key.start_mark, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark, node.value[part]
    return None


class _Plain:
    """Turns composed nodes into plain values and collects what YAML allows but a book does not."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.seen: set[int] = set()

    def value(self, node: Any, key: Key = ()) -> Any:
        if id(node) in self.seen:
            self.faults.append(Fault(key, "anchor", {}))
            return None
        self.seen.add(id(node))
        if node.tag != _TAGS[type(node)]:
            self.faults.append(Fault(key, "tag", {"tag": node.tag}))
            return None
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*key, i)) for i, item in enumerate(node.value)]
        return self._mapping(node, key)

    def _mapping(self, node: Any, key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name_node, value_node in node.value:
            name = name_node.value if isinstance(name_node, yaml.ScalarNode) else "?"
            here = (*key, name)
            if name in values:
                self.faults.append(Fault(here, "duplicate-key", {"field": name}))
            elif name == "<<":
                self.faults.append(Fault(here, "anchor", {}))
            else:
                values[name] = self.value(value_node, here)
        return values


def decode_text(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Return the text of a UTF-8 file, a byte order mark removed, or the problem that says how it is encoded."""
    if len(data) > LIMIT:
        return "", [Problem(path, 0, 0, "too-large", "error", {"limit": LIMIT // 1024 // 1024})]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", [Problem(path, 1, 1, "encoding", "error", {"found": "UTF-16"})]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = "Shift_JIS" if _is_shift_jis(data) else "?"
        return "", [Problem(path, line, 1, "encoding", "error", {"found": found})]


def _is_shift_jis(data: bytes) -> bool:
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return False
    return True


def _line_of(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def _slips(text: str, path: str) -> list[Problem]:
    """Return what explains a file that YAML cannot read, or reads as something else: typing slips and conflict markers."""
    found = ((_CONFLICT, "conflict-marker"), (_FULL_WIDTH_COLON, "full-width-colon"), (_FULL_WIDTH_SPACE, "full-width-space"), (_TAB, "tab"))
    matches = [(check, pattern.search(text)) for pattern, check in found]
    return [Problem(path, _line_of(text, match), 1, check, "error", {}) for check, match in matches if match]


def _too_deep(text: str) -> bool:
    """Say whether nesting could exhaust the parser, by brackets and indentation alone."""
    depth = peak = 0
    for char in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if char in "[{" else max(0, depth - 1)
        peak = max(peak, depth)
    return peak > DEPTH or re.search(rf"^(?:(?: {{1,8}}|- |\? ){{{DEPTH * 2},}})[^ ]", text, re.MULTILINE) is not None


def read_document(data: bytes, path: str) -> Document:
    """Return the document in `data`; `path` only names it in problems."""
    text, problems = decode_text(data, path)
    if not problems and _too_deep(text):
        problems = [Problem(path, 0, 0, "too-deep", "error", {"limit": DEPTH})]
    if problems:
        return Document(None, [], problems, None)
    slips = _slips(text, path) if ("：" in text or "\u3000" in text or "\t" in text or "<<<<" in text or ">>>>" in text or "====" in text) else []
    if any(slip.check == "conflict-marker" for slip in slips):
        return Document(None, [], slips[:1], None)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        return Document(None, [], slips[:1] or [_syntax(error, path)], None)
    except ValueError as error:
        return Document(None, [], [Problem(path, 0, 0, "yaml-syntax", "error", {"detail": str(error)[:80]})], None)
    if node is None:
        return Document({}, [], [], None)
    plain = _Plain()
    raw = plain.value(node)
    if "&" in text and not plain.faults and _ANCHOR.search(text):
        plain.faults += _unused_anchor(text)
    if isinstance(raw, dict):
        plain.faults += _full_width_keys(raw)
    elif slips:
        return Document(None, [], slips[:1], None)
    return Document(raw, plain.faults, [], node)


def _full_width_keys(raw: dict[str, Any]) -> list[Fault]:
    """Return the keys that a full-width space or colon made into something else, and take them out."""
    names = [name for name in raw if "\u3000" in name or "：" in name]
    for name in names:
        del raw[name]
    return [Fault((name,), "full-width-space" if "\u3000" in name else "full-width-colon", {}) for name in names]


def _unused_anchor(text: str) -> list[Fault]:
    events = yaml.parse(text, Loader=_LOADER)
    return [Fault((), "anchor", {})] if any(getattr(event, "anchor", None) for event in events) else []


def _syntax(error: yaml.YAMLError, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, col = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return Problem(path, line, col, "yaml-syntax", "error", {"detail": str(getattr(error, "problem", "") or "")[:80]})
