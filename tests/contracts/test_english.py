"""One word for one thing in English: no sentence and no page uses a word that docs/writing.md and the glossary reject."""

from __future__ import annotations

import re

import pytest
from sources import ROOT, sentences

# What to write → what not to write, as patterns; case does not matter.
REJECTED = {
    "is not a …": r"(?<!there )\bis (?:no (?!longer)\w+|none\b)",
    "if": r"\bwhere (?:there is|it is not|they are not|none|nobody|no one|somebody|someone)\b",
    "per, each": r"\b(?:files?|lines?|functions?|books?|visits|hours|minutes|km) a (?:check|command|day|month|shop|stop|topic)\b",
    "N": r"\bso many\b",
    "who": r"(?<!to )(?<!for )(?<!with )(?<!by )(?<!from )(?<!of )\bwhom\b",
    "someone, everyone": r"\b(?:somebody|everybody|anybody)\b",
    "contains, is": r"\b(?:lies|stands)\b",
    "files contain, programs read": r"\b(?:book|file|line|log|page|program|server|route) (?:knows|says(?! otherwise)|speaks|tells)\b",
    "saved plan, new plan": r"\b(?:kept|fresh) plan\b|\bkeeps? (?:a|the) plan\b",
    "undo": r"\b(?:take|takes|taken|taking)(?: it| them)? back\b(?!: route undo)|\bin force again\b",
    "see soon": r"\bto be seen soon\b",
    "requested, intended": r"\bwish(?:ed|es)?\b",
    "restore": r"\bbring\b[^.]* back from\b",
    "fix": r"\bmend(?:ed|ing|s)?\b|\bremed(?:y|ies)\b",
    "problem": r"\bdefects?\b",
    "affected": r"\bconcerned\b",
    "company": r"\bfirms?\b",
    "leg, travel": r"\bway (?:there|back|home)\b",
    "characters": r"\d letters\b(?! or)",
    "too few to tell": r"\bcannot be (?:judged|told|known)\b",
    "again": r"\b(?:anew|afresh)\b",
    "rarely": r"\bseldom\b",
    "similar": r"\balike\b",
    "usually": r"\bmostly\b",
    "calculate": r"\breckon\w*",
    "parsed, decoded": r"\btaken? apart\b",
    "in one go": r"\bat a stroke\b",
    "typo": r"\bslips?\b(?!,)",
    "N%": r"\d %",
}
# The names of rejected ways that are right in one place, with the reason.
EXCEPTIONS = {
    ("docs/benchmarks.md", "someone, everyone"): "the name of a part that `run.py` measures",
    ("docs/writing.md", "is not a …"): "quotes what not to write",
    ("docs/writing.md", "N"): "quotes what not to write",
    ("docs/writing.md", "who"): "quotes what not to write",
    ("docs/writing.md", "contains, is"): "quotes what not to write",
}

PAGES = [
    path
    for path in [*sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "tests" / "transcripts").glob("*.md"))]
    if path.name != "commands.ja.md"
]


def prose(text: str) -> str:
    """The page's own words: no fenced block, no code in a line, no target of a link."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "CODE", text)
    return re.sub(r"\]\([^)]*\)", "]", text).replace("\n", " ")


TEXTS = {id_: re.sub(r"\{\w+\}", "VALUE", text) for id_, text in sentences("en").items()} | {
    path.relative_to(ROOT).as_posix(): prose(path.read_text("utf-8")) for path in PAGES
}


def rejected(text: str) -> dict[str, str]:
    """What the text says in a rejected way, by what to write instead."""
    found = {better: re.search(pattern, text, re.IGNORECASE) for better, pattern in REJECTED.items()}
    return {better: match[0] for better, match in found.items() if match}


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_has_a_rejected_word(name: str) -> None:
    assert {better: word for better, word in rejected(TEXTS[name]).items() if (name, better) not in EXCEPTIONS} == {}


@pytest.mark.parametrize(("name", "better"), EXCEPTIONS)
def test_the_exceptions_are_needed(name: str, better: str) -> None:
    assert better in rejected(TEXTS[name])


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("`x` is no date I know.", "is not a …"),
        ("one file a command", "per, each"),
        ("The last so many days.", "N"),
        ("The kept plan says so already.", "saved plan, new plan"),
        ("Whom you met.", "who"),
        ("25 % of the plan", "N%"),
    ],
)
def test_a_rejected_word_is_seen(text: str, better: str) -> None:
    assert better in rejected(text)
