"""One spelling for all the ways a Japanese reading is written: kana, Hepburn, Kunrei, passport style.

`しょうてん`, `ｼｮｳﾃﾝ`, `shōten`, `shouten`, `syoten` and `shoten` all become `syoten`. Long vowels are folded, since few
people type them alike; doubled consonants are kept, since はっとり is not はとり.
"""

from __future__ import annotations

import re

from routecli.core.kana import in_latin, plain

# Hepburn to Kunrei, in this order; `v` is heard as `b`, and `m` before a lip sound is ん.
_SPELLINGS = (
    ("tch", "tty"), ("cch", "tty"), ("ch", "ty"), ("sh", "sy"), ("jj", "zzy"), ("j", "zy"), ("yy", "y"),
    ("tyi", "ti"), ("syi", "si"), ("zyi", "zi"), ("ttsu", "ttu"), ("tsu", "tu"), ("ffu", "hhu"), ("fu", "hu"),
    ("dzu", "zu"), ("du", "zu"), ("wo", "o"), ("we", "ue"), ("wi", "ui"), ("v", "b"), ("mb", "nb"), ("mp", "np"),
    ("mm", "nm"),
)  # fmt: skip
_UNFINISHED = {"ty": "t", "ts": "t", "sy": "s", "zy": "z"}  # `tach` on the way to `tachikawa`, `mats` to `matsuya`


def romaji_key(text: str) -> str:
    """Return the one Latin spelling of a reading in kana or any romanisation; kanji stay, punctuation goes."""
    key = "".join(filter(str.isalnum, plain(text)))
    if not key.isascii():
        key = in_latin(key)
    for old, new in _SPELLINGS:
        key = key.replace(old, new)
    if "oh" in key:  # Ohno, Satoh, but not Ohana
        key = re.sub("oh(?![aiueoy])", "o", key)
    key = re.sub(r"([aiuen])\1+|(o)[ou]+", r"\1\2", key)
    return key[:-2] + _UNFINISHED[key[-2:]] if key[-2:] in _UNFINISHED else key
