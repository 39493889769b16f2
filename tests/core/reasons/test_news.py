"""News is for those it concerns, once each."""

from __future__ import annotations

import pytest
from hand import SETTINGS, customer, day, entry, history

from routecli.core.book import Book
from routecli.core.clock import clock_of
from routecli.core.model import Customer, News
from routecli.core.parts import Need, Order, Told
from routecli.core.reasons import reasons_for
from routecli.core.reasons.base import EXTRA, Reason, ReasonContext
from routecli.core.reasons.news import matches, telling

WINTER = News("winter-2026", "冬の冷凍", tags=["冷凍", "夏"], from_=day("2026-11-02"), until=day("2026-12-10"))


def told(today: str, who: Customer, *entries: object, news: News = WINTER) -> list[Reason]:
    facts = history(*entries, as_of=today)
    book = Book(SETTINGS, {who.id: who}, {who.id: facts}, {}, {news.id: news}, set(), ())
    case = ReasonContext(who, facts, clock_of(who, facts, SETTINGS, day(today)), day(today), book)
    return [r for r in reasons_for(case) if r.kind == "news"]


def test_five_match_two_were_told_so_three_are_left() -> None:
    shops = [customer(id=f"shop-{n}", tags=["冷凍"] if n < 5 else ["常温"]) for n in range(7)]
    logs = {n: [entry("2026-11-05", told=[Told(WINTER.id)])] for n in (1, 3)}
    assert [n for n, shop in enumerate(shops) if told("2026-11-24", shop, *logs.get(n, []))] == [0, 2, 4]


def test_it_is_told_from_its_first_day_to_its_last_and_rides_along() -> None:
    shop = customer(tags=["夏"])
    assert told("2026-11-01", shop) == []
    [news] = told("2026-11-02", shop)
    assert (news.level, news.due, news.item) == (EXTRA, day("2026-12-10"), "winter-2026")
    assert len(told("2026-12-10", shop)) == 1
    assert told("2026-12-11", shop) == []


def test_told_once_never_again_and_the_last_reaction_is_kept_with_its_day() -> None:
    shop = customer(tags=["冷凍"])
    log = [entry("2026-11-05", told=[Told(WINTER.id)]), entry("2026-11-19", told=[Told(WINTER.id, "関心高")])]
    assert told("2026-11-24", shop, *log) == []
    assert telling(history(*log), WINTER.id) == (day("2026-11-05"), "関心高", day("2026-11-19"))
    later = entry("2026-11-20", told=[Told(WINTER.id)])  # told once more, nothing said
    assert telling(history(*log, later), WINTER.id) == (day("2026-11-05"), "関心高", day("2026-11-19"))
    assert telling(history(log[0]), WINTER.id) == (day("2026-11-05"), "", None)
    assert telling(history(*log), "summer-2026") is None
    assert len(told("2026-11-18", shop, entry("2026-11-19", told=[Told(WINTER.id)]))) == 1  # as of the day before


def test_it_is_not_told_again_however_much_was_told_since() -> None:
    since = [Told(f"news-{n}") for n in range(200)]
    log = [entry("2026-11-05", told=[Told(WINTER.id)]), entry("2026-11-12", told=since)]
    assert told("2026-11-24", customer(tags=["冷凍"]), *log) == []


@pytest.mark.parametrize(
    ("news", "who", "log", "fits"),
    [
        (News("n", "みんなへ"), {}, {}, True),
        (News("n", "", kinds=["manufacturing"]), {"kind": "wholesale"}, {}, False),
        (News("n", "", areas=["両国"]), {"area": "両国"}, {}, True),
        (News("n", "", areas=["両国"], kinds=["service"]), {"area": "両国", "kind": "wholesale"}, {}, False),
        (News("n", "", items=["A100"]), {}, {"orders": [Order("A100", 3)]}, True),
        (News("n", "", items=["A100"]), {"items": ["A100"]}, {}, True),
        (News("n", "", items=["A100"]), {}, {"orders": [Order("B110", 3)]}, False),
        (News("n", "", items=["A100"], tags=["和菓子"]), {"tags": ["喫茶"]}, {"orders": [Order("A100", 3)]}, False),
        (News("n", "", tags=["冷凍"]), {}, {"needs": [Need("冷凍ケースを増やしたい")]}, True),
        (News("n", "", tags=["冷凍"]), {}, {"needs": [Need("冷凍ケースを増やしたい", "lost")]}, False),
    ],
)
def test_every_list_that_the_news_names_must_fit(news: News, who: dict, log: dict, fits: bool) -> None:
    assert matches(news, customer(**who), history(entry("2026-11-05", **log))) is fits
