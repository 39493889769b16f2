"""Writing the plan of a week: the days planned again are replaced line by line, all else stays as the rep left it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from routecli.errors import BookError, ChangedError
from routecli.storage.files.yamlfile import read_document
from routecli.storage.schema.values import Decoder
from routecli.storage.write.disk import newline_of, write_error
from routecli.storage.write.encode import to_utf8
from routecli.storage.write.place import inside, read_regular
from routecli.storage.write.replace import replace_bytes, write_new

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from routecli.storage.files.yamlfile import Document
    from routecli.storage.write.place import WritableBook


class PlanDay(NamedTuple):
    """A day to write: its ISO date, what to say of it in a comment, and its customers as (id, name)."""

    day: str
    note: str
    customers: Sequence[tuple[str, str]]


class WeekFile(NamedTuple):
    """A week's file before it is written: its place, the bytes it holds now (None: there is none), the text to come."""

    name: str
    seen: bytes | None
    text: str


def prepared(
    root: Path, name: str, days: Sequence[PlanDay], head: Sequence[str], known: Mapping[str, Sequence[str]]
) -> WeekFile | None:
    """Return a week's file with `days` replaced or added, None if that changes nothing; `head` begins a new file.

    `known` are the days that were saved when the new ones were planned. Raises `ChangedError` `edit.changed` if a day to
    be replaced is another by now, `BookError` `plan.broken` for a file that cannot be read, `plan.shape` if its days are
    not on lines of their own.
    """
    try:
        seen = read_regular(inside(root, name), name)
    except FileNotFoundError:
        text = "".join(f"{line}\n" for line in [*map(_comment, head), "days:", *_lines(days)])
        return _verified(WeekFile(name, None, text), {}, days) if days else None
    except OSError as error:
        raise write_error("write.failed", name, error) from error
    document = read_document(seen, name)
    before = _days(document, name)
    fresh = [day for day in days if [id_ for id_, _ in day.customers] != before.get(day.day)]
    if not fresh:
        return None
    if any(before[day.day] != list(known.get(day.day, ())) for day in fresh if day.day in before):
        raise ChangedError("edit.changed", path=name)
    newline = newline_of(seen).decode()
    text = newline.join(_merged(seen.decode("utf-8-sig").split(newline), document, fresh, name))
    return _verified(WeekFile(name, seen, text), before, fresh)


def write_weeks(book: WritableBook, weeks: Sequence[WeekFile]) -> None:
    """Put the files in place, each at once; raises `BookError`, or `ChangedError` where one was saved meanwhile."""
    for week in weeks:
        if week.seen is None:
            write_new(book, week.name, to_utf8(week.text))
        else:
            replace_bytes(book, week.name, week.seen, to_utf8(week.text))


def _verified(week: WeekFile, before: dict[str, list[str]], days: Sequence[PlanDay]) -> WeekFile:
    """Return the file if it reads as what was there before with the days; raises `plan.shape`."""
    wanted = {**before, **{day.day: [id_ for id_, _ in day.customers] for day in days}}
    if _days(read_document(to_utf8(week.text), week.name), week.name) != wanted:
        raise BookError("plan.shape", path=week.name)
    return week


def _days(document: Document, name: str) -> dict[str, list[str]]:
    """Return the days of a file; raises where anything of it cannot be understood."""
    decoder = Decoder()
    plan = decoder.record("plan", document.raw) if not document.problems else None
    faults = [*document.problems, *document.as_problems(name, [*document.faults, *decoder.faults])]
    broken = [problem for problem in faults if problem.severity == "error"]
    if plan is None or broken:
        raise BookError("plan.broken", problem=broken[0])
    return {day: list(customers) for day, customers in plan.days.items()}


def _merged(lines: list[str], document: Document, days: Sequence[PlanDay], name: str) -> list[str]:
    """Return the lines with the days replaced where they stand, and new ones between their neighbours."""
    node = next(value for key, value in document.node.value if key.value == "days")
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        raise BookError("plan.shape", path=name)
    keys = [(key.value, key.start_mark.line) for key, _ in node.value]
    starts = [line for _, line in keys]
    end = _content_end(lines, node)
    indent = " " * node.value[0][0].start_mark.column
    blocks = {day: lines[line:stop] for (day, line), stop in zip(keys, [*starts[1:], end], strict=True)}
    # Comments above a day stay above it: they are the tail of the block before.
    above = {day: _comments(block) for day, block in blocks.items()}
    for day in days:
        tail = above.get(day.day, [])
        blocks[day.day] = [*_lines([day], indent), *tail]
    ordered = [line for day in sorted(blocks) for line in blocks[day]]
    return [*lines[: starts[0]], *ordered, *lines[end:]]


def _content_end(lines: list[str], node: Any) -> int:
    """Return the index behind the last line of the days: blank lines and comments behind them are not theirs."""
    end: int = min(len(lines), node.end_mark.line + (node.end_mark.column > 0))
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _comments(block: list[str]) -> list[str]:
    """Return the blank and comment lines at a block's end."""
    count = 0
    while count < len(block) and (not block[-1 - count].strip() or block[-1 - count].lstrip().startswith("#")):
        count += 1
    return block[len(block) - count :]


def _lines(days: Sequence[PlanDay], indent: str = "  ") -> list[str]:
    found = []
    for day in days:
        empty = "" if day.customers else " []"
        found.append(f"{indent}{day.day}:{empty}  # {day.note}")
        longest = max((len(id_) for id_, _ in day.customers), default=0)
        found += [f"{indent}  - {id_:<{longest}}  # {_comment(name)}" for id_, name in day.customers]
    return found


def _comment(text: str) -> str:
    """Return a text on one line: no name may begin a line of YAML."""
    return " ".join(text.split())
