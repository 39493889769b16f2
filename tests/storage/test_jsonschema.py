"""The JSON Schema that editors check files with while they are typed, held against the reader that decides."""

from __future__ import annotations

import json
import re

import pytest

from routecli.lang import LANGUAGES, Words
from routecli.storage.schema.jsonschema import schema_for
from routecli.storage.schema.table import RECORDS, bounds_of
from routecli.storage.schema.values import Decoder

SAMPLES = {
    "date": (
        ["2026-11-24", "2024-02-29", "1900-01-01", "9990-12-31"],
        [
            "2026-3-1",
            "24/11/2026",
            "2026-13-01",
            "２０２６-11-24",
            "1899-12-31",
            "0001-01-01",
            "9991-01-01",
            "9999-12-31",
        ],
    ),
    "monthday": (["05-12", "1980-05-12"], ["5-12", "13-01", "12/05"]),
    "interval": (
        [
            *(
                "10 days",
                "2w",
                "1 month",
                "none",
                "都度",
                "2週",
                "隔週",
                "毎月",
                "半年",
                "weekly",
                "2週間に1回",
                "every 2 weeks",
            ),
            *("010 days", "3652 days", "521w", "120 months", "10 years"),
        ],
        [
            "bimonthly",
            "0 days",
            "days",
            "9 hours",
            "隔週水曜",
            "3653 days",
            "522w",
            "121 months",
            "11 years",
            "700 years",
        ],
    ),
    "cycle": (
        ["6 months", "2000 hours", "2000h", "99999 hours", "30 years", "10957 days", "360 months"],
        ["2000", "hours", "100000 hours", "31 years", "10958 days", "361 months"],
    ),
    "closure": (
        [
            *(
                "wed",
                "2nd sun",
                "last fri",
                "holidays",
                "2026-08-10",
                "2026-08-10..2026-08-16",
                "12-29..01-03",
                "08-15",
            ),
            *(
                "wednesday",
                "水曜",
                "水",
                "第2水曜",
                "第2・第4水曜",
                "2nd and 4th wed",
                "最終金曜",
                "祝日",
                "祝日の翌日",
            ),
            *(
                "before holidays",
                "日・祝",
                "土日祝",
                "mon or next day",
                "月曜（祝日の場合は翌日）",
                "年末年始",
                "お盆",
                "25",
            ),
            *(
                "every 2nd wed from 2026-12-02",
                "隔週水曜（2026-12-02から）",
                "毎月25日",
                "末日",
                "last day",
                "8/10〜8/16",
            ),
            *("8月13日", "last workday"),
        ],
        ["wednesda", "6th sun", "2026-08-10..", "隔週水曜", "every 2nd wed", "不定休", "第6水曜", "40", "13/1"],
    ),
    "span": (
        [
            "11:30-14:00",
            "9:00 - 17:30",
            "09:00〜12:00",
            "9時〜17時半",
            "18:00-03:00",
            "17:00-26:00",
            "18時〜翌3時",
            "午前10時〜午後7時",
            "9am-5:30pm",
        ],
        ["11:30", "11:30-", "11:75-14:00", "9-17"],
    ),
    "yearday": (["07-01", "7/1", "7月1日", "12-31"], ["2026-07-01", "7", "13/1", "wed", "07-01..08-31"]),
    "preference": (
        ["tue", "火曜", "tuesdays", "morning", "午前", "夕方"],
        ["noonish", "第2火曜", "holidays", "tue-wed"],
    ),
    "time": (["09:30", "23:59"], ["9:30", "24:00", "09:60"]),
    "country": (["JP", "none"], ["jp", "JPN", ""]),
}


def customer(language: str = "en"):
    return schema_for("customer", Words(language))


def pattern_of(kind: str) -> tuple[str, str]:
    """The kind as the table spells it with its bounds, and the pattern that the schema makes of it."""
    for name, record in RECORDS.items():
        for field in record.fields:
            spelled = field.kind.removeprefix("list:")
            if bounds_of(spelled)[0] == kind:
                found = schema_for(name, Words("en"))
                found = found["anyOf"][1] if "anyOf" in found else found
                prop = found["properties"][field.name]
                return spelled, prop.get("pattern") or prop["items"]["pattern"]
    raise AssertionError(kind)


