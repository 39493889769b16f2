"""When a piece of news holds, and for whom by the customer's own file: what telling it and its `windows` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.letters import same_word

if TYPE_CHECKING:
    from datetime import date

    from routecli.core.model import Customer, News


def is_current(news: News, day: date) -> bool:
    """Return whether a piece of news holds on `day`, its first and last day included."""
    return (news.from_ is None or news.from_ <= day) and (news.until is None or day <= news.until)


def is_for(news: News, customer: Customer) -> bool:
    """Return whether a customer is of a kind and in an area that the news names; news that names none is for everyone."""
    if news.kinds and customer.kind not in news.kinds:
        return False
    return not news.areas or any(same_word(area, customer.area) for area in news.areas)
