"""What a cell means: text in the words of our files, or a reason why it is refused. Nothing is guessed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from routecli.core.importing.rows import RefusedError
from routecli.core.ordinals import shifted
from routecli.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

# What people write into a cell that has nothing to say.
_NOTHING = {
    "-",
    "--",
    "ー",
    "―",
    "—",
    "–",
    "なし",
    "無し",
    "無",
    "ナシ",
    "不明",
    "未定",
    "n/a",
    "na",
    "null",
    "none",
    "nil",
}
_BROKEN = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|#{3,}")
_LOST_DIGITS = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")
_ERAS = {"令": "令和", "平": "平成", "昭": "昭和"}
_YEAR_FIRST = re.compile(r"(?:\d{4}[-/.年]|\d{8}$|(?:令和|平成|昭和|[rhs])(?:\d|元)|[㋿㍻㍼])")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954-10-03 and 2119-01-11 as spreadsheets count days


def tidy(text: str) -> str:
    """Return a cell without blanks at its ends and line breaks inside, half-width kana in full width."""
    return " ".join(re.sub("[｡-ﾟ]+", lambda kana: normalize("NFKC", kana[0]), text).split())


def said(text: str) -> str:
    """Return what a cell says, empty for a mark that stands for nothing; raises `RefusedError` for a failed formula."""
    plain = text.strip()
    if _BROKEN.fullmatch(plain):
        raise RefusedError("import.why.formula", value=plain)
    if (
        len(plain) > 1 and plain[0] == "'" and plain[1] in "=+-@"
    ):  # as programs write what a spreadsheet must not compute
        plain = plain[1:]
    return "" if plain.casefold() in _NOTHING else plain


def digits_kept(text: str) -> str:
    """Return a number that is a name, such as a code: without the decimals that a spreadsheet adds.

    Raises `RefusedError` for 3.12E+09, of which digits are lost.
    """
    plain = normalize("NFKC", text).strip()
    if _LOST_DIGITS.fullmatch(plain):
        raise RefusedError("import.why.digits", value=plain)
    return plain.removesuffix(".0") if re.fullmatch(r"\d+\.0", plain) else plain


def code_key(code: str) -> str:
    """Return a code as spreadsheets may spoil it: without its first zeros, in half width."""
    plain = "".join(normalize("NFKC", code).casefold().split())
    return plain.lstrip("0") or plain


def phone(text: str) -> str:
    """Return a telephone number, with the first zero that a spreadsheet took."""
    plain = digits_kept(text).translate(str.maketrans("−‐‑–—ー―", "-------"))
    if re.fullmatch(r"[1-9]\d{8}|[25-9]0\d{8}", plain.replace("-", "")):
        return "0" + plain
    return " ".join(plain.split())


def postal(text: str) -> str:
    """Return a postal code as 110-0005, with the zeros that a spreadsheet took; others than Japan's as they are."""
    plain = digits_kept(text).lstrip("〒 ").translate(str.maketrans("−‐‑–—ー―", "-------"))
    digits = plain.replace("-", "").replace(" ", "")
    if not digits.isdigit():
        return plain
    if digits != plain and len(digits) == 7:
        return f"{digits[:3]}-{digits[3:]}"
    if len(digits) in {5, 6, 7} and digits == plain:
        full = digits.zfill(7)
        return f"{full[:3]}-{full[3:]}"
    raise RefusedError("import.why.postal", value=plain)


def day(text: str, today: date) -> date:
    """Return the day of a cell: with its year, of whichever era, or as spreadsheets count days.

    Raises `RefusedError` for any other text, a day without its year included.
    """
    found = _day(text.strip(), today)
    if isinstance(found, str):
        raise RefusedError(found, value=text)
    return found


@lru_cache(maxsize=4096)
def _day(text: str, today: date) -> date | str:
    from datetime import date as days

    from routecli.core.dates import iso_date, parse_date

    plain = re.sub(r"[\sT]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$", "", normalize("NFKC", text).strip())
    if found := iso_date(plain):
        return found
    if re.fullmatch(r"\d{5}(?:\.\d+)?", plain) and _FIRST_SERIAL <= float(plain) <= _LAST_SERIAL:
        return shifted(days(1899, 12, 30), int(float(plain)))
    plain = re.sub(
        r"^([令平昭])(?!和|成)", lambda era: _ERAS[era[1]], re.sub(r"\s+", "", plain).removesuffix(".0").lower()
    )
    if not _YEAR_FIRST.match(plain):
        return "import.why.date"
    try:
        return parse_date(plain, today, past=True)
    except UsageError:
        return "import.why.date"


def number(text: str) -> str:
    """Return a number in plain digits: ¥1,200 and 1,200円 are 1200, △3 and (3) are -3; raises `RefusedError` for others."""
    plain = re.sub(r"[,\s¥\\円]", "", normalize("NFKC", text))
    if found := re.fullmatch(r"[△▲−–](.+)|\((.+)\)", plain):
        plain = "-" + (found[1] or found[2])
    if not re.fullmatch(r"-?\d{1,15}(?:\.\d{1,10})?", plain):
        raise RefusedError("import.why.number", value=text)
    return re.sub(r"(\.\d*?)0+$", r"\1", plain).rstrip(".") if "." in plain else plain


def words_in(text: str) -> list[str]:
    """Return the words of a cell that lists some."""
    return list(dict.fromkeys(filter(None, (tidy(word) for word in re.split(r"[,、，;；/／\n|]", text)))))


# How other programs call the outcome of a visit, besides the words of our own screens.
_OUTCOMES = {
    "met": "面談 訪問 面会 商談 済 訪問済 完了 対面 ○ 〇 visit visited done meeting", "absent": "不在 留守 会えず",
    "phone": "電話 tel 架電 call called", "online": "オンライン web zoom teams リモート", "refused": "拒否 断り お断り",
    "cancelled": "中止 キャンセル 取消 canceled",
}  # fmt: skip
OUTCOME_WORDS = {word: outcome for outcome, words in _OUTCOMES.items() for word in words.split()}


def rank(text: str) -> str:
    """Return a rank without the word for it: A for Aランク."""
    return re.sub(r"(?i)\s*(?:ランク|rank|級)$", "", text.strip())
