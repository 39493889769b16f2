"""When a customer can be visited, in words: 月〜金 10:00-17:00／祝 休業, 火 14:00-16:00に来訪可."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.hours import DAYS, EVES, HOLIDAYS, MIDNIGHT, clock_text
from routecli.output.phrases import closures_text, interval_text, month_day_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from routecli.core.model import Customer, Season, Span, Week
    from routecli.lang import Words


def open_facts(words: Words, customer: Customer, today: date) -> list[tuple[str, str]]:
    """Return everything that says when a customer can be visited, by label; empty what its file does not say."""
    listed = words("closure.and").join
    return [
        ("hours", week_text(words, customer.hours)),
        ("closed", closures_text(words, customer.closed, today)),
        ("calls", _calls_text(words, customer.calls)),
        ("prefers", listed(_preference(words, word) for word in customer.prefers)),
        ("call_first", words("show.call_first") if customer.call_first else ""),
        *(("season", _season_text(words, season, today)) for season in customer.seasons),
    ]


def call_first_text(words: Words, customer: Customer) -> str:
    """Return that a call must come before a visit, with the number; empty where none need."""
    return words("today.call_first", phone=customer.phone).rstrip() if customer.call_first else ""


def _preference(words: Words, word: str) -> str:
    return words(f"weekday.{word}" if word in DAYS else f"show.prefers.{word}")


def _season_text(words: Words, season: Season, today: date) -> str:
    first, last = (month_day_text(words, text) for text in (season.from_, season.to))
    facts = [
        words("show.season_every", every=interval_text(words, season.every)) if season.every else "",
        week_text(words, season.hours),
        _closed_text(words, season.closed, today),
    ]
    days = words("closure.span", first=first, last=last)
    return words("show.season", days=days, facts=words("show.and_days").join(filter(None, facts)))


def _closed_text(words: Words, rules: Sequence[str] | None, today: date) -> str:
    if rules is None:
        return ""
    days = closures_text(words, rules, today)
    return words("show.season_closed", days=days) if days else words("show.season_open")


def _calls_text(words: Words, calls: Week) -> str:
    """Return calling hours as a sentence, then the holidays on which there are none."""
    if not calls:
        return ""
    barred = [words(f"show.row.{row}") for row, spans in _named_holidays(calls) if not spans]
    rest = words("show.no_calls", days=words("closure.and").join(barred)) if barred else ""
    return words("show.calls", week=words("show.and_days").join(_open_texts(words, calls))) + rest


def week_text(words: Words, week: Week) -> str:
    """Return a week, days in a row with equal hours taken together: 月〜金 10:00-17:00／土 10:00-12:00／祝 休業."""
    shut = [f"{words(f'show.row.{row}')} {words('show.shut')}" for row, spans in _named_holidays(week) if not spans]
    return words("show.and_days").join([*_open_texts(words, week), *shut])


def _open_texts(words: Words, week: Week) -> list[str]:
    texts = [f"{_days(words, run)} {spans_text(words, spans)}" for run, spans in _runs(week)]
    named = [(words(f"show.row.{row}"), spans) for row, spans in _named_holidays(week) if spans]
    return texts + [f"{label} {spans_text(words, spans)}" for label, spans in named]


def _named_holidays(week: Week) -> list[tuple[int, Sequence[Span]]]:
    """Return the spans on public holidays, and on days before them, where a week names them."""
    return [(row, spans) for row in (HOLIDAYS, EVES) if len(week) > row and (spans := week[row]) is not None]


def _runs(week: Week) -> Iterator[tuple[Sequence[int], Sequence[Span]]]:
    """Yield the open weekdays, those in a row that have the same hours together."""
    runs: list[list[int]] = []
    hours = [list(spans or ()) for spans in week[:HOLIDAYS]]
    for day in (n for n, spans in enumerate(hours) if spans):
        if runs and runs[-1][-1] == day - 1 and hours[day] == hours[day - 1]:
            runs[-1].append(day)
        else:
            runs.append([day])
    yield from ((run, hours[run[0]]) for run in runs)


def _days(words: Words, run: Sequence[int]) -> str:
    first, last = words.weekdays[run[0]], words.weekdays[run[-1]]
    if len(run) == len(DAYS):
        return words("show.every_day")
    return words("show.days", first=first, last=last) if run[1:] else first


def spans_text(words: Words, spans: Iterable[Span]) -> str:
    """Return spans of a day: `10:00-11:30, 13:30-16:30`, 10:00-11:30、13:30-16:30, 24時間."""
    found = [tuple(span) for span in spans]
    if found == [(0, MIDNIGHT)]:
        return words("show.all_day")
    return words("closure.and").join(f"{clock_text(start)}-{clock_text(end)}" for start, end in found)
