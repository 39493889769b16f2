"""Finding text that YAML took for a comment: `note: shelf #3` is read as `shelf`."""

from __future__ import annotations

import re
from typing import Any

import yaml

from routecli.errors import Problem

_COMMENT = re.compile(r"[ \t]+#([^\n]*)")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def cut_texts(text: str, node: Any, path: str) -> list[Problem]:
    """Return a warning for each bare value that a `#` seems to have cut short.

    That is where something stands right behind the `#`, or where one single space parts it from a Japanese text;
    comments that were meant are spelled `# so`, mostly at a distance.
    """
    if " #" not in text and "\t#" not in text:
        return []
    found = []
    for scalar in _bare_values(node):
        match = _COMMENT.match(text, scalar.end_mark.index)
        if match and _seems_cut(scalar.value, match):
            place = scalar.end_mark.line + 1, scalar.end_mark.column + match[0].index("#") + 1
            params = {"kept": scalar.value[-40:], "lost": "#" + match[1].rstrip()[:40]}
            found.append(Problem(path, *place, "comment-cut", "warning", params))
    return found


def _seems_cut(value: str, match: re.Match[str]) -> bool:
    if match[1][:1].strip(" \t#!-=") != "":
        return True
    return match[0].startswith(" #") and match[1].strip() != "" and _JAPANESE.search(value) is not None


def _bare_values(node: Any) -> list[Any]:
    """Return the unquoted values of a document, keys left out."""
    found, nodes = [], [node]
    while nodes:
        one = nodes.pop()
        if isinstance(one, yaml.MappingNode):
            nodes += [value for _, value in one.value]
        elif isinstance(one, yaml.SequenceNode):
            nodes += one.value
        elif one.style not in ("'", '"', "|", ">") and one.value:
            found.append(one)
    return found
