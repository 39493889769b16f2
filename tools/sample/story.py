"""What the simulation is told rather than left to chance: the open ends that make the sample's today worth looking at.

The scripted lines stand in story.jsonl, as in a log but without id and rep. A visit there may carry a `label`;
`@label#1` then stands for the address of its first part.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

Line = dict[str, Any]

# The last visit of customers whom today should find late, nearly late, or just seen.
LAST = {
    # 長期未訪問
    "takahama-shokudo": "2026-11-10", "hagoromo": "2026-11-11", "nekoyanagi": "2026-10-30",
    "uroko-shiki": "2026-10-30", "midorikawa-mekki": "2026-10-29", "karaoke-utatane": "2026-10-28",
    # 訪問遅れ
    "mameyoshi": "2026-11-16", "wakanishiki": "2026-11-16", "shirafuji-mochi": "2026-11-06",
    "aoi-mart": "2026-11-10", "kido-kinzoku": "2026-11-16", "tsukimi-seimen": "2026-11-06",
    "awayuki-glass": "2026-10-16", "shinonome-so": "2026-11-06",
    "hanamizuki-dental": "2026-10-19", "izakaya-hatoba": "2026-11-16",
    "nine-arches": "2026-11-06", "leaky-barge": "2026-10-29", "halfmoon-teal": "2026-10-22",
    # 訪問時期
    "kotonoha-an": "2026-11-17", "fujinami": "2026-11-17", "sumibi-gensuke": "2026-11-17",
    "tanaka-shoten": "2026-11-10", "isomura-foods": "2026-11-18", "komagata-kosuzu": "2026-11-11",
    "mitsuba-bane": "2026-11-12", "wakatsuki-press": "2026-11-12",
    "hotel-kawasemi": "2026-11-18", "kogumabashi": "2026-11-12",
    "himuro-reizo": "2026-11-18", "futae-seika": "2026-11-19", "yurinoki": "2026-11-18", "kawauso-yu": "2026-11-17",
    # まだ先
    "mimizuku-bakery": "2026-11-20", "hoshikawa-seiki": "2026-11-20",
    "gym-arude": "2026-11-20", "aizawa-sole": "2026-11-13", "sawatari-gum": "2026-11-16",
    "lantern-asakusa": "2026-11-05", "kuze-mokko": "2026-11-02", "manabibune": "2026-11-11",
}  # fmt: skip

NEVER_VISITED = {"tsumuji", "tsuyukusa-inryo", "mizuhiki"}
PACE = {"uguisuzaka": (date(2026, 8, 1), 9)}  # from a day on, seen every so many days whatever the interval says
ON_REQUEST = {"hanabiya": 40, "itoguruma-bill": 55, "suzuri-museum": 65}  # days between calls without an interval
STOPPED_BUYING = {"nekoyanagi": date(2026, 8, 20)}
UNSEEN = {
    "宮下 さやか": date(2026, 8, 20), "長谷部 梓": date(2026, 9, 30), "江口 徹也": date(2026, 9, 15),
    "水谷 悟": date(2026, 11, 1),
}  # fmt: skip
UNSERVED = {("himuro-reizo", "chill-b"): date(2026, 10, 1), ("hoshikawa-seiki", "comp-1"): date(2026, 10, 20)}
FAILING = {("kido-kinzoku", "press-2"): date(2026, 8, 1)}
FALLING = {"karaoke-utatane": date(2026, 6, 15)}
USAGE = {"hotel-kawasemi": 1.32, "gym-arude": 0.55, "manabibune": 1.18}  # share of the plan, else about all of it


def _lines() -> list[tuple[str, Line]]:
    """Return the scripted log lines of story.jsonl, each with its customer."""
    rows = (Path(__file__).parent / "story.jsonl").read_text("utf-8").splitlines()
    lines = [json.loads(row) for row in rows]
    return [(line.pop("customer"), line) for line in lines]


_ALL = _lines()
RECORDS = [(cid, line) for cid, line in _ALL if line["type"] != "visit"]
VISITS = [(cid, line) for cid, line in _ALL if line["type"] == "visit"]


def told(customer_id: str) -> set[str]:
    """Return the news that a scripted visit tells, so that chance does not tell it too."""
    lines = [line for cid, line in VISITS if cid == customer_id]
    return {news["news"] for line in lines for news in line.get("told", ())}
