"""What is typed for a customer's keys, put into the words of the files and checked by the decoder that reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from routecli.app.asked import asked_day
from routecli.app.finding import pick_rep
from routecli.app.narrowing import pick_known
from routecli.app.writing import check_text
from routecli.core.dates import iso_date
from routecli.core.letters import same_word
from routecli.core.vocabulary import CUSTOMER_KINDS
from routecli.errors import Problem, UsageError
from routecli.output.problems import message
from routecli.storage.schema.table import RECORDS
from routecli.storage.schema.values import Decoder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.context import Context
    from routecli.core.book import Book


def fact(context: Context, book: Book, key: str, typed: str, *, option: str) -> Any:
    """Return the value to write for a customer's `key`, as the files have it; raises `UsageError` for what the key does not take."""
    raw = _in_file_words(context, book, key, typed.strip(), option)
    check_text({key: raw})
    decoder = Decoder()
    decoder.value(RECORDS["customer"].kinds[key].kind.removeprefix("list:"), raw, (key,))
    for fault in decoder.faults:
        problem = Problem("", 0, 0, fault.check, fault.severity, {**fault.params, "value": typed})
        raise UsageError("usage.bad_value", param=option, message=message(context.words, problem))
    if key == "rank" and raw not in book.settings.ranks:
        raise UsageError("rank.unknown", rank=raw, ranks=list(book.settings.ranks))
    return raw


def say_read(context: Context, key: str, typed: str, written: Any) -> None:
    """Say how a value was understood, if it was typed in other words than the file has; a day with its weekday."""
    shown = str(written) if not isinstance(written, list) else ", ".join(written)
    if key == "at":
        shown = f"[{shown}]"
    if typed and "".join(typed.split()).strip("[]") != "".join(shown.split()).strip("[]"):
        day = iso_date(shown)
        context.answer("edit.read", typed=typed, key=key, value=context.words.date(day) if day else shown)


def _in_file_words(context: Context, book: Book, key: str, typed: str, option: str) -> Any:
    """Return what was typed in the spelling of the files; what is not understood stays as it is."""
    kind = RECORDS["customer"].kinds[key].kind.partition(" ")[0]
    if kind == "date":
        return asked_day(context, book, typed, past=True).isoformat()
    if kind == "interval":
        from routecli.core.interval import format_interval, parse_interval

        interval = None if re.fullmatch("[0-9]+ ?[a-z]+", typed) else parse_interval(typed)
        return format_interval(interval) if interval else typed
    if kind == "minutes":
        from routecli.core.amounts import parse_minutes

        minutes = parse_minutes(typed)
        return typed if minutes is None else str(minutes)
    if kind == "point":
        return _point(typed)
    if key == "kind":
        return pick_known(context, option, typed, CUSTOMER_KINDS, "business")
    if key in {"phone", "postal"}:
        return (
            _half_width(typed) if key == "phone" else re.sub(r"^〒?\s*(\d{3})-?(\d{4})$", r"\1-\2", _half_width(typed))
        )
    return _as_in_book(book, key, typed)


def _point(typed: str) -> list[str]:
    from routecli.core.coordinates import parse_point

    point = parse_point(typed)
    return [repr(degrees) for degrees in point] if point else typed.split(",")


def _half_width(text: str) -> str:
    from routecli.core.letters import fold_letters

    return fold_letters(text)


def _as_in_book(book: Book, key: str, typed: str) -> str:
    """Return a rank, rep or area as the book spells it already, whatever its width, case and blanks."""
    if key == "rep":
        return pick_rep(typed, book.settings.reps) or typed
    known: Iterable[str] = ()
    if key == "rank":
        known = book.settings.ranks
    elif key == "area":
        known = {customer.area for customer in book.customers.values()}
    elif key == "tags":
        known = {tag for customer in book.customers.values() for tag in customer.tags}
    return typed if typed in known else next((name for name in known if same_word(name, typed)), typed)
