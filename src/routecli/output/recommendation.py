"""A recommended interval in words: what would change, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.recommend import SOON
from routecli.output.phrases import interval_text

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.interval import Interval
    from routecli.core.recommend import Recommendation
    from routecli.lang import Words


def change_text(context: Context, row: Recommendation) -> str:
    """Return what is recommended: the interval as it is and as it might be, or one visit until a day."""
    words = context.words
    if row.by is None:
        return words(
            "recommend.change", now=interval_or_none(words, row.now), then=interval_or_none(words, row.interval)
        )
    return words("recommend.once" if row.by >= context.today else "recommend.once_late", by=row.by)


def why_text(words: Words, row: Recommendation) -> str:
    """Return the reasons of a recommendation in one sentence."""
    ids = [(f"reason.{why.kind}" if why.kind in SOON else f"recommend.{why.kind}", why.params) for why in row.why]
    return "; ".join(words(id_, **params) for id_, params in ids)


def interval_or_none(words: Words, interval: Interval | None) -> str:
    """Return an interval in words, or that there is none: the customer is visited on request."""
    return interval_text(words, interval) if interval else words("state.on_request")
