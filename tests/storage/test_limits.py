"""What is no text of a book: a file of an editor that writes UTF-16, and nothing that only has zeros in it."""

from __future__ import annotations

import pytest

from routecli.storage.files.limits import is_utf16
from routecli.storage.files.logfile import parse_log


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_told_by_its_mark_or_by_two_latin_letters(encoding: str) -> None:
    assert is_utf16("\ufeff田中".encode(encoding))
    assert is_utf16("name: 田中".encode(encoding))
    assert is_utf16('{"id": 1}'.encode(encoding))


@pytest.mark.parametrize(
    "data", [b"", b"{", b'{"id"', b"\0\0\0\0", b"\0\0ab", b"a\0\0b", "田中".encode(), b"\xef\xbb\xbfab"]
)
def test_zeros_of_a_power_cut_are_no_utf16(data: bytes) -> None:
    assert not is_utf16(data)


ROW = '{"id":"261124-aaaaaaaa","date":"2026-11-24","note":"来た"}\n'


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_line_in_utf16_among_others_is_named_and_costs_that_line(codec: str, newline: str) -> None:
    """As a shell of Windows adds it: `echo … >> visits/tanaka.jsonl`."""
    row = ROW.replace("\n", newline)
    first, last = (row.replace("a" * 8, letter * 8).encode() for letter in "bc")
    log = parse_log(first + row.encode(codec) + last, "x")
    assert [(p.line, p.check, p.params) for p in log.problems] == [(2, "encoding", {"found": "UTF-16"})]
    assert [entry.id[7] for entry in log.entries] == ["b", "c"]


@pytest.mark.parametrize(("codec", "name"), [("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP"), ("latin-1", "?")])
def test_other_encodings_are_named(codec: str, name: str) -> None:
    text = ROW.replace("来た", "été") if codec == "latin-1" else ROW.replace("来た", "和菓子とせんべい")
    log = parse_log(text.encode(codec), "x")
    assert [(p.line, p.check, p.params) for p in log.problems] == [(1, "encoding", {"found": name})]


def test_nor_are_they_in_a_log() -> None:
    for hole in (b"\0" * 512, b"{" + b"\0" * 512, ROW.encode()[:20] + b"\0" * 512):
        checks = [p.check for p in parse_log(ROW.encode() + hole, "x").problems]
        assert checks == ["nul-bytes"]
