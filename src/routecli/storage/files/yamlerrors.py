"""What a person may have meant where YAML gave up: the slip, its place, and the line to write instead."""

from __future__ import annotations

import re
from typing import Any

import yaml

from routecli.errors import Problem
from routecli.storage.files.yamlplaces import parse

# By what the two parsers of PyYAML say; the first that fits.
_REASONS = (
    ("quote-open", "unexpected end of stream"),
    ("bracket-open", r"',' or '[\]}]'"),
    ("no-colon", "could not find expected ':'"),
    ("escape", "escape|hexdecimal numbers"),
    ("documents", "document"),
    ("dash", r"'-'|sequence entries|block collection"),
    ("indent", "mapping|expected key|block end"),
)
_AT_ITS_BEGINNING = {"quote-open", "bracket-open", "no-colon"}
_NO_SPACE = re.compile(r"[ \t]*(?:- +)*[A-Za-z_][\w-]*:(?=[^\s:/])")
_VALUE = re.compile(r"([ \t]*(?:- +)*(?:[^\s:#\[\]{}'\"-][^:#\n]*:[ \t]+)?)([^\s\n][^\n]*?)([ \t]+#[^\n]*|[ \t]*\r?)")
_ENDS = {"[": "]", "{": "}", '"': '"', "'": "'"}
LONGEST = 1000  # characters of a line that is tried anew


def syntax_problem(error: yaml.YAMLError | ValueError, text: str, path: str) -> Problem:
    """Return where and why YAML cannot read a text, and what to write where quotes are all that is missing."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _unreadable(text, path)
    begin = getattr(error, "context_mark", None) or mark
    lines = text.split("\n")
    for number in dict.fromkeys((begin.line, mark.line)):
        if number < len(lines) and (found := _quoted(lines, number, mark.column)):
            column, value, instead = found
            params = {"value": value[:80], "instead": instead}
            return Problem(path, number + 1, column, "needs-quotes", "error", params)
    for number in (mark.line, mark.line - 1):
        if 0 <= number < len(lines) and (slip := _NO_SPACE.match(lines[number])):
            return _slip(path, number, slip.end(), "no-space")
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    reason = next((name for name, pattern in _REASONS if re.search(pattern, said)), "other")
    place = begin if reason in _AT_ITS_BEGINNING else mark
    return _slip(path, place.line, place.column, reason)


def _slip(path: str, line: int, column: int, reason: str) -> Problem:
    return Problem(path, line + 1, column + 1, "yaml-syntax", "error", {"reason": reason})


def _unreadable(text: str, path: str) -> Problem:
    """Return the place of a character that YAML forbids; it is reported without a line, and sought here."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    before = text[: found.start()] if found else ""
    place = (before.count("\n") + 1, len(before) - before.rfind("\n")) if found else (0, 0)
    check = "nul-bytes" if found and found[0] == "\0" else "yaml-syntax"
    return Problem(path, *place, check, "error", {"reason": "character"})


def _quoted(lines: list[str], number: int, column: int) -> tuple[int, str, str] | None:
    """Return column and text of what lacks quotes in a line, and the line with them, if YAML then reads on.

    That is the line's value or, in a list or mapping on one line, what begins at `column`.
    """
    line = lines[number]
    match = _VALUE.fullmatch(line) if len(line) <= LONGEST else None
    if not match or not match[1].strip():
        return None
    start, end = match.span(2)
    if _ENDS.get(line[start]) == line[end - 1] and line[start] in "[{":
        start, end = column, column + len(re.split(r"[,\]}]", line[column:])[0].rstrip())
    elif line[start] in _ENDS and _ENDS[line[start]] not in line[start + 1 : end]:
        return None  # what is missing is the end of a bracket or quote
    value = line[start:end]
    better = line[:start] + _in_quotes(value) + line[end:]
    stop = _end([*lines[:number], better, *lines[number + 1 :]])
    if not value or (stop is not None and stop <= number):
        return None
    return start + 1, value, better[: len(better) - len(match[3])].strip()


def _in_quotes(value: str) -> str:
    """Return a text in double quotes, instead of those that it wears already."""
    from routecli.storage.write.encode import json_line

    return json_line(value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value)


def _end(lines: list[str]) -> int | None:
    """Return the line, from 0, at which YAML cannot go on, None if it reads everything."""
    try:
        for _ in parse("\n".join(lines)):
            pass
    except (yaml.YAMLError, ValueError) as error:
        mark: Any = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
        return mark.line if mark else 0
    return None
