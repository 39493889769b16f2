"""Change one line of a customer's file, and nothing else in it: from content to content, without the disk.

The line is replaced in the text, so comments, order, quotes and newlines are never rewritten; then the new text is
parsed and compared with the old, event by event. Any other difference, and any value whose extent in the text is not
plain to see, is refused with the number of the line to edit by hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import yaml

from routecli.storage.files.yamlplaces import parse
from routecli.storage.files.yamltext import is_plain
from routecli.storage.write.disk import newline_of
from routecli.storage.write.encode import UNSAFE, json_line, to_utf8
from routecli.storage.write.page import Pair, Shape, Template, read_page, shapes, text_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


Value = str | Sequence[str]  # a text, or the texts of a list such as `[35.70, 139.77]`


def set_value(path: str, seen: bytes, key: str, value: Value, *, behind: str = "") -> bytes:
    """Return the content `seen` of the file `path` with `value` at its top-level `key`.

    A missing key gets a line of its own: behind the key `behind` if that stands on one line. Raises `BookError`
    `edit.refused` with the line to edit by hand, or `text.surrogate`.
    """
    for text in [value] if isinstance(value, str) else value:
        to_utf8(text)
    page = read_page(path, key, seen)
    pair = page.find()
    if pair is None:
        return _insert(page, _shapes_of(value), _forms(value, None), behind)
    if not (page.is_simple(pair) if isinstance(value, str) else _is_plain_list(page, pair)):
        page.refuse(page.start(pair))
    meant = _shapes_of(value)
    if shapes(page.events)[pair.value : pair.end] == meant:
        return seen
    return _change(page, pair, meant, _forms(value, getattr(page.events[pair.value], "style", None)))


def _is_plain_list(page: Template, pair: Pair) -> bool:
    """Return whether a value stands on its key's line and nothing else in the file can refer to it."""
    events = page.events[pair.value : pair.end]
    return page.on_one_line(pair) and not any(
        getattr(event, "anchor", None) or getattr(event, "tag", None) for event in events
    )


def _shapes_of(value: Value) -> list[Shape]:
    """Return the shapes of the events that spell a value."""
    if isinstance(value, str):
        return [text_shape(value)]
    begin, *_, end = shapes(parse("[]"))[2:-2]
    return [begin, *map(text_shape, value), end]


def set_flow(path: str, seen: bytes, key: str, flow: str, *, at_end: bool = False) -> bytes:
    """Return the content `seen` of the file `path` with the list or mapping that `flow` spells on one line as its `key`.

    A missing key gets a line of its own, with `at_end` the last one. A value on several lines is a person's and is refused.
    Errors as `set_value`.
    """
    page = read_page(path, key, seen)
    value = shapes(parse(f"{key}: {flow}"))[4:-3]
    pair = page.find()
    if pair is None:
        return _insert(page, value, [flow], at_end=at_end)
    if shapes(page.events)[pair.value : pair.end] == value:
        return seen
    if not page.on_one_line(pair) or any(getattr(e, "anchor", None) for e in page.events[pair.value : pair.end]):
        page.refuse(page.start(pair))
    return _change(page, pair, value, [flow])


def set_block(path: str, seen: bytes, key: str, value: str) -> bytes:
    """Return the content `seen` of the file `path` with lines of text as its `key`, a line of the file each.

    The lines of a text that stands in the file already are left as they are if the new text only adds to them. Errors as
    `set_value`.
    """
    to_utf8(value)
    page = read_page(path, key, seen)
    pair = page.find()
    block = _block(value, newline_of(seen).decode())
    if pair is None:
        return _insert(page, [text_shape(value)], block, at_end=True)
    event = page.events[pair.value]
    if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
        page.refuse(page.start(pair))
    if event.value == value:
        return seen
    first: Any = event.start_mark
    last: Any = event.end_mark
    start, rest = first.index, page.text[len(page.text[: last.index].rstrip("\r\n ")) :]
    wanted = shapes(page.events)
    wanted[pair.value] = text_shape(value)
    return _verified(page, wanted, [page.text[:start] + form + rest for form in block], start)


def _block(value: str, newline: str) -> list[str]:
    """Return the ways to write lines of text: each on its own line, else all in quotes."""
    lines = value.removesuffix("\n").split("\n")
    quoted = json_line(value)
    if re.search(UNSAFE, value.replace("\n", "")) or any(line != line.strip() or not line for line in lines):
        return [quoted]
    sign = "|" if value.endswith("\n") else "|-"
    return [sign + "".join(f"{newline}  {line}" for line in lines), quoted]


def remove_key(path: str, seen: bytes, key: str) -> bytes:
    """Return the content `seen` of the file `path` without the line of its top-level `key`; errors as `set_value`."""
    page = read_page(path, key, seen)
    pair = page.find()
    if pair is None:
        return seen
    if not page.on_one_line(pair):
        page.refuse(page.start(pair))
    start = page.start(pair)
    wanted = shapes(page.events)
    del wanted[pair.key : pair.end]
    text = page.text[: page.text.rfind("\n", 0, start) + 1] + page.text[_next_line(page.text, start) :]
    return _verified(page, wanted, [text], start)


def _change(page: Template, pair: Pair, meant: list[Shape], forms: Iterable[str]) -> bytes:
    """Put the first of the forms that means the same as `meant` in the place of a value."""
    start, end = page.events[pair.value].start_mark.index, page.events[pair.end - 1].end_mark.index
    gap = " " if start == end else ""
    wanted = shapes(page.events)
    wanted[pair.value : pair.end] = meant
    texts = (page.text[:start] + gap + form + page.text[end:] for form in forms)
    return _verified(page, wanted, texts, start)


def _insert(
    page: Template, meant: list[Shape], forms: Iterable[str], behind: str = "", *, at_end: bool = False
) -> bytes:
    """Add a line at the end, or behind the last simple value: behind a block of text it could change where that text ends."""
    wished = [pair for pair in page.pairs if page.name(pair) == behind and page.on_one_line(pair)]
    simple = wished or [pair for pair in page.pairs if page.is_simple(pair)]
    if not simple:
        page.refuse(0)
    column, place = page.events[simple[-1].key].start_mark.column, page.pairs[-1].end if at_end else simple[-1].end
    at = len(page.text) if at_end else _next_line(page.text, page.start(simple[-1]))
    before, after = page.text[:at], page.text[at:]
    newline = newline_of(page.seen).decode()
    first, last = ("", newline) if before.endswith("\n") else (newline, "")
    start = first + " " * column + page.key + ": "
    wanted = shapes(page.events)
    wanted[place:place] = [text_shape(page.key), *meant]
    return _verified(page, wanted, (before + start + form + last + after for form in forms), at)


def _next_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def _forms(value: Value, style: str | None) -> Iterator[str]:
    """The ways to write `value` on one line, the old value's own quotes first."""
    if not isinstance(value, str):
        yield f"[{', '.join(value)}]"
        return
    if style == "'" and not re.search(UNSAFE, value):
        yield "'" + value.replace("'", "''") + "'"
    if style != '"' and is_plain(value):
        yield value
    yield json_line(value)


def _verified(page: Template, wanted: list[Shape], texts: Iterable[str], offset: int) -> bytes:
    """Return the first text that means what is wanted, or name the line at `offset`."""
    for text in texts:
        try:
            same = shapes(parse(text)) == wanted
        except yaml.YAMLError:
            same = False
        if same:
            mark = "\ufeff" if page.seen.startswith(b"\xef\xbb\xbf") else ""
            return to_utf8(mark + text)
    return page.refuse(offset)