def is_read(kind: str, text: str) -> bool:
    decoder = Decoder()
    return decoder.value(kind, text, ()) is not None and not decoder.faults


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_schema_takes_what_the_reader_takes_and_no_more(kind):
    good, bad = SAMPLES[kind]
    spelled, text_pattern = pattern_of(kind)
    pattern = re.compile(text_pattern, re.ASCII)
    for text in good:
        assert (pattern.search(text) is not None, is_read(spelled, text)) == (True, True), text
    for text in bad:
        assert (pattern.search(text) is not None, is_read(spelled, text)) == (False, False), text


def test_hours_and_coordinates():
    week, point = customer()["properties"]["hours"], customer()["properties"]["at"]
    assert re.search(week["propertyNames"]["pattern"], "mon-fri")
    assert re.search(week["propertyNames"]["pattern"], "mon, wed")
    assert re.search(week["propertyNames"]["pattern"], "monday")
    assert re.search(week["propertyNames"]["pattern"], "月-金")
    assert re.search(week["propertyNames"]["pattern"], "平日、土")
    assert not re.search(week["propertyNames"]["pattern"], "someday")
    assert re.search(week["additionalProperties"]["pattern"], "10:00-12:00, 14:00-17:00")
    assert not re.search(week["additionalProperties"]["pattern"], "10:00")
    assert (point["minItems"], point["maxItems"]) == (2, 2)
    assert [item["maximum"] for item in point["items"]] == [90, 180]


KEYS = [
    "mon-fri",
    "mon, wed",
    "monday",
    "月-金",
    "平日、土",
    "holidays",
    "祝",
    "祝日",
    "土日祝",
    "土・日・祝日",
    "before holidays",
    "祝前日",
    "金土祝前",
    "sat, holidays",
]
DAY_TEXTS = [
    "10:00-12:00, 14:00-17:00",
    "closed",
    "休み",
    "24h",
    "24時間",
    "17:00-26:00",
    "11:00〜14:30、17時〜翌2時",
    "午前9時〜正午",
    "noon-5pm",
]


@pytest.mark.parametrize("record", ["customer", "rep", "season", "news"])
def test_every_week_of_hours_takes_what_the_reader_takes(record):
    kinds = {"news": ("windows", "windows"), "customer": ("calls", "week")}
    field, kind = kinds.get(record, ("hours", "week"))
    week = schema_for(record, Words("en"))["properties"][field]
    for key in [*KEYS, "someday", "祝祭", "holydays"]:
        decoder = Decoder()
        is_right = decoder.value(kind, {key: "09:00-17:00"}, ()) is not None
        assert (re.search(week["propertyNames"]["pattern"], key) is not None) is is_right is (key in KEYS), key
    for text in [*DAY_TEXTS, "10:00", "9-17"]:
        decoder = Decoder()
        is_right = decoder.value(kind, {"mon": text}, ()) is not None
        assert (re.search(week["additionalProperties"]["pattern"], text) is not None) is is_right, text


def test_numbers_have_their_least_and_most():
    limits = schema_for("settings", Words("en"))["definitions"]["limits"]["properties"]
    need = {name: value for name, value in limits["need"].items() if name != "description"}
    assert need == {"type": "integer", "minimum": 0, "maximum": 3650}
    order = schema_for("entry", Words("en"))["definitions"]["order"]["properties"]
    assert (order["qty"]["type"], order["qty"]["minimum"], order["qty"]["maximum"]) == ("number", -(10**9), 10**9)


def test_keys_of_ones_own_are_free_and_misspelled_ones_are_not():
    schema = customer()
    assert list(schema["patternProperties"]) == ["^x-"]
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["name"]
    assert "evry" not in schema["properties"]


def test_every_reference_leads_somewhere_and_nothing_is_defined_in_vain():
    for name in RECORDS:
        schema = schema_for(name, Words("en"))
        named = set(re.findall(r"#/definitions/(\w+)", json.dumps(schema)))
        assert named == set(schema["definitions"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_described(language):
    schema = customer(language)
    inner = [d["anyOf"][1] if "anyOf" in d else d for d in schema["definitions"].values()]
    properties = [prop for record in (schema, *inner) for prop in record["properties"].values()]
    assert all(prop["description"] for prop in properties)
    assert all(prop["patternErrorMessage"] for prop in properties if "pattern" in prop)


def test_a_need_may_be_spelled_as_a_text():
    heard = schema_for("entry", Words("en"))["definitions"]["heard"]
    assert "string" in heard["anyOf"][0]["type"]
