"""What is no text of a book: a file of an editor that writes UTF-16, and nothing that only has zeros in it."""

from __future__ import annotations

import pytest

from routecli.storage.files.limits import is_utf16


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
