"""Kana in Latin letters: one table for the ids made of readings and for finding a name however it is romanised."""

from __future__ import annotations

import re
import unicodedata

_ROWS = {
    "あいうえお": "a i u e o", "かきくけこ": "ka ki ku ke ko", "さしすせそ": "sa shi su se so",
    "たちつてと": "ta chi tsu te to", "なにぬねの": "na ni nu ne no", "はひふへほ": "ha hi fu he ho",
    "まみむめも": "ma mi mu me mo", "らりるれろ": "ra ri ru re ro", "がぎぐげご": "ga gi gu ge go",
    "ざじずぜぞ": "za ji zu ze zo", "だぢづでど": "da ji zu de do", "ばびぶべぼ": "ba bi bu be bo",
    "ぱぴぷぺぽ": "pa pi pu pe po", "やゆよわをん": "ya yu yo wa o n", "ゔゐゑ": "vu i e",
    "ぁぃぅぇぉ": "a i u e o", "ゃゅょゎ": "ya yu yo wa", "ゕゖ": "ka ke",
}  # fmt: skip
_SINGLES = {kana: latin for row, latins in _ROWS.items() for kana, latin in zip(row, latins.split(), strict=True)}
_FOREIGN_STEMS = {"ふ": "f", "つ": "ts", "ゔ": "v", "う": "w", "く": "kw", "ぐ": "gw"}
_FOREIGN_PAIRS = {
    "てぃ": "ti", "でぃ": "di", "とぅ": "tu", "どぅ": "du", "てゅ": "tyu", "でゅ": "dyu", "ふゅ": "fyu", "ゔゅ": "vyu",
    "いぇ": "ye", "しぇ": "she", "ちぇ": "che", "じぇ": "je", "ぢぇ": "je",
}  # fmt: skip
_WITHOUT_Y = {"sh", "ch", "j"}  # しゃ is sha, ひゃ is hya


def _glides() -> dict[str, str]:
    stems = {kana: _SINGLES[kana].removesuffix("i") for kana in "きしちにひみりぎじぢびぴ"}
    return {
        kana + small: stem + vowel if stem in _WITHOUT_Y else f"{stem}y{vowel}"
        for kana, stem in stems.items()
        for small, vowel in zip("ゃゅょ", "auo", strict=True)
    }


_PAIRS = {
    **{kana + small: stem + _SINGLES[small] for kana, stem in _FOREIGN_STEMS.items() for small in "ぁぃぇぉ"},
    **_glides(),
    **_FOREIGN_PAIRS,
}
_SINGLES_BY_CODE = str.maketrans({**_SINGLES, "ー": ""})

_LENGTHENED = "|".join(
    f"[{''.join(kana for kana, latin in _SINGLES.items() if latin.endswith(vowel))}][{longer}ー]+"
    for vowel, longer in zip("aiueo", ("あ", "い", "う", "えい", "おう"), strict=True)
)

# Katakana to hiragana, and Latin letters without their marks; the sound marks of kana (U+3099, U+309A) stay.
_PLAIN = {**{code: code - 0x60 for code in range(0x30A1, 0x30F7)}, **dict.fromkeys(range(0x300, 0x370))}


def plain(text: str) -> str:
    """Return `text` in lower case, half-width letters, full-width hiragana and without accents."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN))


def long_vowels(text: str) -> str:
    """Return plain `text` with every long vowel of its kana written with ー: おおた and とう are おーた and とー."""
    return re.sub(_LENGTHENED, lambda kana: kana[0][0] + "ー", text)


def in_latin(text: str) -> str:
    """Return plain `text` with its kana in Hepburn, long vowels as they are written: とうきょう is toukyou."""
    pairs = re.sub("(.)[ぁぃぅぇぉゃゅょ]", lambda pair: _PAIRS.get(pair[0], pair[0]), text)
    letters = pairs.translate(_SINGLES_BY_CODE)
    if "っ" not in letters:
        return letters
    return re.sub("っ+([b-df-hj-np-tv-z]?)", r"\1\1", letters).replace("cch", "tch")


def hepburn(text: str) -> str:
    """Return `text` with its kana as Japanese passports spell them, long vowels left out: しょうてん is shoten.

    Unlike in passports ん stays `n` before b, m and p (shinbashi), which is how people type it.
    """
    return re.sub("[ぁ-ゖー]+", lambda kana: _short(in_latin(kana[0])), plain(text))


def _short(latin: str) -> str:
    """Return a reading with each long vowel once; in おおうち and いのうえ the う begins a word of its own."""
    return re.sub("oo|uu|ou(?!e)", lambda vowels: vowels[0][0], latin)
