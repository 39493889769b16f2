"""Who was told a piece of news when, and how they took it on which day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from session import Route


def test_a_reaction_at_a_later_telling_keeps_its_own_day(route: Route, book: Path) -> None:
    (book / "news").mkdir()
    (book / "news" / "winter.yaml").write_text("title: Winter fair\n", encoding="utf-8")
    first = {"id": "261105-aaaaaaaa", "date": "2026-11-05", "outcome": "met", "told": ["winter"]}
    told = [{"news": "winter", "reaction": "keen"}]
    again = {"id": "261119-bbbbbbbb", "date": "2026-11-19", "outcome": "met", "told": told}
    lines = json.dumps(first) + "\n" + json.dumps(again) + "\n"
    (book / "visits" / "tanaka-shoten.jsonl").write_text(lines, encoding="utf-8")
    at = ("-C", str(book), "news", "winter")
    screen = route(*at, terminal=True, NO_COLOR="1").out
    assert "    Thu 5 Nov  田中商店  keen (Thu 19 Nov)\n" in screen
    assert "winter\ttanaka-shoten\t田中商店\t2026-11-05\tkeen\t2026-11-19\n" in route(*at).out
    (row,) = route(*at, "--json").json["data"]["news"][0]["told"]
    assert (row["on"], row["reaction"], row["reacted_on"]) == ("2026-11-05", "keen", "2026-11-19")
    page = route("-C", str(book), "show", "tanaka").out
    assert "    told: Winter fair → keen\n" in page
