"""One spelling for all the ways a Japanese reading is written: kana, Hepburn, Kunrei, passport style.

`しょうてん`, `ｼｮｳﾃﾝ`, `shōten`, `shouten`, `syoten` and `shoten` all become `syoten`. Long vowels are folded, since few
people type them alike; doubled consonants are kept, since はっとり is not はとり.
"""

from __future__ import annotations

import re
import unicodedata

_VOWELS = "aiueo"
_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}  # fmt: skip
_OTHERS = {
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ん": "n", "ぢ": "zi", "づ": "zu",
    "ゔ": "bu", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ゎ": "wa",
    "ゕ": "ka", "ゖ": "ke", "ー": "",
}  # fmt: skip
_FOREIGN_STEMS = {"ふ": "f", "つ": "ts", "ゔ": "b", "う": "w", "く": "kw", "ぐ": "gw"}
_FOREIGN_PAIRS = {"てぃ": "ti", "でぃ": "di", "とぅ": "tu", "どぅ": "zu", "てゅ": "tyu", "でゅ": "dyu", "ふゅ": "fyu",
                  "ゔゅ": "byu", "うぉ": "o", "いぇ": "ye"}  # fmt: skip

_SINGLES = {kana: row + vowel for row, all_kana in _ROWS.items() for kana, vowel in zip(all_kana, _VOWELS, strict=True)}
_SINGLES |= _OTHERS
_PAIRS = {kana + "ぁぃ ぇぉ"[n]: stem + _VOWELS[n] for kana, stem in _FOREIGN_STEMS.items() for n in (0, 1, 3, 4)}
_PAIRS |= {i + y: _SINGLES[i][:-1] + _SINGLES[y] for i in "きしちにひみりぎじぢびぴ" for y in "ゃゅょ"}
_PAIRS |= {i + "ぇ": _SINGLES[i][:-1] + "ye" for i in "しちじぢ"} | _FOREIGN_PAIRS
_SINGLES_BY_CODE = str.maketrans(_SINGLES)

# Hepburn to Kunrei, in this order; `v` is heard as `b`, and `m` before a lip sound is ん.
_SPELLINGS = (
    ("tch", "tty"), ("cch", "tty"), ("ch", "ty"), ("sh", "sy"), ("jj", "zzy"), ("j", "zy"), ("yy", "y"),
    ("tyi", "ti"), ("syi", "si"), ("zyi", "zi"), ("ttsu", "ttu"), ("tsu", "tu"), ("ffu", "hhu"), ("fu", "hu"),
    ("dzu", "zu"), ("du", "zu"), ("wo", "o"), ("we", "ue"), ("wi", "ui"), ("v", "b"), ("mb", "nb"), ("mp", "np"),
    ("mm", "nm"),
)  # fmt: skip
_UNFINISHED = {"ty": "t", "ts": "t", "sy": "s", "zy": "z"}  # `tach` on the way to `tachikawa`, `mats` to `matsuya`

# Katakana to hiragana, and Latin letters without their marks; the sound marks of kana (U+3099, U+309A) stay.
_PLAIN = {**{code: code - 0x60 for code in range(0x30A1, 0x30F7)}, **dict.fromkeys(range(0x300, 0x370))}


def plain(text: str) -> str:
    """Return `text` in lower case, half-width letters, full-width hiragana and without accents."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN))


def romaji_key(text: str) -> str:
    """Return the one Latin spelling of a reading in kana or any romanisation; kanji stay, punctuation goes."""
    key = "".join(filter(str.isalnum, plain(text)))
    if not key.isascii():
        key = _from_kana(key)
    for old, new in _SPELLINGS:
        key = key.replace(old, new)
    if "oh" in key:  # Ohno, Satoh, but not Ohana
        key = re.sub("oh(?![aiueoy])", "o", key)
    key = re.sub(r"([aiuen])\1+|(o)[ou]+", r"\1\2", key)
    return key[:-2] + _UNFINISHED[key[-2:]] if key[-2:] in _UNFINISHED else key


def _from_kana(text: str) -> str:
    pairs = re.sub("(.)[ぁぃぅぇぉゃゅょ]", lambda pair: _PAIRS.get(pair[0], pair[0]), text)
    letters = pairs.translate(_SINGLES_BY_CODE)
    return re.sub("っ+([b-df-hj-np-tv-z]?)", r"\1\1", letters) if "っ" in letters else letters
