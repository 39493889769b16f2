"""Finding text that YAML took for a comment: `note: shelf #3` is read as `shelf`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from routecli.errors import Problem, ProblemList
from routecli.storage.files.yamlplaces import items, parse, skip
from routecli.storage.schema.values import MOST_NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"[ \t]+#([^\n]*)")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def cut_texts(text: str, path: str) -> list[Problem]:
    """Return a warning for each bare value that a `#` seems to have cut short.

    That is where something stands right behind the `#`, or where one single space parts it from a Japanese text;
    comments that were meant are spelled `# so`, mostly at a distance.
    """
    if " #" not in text and "\t#" not in text:
        return []
    found = ProblemList(MOST_NAMED)
    events = parse(text)
    begin = next((event for event in events if isinstance(event, yaml.NodeEvent)), None)
    for scalar in _bare_values(events, begin):
        match = _COMMENT.match(text, scalar.end_mark.index)
        if match and _seems_cut(scalar.value, match):
            place = scalar.end_mark.line + 1, scalar.end_mark.column + match[0].index("#") + 1
            params = {"kept": scalar.value[-40:], "lost": "#" + match[1].rstrip()[:40]}
            found.add(Problem(path, *place, "comment-cut", "warning", params))
    return found


def _seems_cut(value: str, match: re.Match[str]) -> bool:
    if match[1][:1].strip(" \t#!-=") != "":
        return True
    return match[0].startswith(" #") and match[1].strip() != "" and _JAPANESE.search(value) is not None


def _bare_values(events: Iterator[Any], event: Any) -> Iterator[Any]:
    """Yield the unquoted texts in the value that an event begins, keys left out."""
    if isinstance(event, yaml.MappingStartEvent):
        for name in items(events):
            skip(events, name)
            yield from _bare_values(events, next(events))
    elif isinstance(event, yaml.SequenceStartEvent):
        for item in items(events):
            yield from _bare_values(events, item)
    elif isinstance(event, yaml.ScalarEvent) and event.value and event.style not in ("'", '"', "|", ">"):
        yield event
