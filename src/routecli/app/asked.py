"""Days that a person types: read by the working days of the book, and pointed out if a year had to be chosen for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.clashes import Clash


def asked_day(context: Context, book: Book, text: str, *, past: bool = False, rep: str = "") -> date:
    """Return the day that a text means; errors as `split_day` and `parse_date`."""
    day, rest = split_day(context, book, text, past=past, rep=rep)
    if rest:
        raise UsageError("date.unknown", text=text)
    return day


def split_day(context: Context, book: Book, text: str, *, past: bool = False, rep: str = "") -> tuple[date, str]:
    """Return the day that a text begins with, and the rest; raises `UsageError` for a time next to it, else as `split_date`."""
    from routecli.core.dates import split_date

    day, rest = split_date(text, context.today, past, workdays(book, rep))
    if rest:
        from routecli.core.times import looks_like_time

        if looks_like_time(rest):
            raise UsageError("date.with_time", text=text)
    return day, rest


def workdays(book: Book, rep: str = "") -> Callable[[date], bool]:
    """Return the working days of a rep, or of the company if no rep is named."""

    def is_workday(day: date) -> bool:
        from routecli.core.workdays import rep_closed_by

        return rep_closed_by(book.settings.reps.get(rep), book, day) is None

    return is_workday


def warn_far(context: Context, text: str | None, *, past: bool = False, written: bool = True) -> None:
    """Say so if a date without a year is nearly a year away; what was `written` can be undone."""
    if not text:
        return
    from routecli.core.dates import far_away, iso_date

    if not iso_date(text) and (day := far_away(text, context.today, past)):
        context.notice_far(day, context.today, written=written)


def name_clashes(context: Context, found: Iterable[Clash]) -> None:
    """Say what speaks against a day that was just written down."""
    from routecli.output.phrases import closure_text

    for sentence, params in found:
        rule = closure_text(context.words, params["rule"]) if "rule" in params else ""
        context.notice(sentence, **{**params, "rule": rule})
