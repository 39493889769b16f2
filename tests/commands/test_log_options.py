"""What `log` understands of an option's text and what it refuses, in a sentence and with nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from session import Log, Route

FACTS = """\
contacts: [{name: 田中 一郎}, {name: 田中 花, left: 2026-05-31}]
equipment: [{id: case-1, service: [{part: filter, every: 6 months}]}]
contracts: [{service: water}, {service: waste}]
"""
PRODUCTS = "- {code: A100, name: どら焼き, price: 450}\n- {code: A200, name: 大福}\n"


@pytest.fixture
def filled(book: Path) -> Path:
    with (book / "customers" / "tanaka-shoten.yaml").open("a", encoding="utf-8") as file:
        file.write(FACTS)
    (book / "products.yaml").write_text(PRODUCTS, encoding="utf-8")
    (book / "news").mkdir()
    (book / "news" / "winter-2026.yaml").write_text("title: 冬の新商品\n", encoding="utf-8")
    return book


@pytest.mark.parametrize(
    ("option", "text", "key", "written"),
    [
        ("--order", "A100=12", "orders", [{"item": "A100", "qty": 12}]),
        ("--order", "a100＝１２＠４５０", "orders", [{"item": "A100", "qty": 12, "price": 450}]),
        ("--order", "どら焼き=1,200", "orders", [{"item": "A100", "qty": 1200}]),
        ("--order", "大福=0.5", "orders", [{"item": "A200", "qty": 0.5}]),
        ("--stock", "A200=3", "stock", [{"item": "A200", "qty": 3}]),
        ("--follow-up", "+7d quote for the case", "follow_ups", [{"due": "2026-12-01", "text": "quote for the case"}]),
        ("--told", "winter", "told", ["winter-2026"]),
        ("--told", "winter-2026＝keen", "told", [{"news": "winter-2026", "reaction": "keen"}]),
        ("--service", "case-1／filter", "service", [{"equipment": "case-1", "part": "filter"}]),
        ("--meter", "case-1=1830.5", "meters", [{"equipment": "case-1", "hours": 1830.5}]),
        ("--failure", "case-1=hums loudly", "failures", [{"equipment": "case-1", "text": "hums loudly"}]),
        ("--usage", "wat=120", "usage", [{"service": "water", "qty": 120}]),
        ("--with", "一郎", "with", ["田中 一郎"]),
        ("--with", "田中", "with", ["田中 一郎"]),  # she has left
        ("--with", "山本", "with", ["山本"]),
        ("--need", "a wider shelf", "needs", [{"text": "a wider shelf", "stage": "heard"}]),
        ("--praise", "fast", "voices", [{"kind": "praise", "text": "fast"}]),
        ("--next", "12/8", "next", "2026-12-08"),
        ("--date", "11/20", "date", "2026-11-20"),
    ],
)
def test_an_option_is_written_by_the_keys_of_the_log(
    route: Route, filled: Path, log: Log, option: str, text: str, key: str, written: Any
) -> None:
    assert route("-C", str(filled), "--rep", "sato", "log", "tanaka", option, text).status == 0
    assert log()[-1][key] == written


@pytest.mark.parametrize(
    ("option", "text", "named"),
    [
        ("--order", "A100", "--order A100=12"),  # how it is written
        ("--order", "=12", "--order A100=12"),
        ("--order", "A100=many", "many"),
        ("--stock", "A100=-1", "-1"),
        ("--stock", "A100=nan", "nan"),
        ("--order", "A=1", "A100  どら焼き\n  A200  大福"),  # the choices
        ("--follow-up", "+7d", "+7d "),
        ("--told", "summer", "winter-2026"),
        ("--service", "case-2/filter", "case-1"),
        ("--service", "case-1/belt", "filter"),
        ("--failure", "case-1", "--failure case-1="),
        ("--usage", "wa=120", "water, waste"),
        ("--drop", "1", '--drop "1 '),
        ("--stage", "1", '--stage "261124-'),
        ("--outcome", "away", "met, phone, online, absent, refused, cancelled"),
        ("--date", "2026-11-25", "route schedule"),  # for what lies ahead
    ],
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_text_that_means_nothing_is_refused(
    route: Route, filled: Path, option: str, text: str, named: str, language: str
) -> None:
    result = route("-C", str(filled), "--rep", "sato", "log", "tanaka", option, text, language=language)
    assert (result.status, result.out) == (2, "")
    assert named in result.err
    assert not (filled / "visits" / "tanaka-shoten.jsonl").exists()


def test_a_number_of_nothing_open_is_not_found(route: Route, filled: Path) -> None:
    result = route("-C", str(filled), "--rep", "sato", "log", "tanaka", "--done", "1")
    assert (result.status, result.out) == (4, "")
    assert not (filled / "visits" / "tanaka-shoten.jsonl").exists()


def test_without_a_catalogue_any_code_is_taken(route: Route, book: Path, log: Log) -> None:
    assert route("-C", str(book), "--rep", "sato", "log", "tanaka", "--order", "Ｘ－１=2").status == 0
    assert log()[-1]["orders"] == [{"item": "X-1", "qty": 2}]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--phone", "--absent"), ": phone, absent"),
        (("--no-visit", "--phone"), ": --no-visit, phone"),
        (("--outcome", "met", "--absent"), ": met, absent"),
    ],
)
def test_one_visit_has_one_outcome(route: Route, filled: Path, options: tuple[str, ...], said: str) -> None:
    result = route("-C", str(filled), "--rep", "sato", "log", "tanaka", *options)
    assert (result.status, f"{said}\n" in result.err) == (2, True)


@pytest.mark.parametrize(
    ("options", "kind", "outcome"),
    [
        ((), "visit", "met"),
        (("--phone",), "visit", "phone"),
        (("--absent", "--outcome", "absent"), "visit", "absent"),
        (("--no-visit",), "note", None),
    ],
)
def test_what_kind_of_entry_it_is(
    route: Route, filled: Path, log: Log, options: tuple[str, ...], kind: str, outcome: str | None
) -> None:
    assert route("-C", str(filled), "--rep", "sato", "log", "tanaka", "a note", *options).status == 0
    assert (log()[-1]["type"], log()[-1].get("outcome")) == (kind, outcome)
