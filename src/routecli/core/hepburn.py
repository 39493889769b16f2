"""Ids from readings: kana in Hepburn as Japanese passports spell it, long vowels left out (しょうてん is shoten).

Unlike in passports ん stays `n` before b, m and p (shinbashi), which is how people type it.
"""

from __future__ import annotations

import re

from routecli.core.names import without_form
from routecli.core.romaji import plain

_ROWS = {
    "あいうえお": "a i u e o", "かきくけこ": "ka ki ku ke ko", "さしすせそ": "sa shi su se so",
    "たちつてと": "ta chi tsu te to", "なにぬねの": "na ni nu ne no", "はひふへほ": "ha hi fu he ho",
    "まみむめも": "ma mi mu me mo", "らりるれろ": "ra ri ru re ro", "がぎぐげご": "ga gi gu ge go",
    "ざじずぜぞ": "za ji zu ze zo", "だぢづでど": "da ji zu de do", "ばびぶべぼ": "ba bi bu be bo",
    "ぱぴぷぺぽ": "pa pi pu pe po", "やゆよわをん": "ya yu yo wa o n", "ぁぃぅぇぉ": "a i u e o", "ゔゐゑ": "vu i e",
    "ゃゅょゎ": "ya yu yo wa",
}  # fmt: skip
_SINGLE = {kana: latin for row, latins in _ROWS.items() for kana, latin in zip(row, latins.split(), strict=True)}
_PAIRS = {
    "てぃ": "ti", "でぃ": "di", "とぅ": "tu", "どぅ": "du", "てゅ": "tyu", "でゅ": "dyu", "うぃ": "wi", "うぇ": "we",
    "うぉ": "wo", "しぇ": "she", "ちぇ": "che", "じぇ": "je", "つぁ": "tsa", "ふぁ": "fa", "ふぃ": "fi", "ふぇ": "fe",
    "ふぉ": "fo", "ゔぁ": "va", "ゔぃ": "vi", "ゔぇ": "ve", "ゔぉ": "vo",
}  # fmt: skip
_ID_LENGTH = 64


def id_from(reading: str) -> str:
    """Return the id that a reading or a Latin name suggests, without 株式会社 and the like; empty with kanji in it."""
    spelled = hepburn(without_form(reading))
    if any(letter.isalnum() and not letter.isascii() for letter in spelled):
        return ""
    return "-".join(re.findall(r"[a-z0-9]+", spelled))[:_ID_LENGTH].strip("-")


def hepburn(text: str) -> str:
    """Return `text` with its kana in Latin letters; everything else stays, in lower case."""
    return re.sub("[ぁ-ゖー]+", _word, plain(text))


def _word(kana: re.Match[str]) -> str:
    latin = re.sub(".[ぁぃぅぇぉゃゅょ]?", _syllable, kana[0])
    latin = re.sub("っ+(?=(.))", lambda match: "t" if match[1] == "c" else match[1], latin).replace("っ", "")
    return re.sub("o[ou]+(?![aiueo])|uu+", lambda match: match[0][0], latin.replace("ー", ""))


def _syllable(match: re.Match[str]) -> str:
    text = match[0]
    if text in _PAIRS:
        return _PAIRS[text]
    spelled = [_SINGLE.get(kana, kana) for kana in text]
    if len(text) == 2 and text[1] in "ゃゅょ" and spelled[0].endswith("i"):
        stem = spelled[0][:-1]
        return stem + (spelled[1][1:] if stem in {"sh", "ch", "j"} else spelled[1])
    return "".join(spelled)
