"""Values as YAML text: bare if every YAML reader reads them as a person does, else in double quotes."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import yaml

from routecli.storage.schema.table import RECORDS
from routecli.storage.write.encode import UNSAFE, json_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPED: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NAME = (
    r"[\u3041-\u9fff][\w・（）]*"  # words in kana and kanji mean themselves everywhere; trying that out takes its time
)


def scalar(value: str) -> str:
    """Return a text as it is written in a list or after a key, on one line."""
    if re.fullmatch(_NAME, value):
        return value
    return value if is_plain(value) and is_plain(value, "[{}]") else json_line(value)


def is_plain(value: str, place: str = "key: {}") -> bool:
    """Return whether YAML 1.1, which sees numbers and truth in many words, takes a bare value for what a person reads."""
    if re.search(UNSAFE, value):
        return False
    try:
        read = yaml.load(place.format(value), Loader=_TYPED)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    found = list(read.values()) if isinstance(read, dict) else read
    return len(found) == 1 and type(found[0]) in (str, int, float, dt.date) and str(found[0]) == value


def flow(value: Any) -> str:
    """Return a text, list or mapping as it is written on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{scalar(key)}: {flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(str(value))


def _written(value: Any) -> str:
    """Return a value after its key: lines of text below it, all else beside it."""
    if isinstance(value, str) and value.endswith("\n"):
        lines = value.removesuffix("\n").split("\n")
        if all(line and line == line.strip() and line.isprintable() for line in lines):
            return "|" + "".join(f"\n  {line}" for line in lines)
    return flow(value)


def customer_text(facts: Mapping[str, Any], examples: Mapping[str, str], schema: str) -> str:
    """Return a new customer's file: the facts in the order of the schema, and examples as comments for what is missing.

    `schema` is the path of the JSON Schema as seen from the file, or empty.
    """
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    for field in RECORDS["customer"].fields:
        value = facts.get(field.name)
        if value:
            lines.append(f"{field.name}: {_written(value)}")
        else:
            lines += [f"# {line}" for line in examples.get(field.name, "").splitlines()]
    return "\n".join(lines) + "\n"
