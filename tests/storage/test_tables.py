"""Reading tables: encodings of Japan, workbooks of several programs, and files made to do harm."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from routecli.errors import BookError
from routecli.storage.files.limits import FILE_LIMIT
from routecli.storage.tables.reading import read_table

TEXT = "得意先名,フリガナ\r\n㈱髙橋,ﾀｶﾊｼ\r\n"


def cells(data: bytes, sheet: str = "") -> list[list[str]]:
    return [list(row.cells) for row in read_table(data, "list", sheet)]


def refusal(data: bytes, sheet: str = "") -> tuple[str, dict[str, Any]]:
    with pytest.raises(BookError) as caught:
        read_table(data, "list", sheet)
    return caught.value.id.removeprefix("import."), caught.value.params


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_text_is_read_in_each_encoding(codec: str) -> None:
    assert cells(TEXT.encode(codec)) == [["得意先名", "フリガナ"], ["㈱髙橋", "ﾀｶﾊｼ"]]


def test_euc_and_half_width_kana_are_told_apart() -> None:
    assert cells("名前,住所\n山田,上野\n".encode("euc_jp")) == [["名前", "住所"], ["山田", "上野"]]
    assert cells("ﾅﾏｴ,ﾃﾞﾝﾜ\nﾔﾏﾀﾞ,1\n".encode("cp932")) == [["ﾅﾏｴ", "ﾃﾞﾝﾜ"], ["ﾔﾏﾀﾞ", "1"]]


@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_the_sign_between_cells_is_found(sign: str) -> None:
    assert cells(f'a{sign}"b{sign}c"\n1{sign}2\n'.encode()) == [["a", f"b{sign}c"], ["1", "2"]]


def test_a_row_knows_its_line() -> None:
    found = read_table(b'a,b\n\n"x\ny",2\n,\nz,3\n', "list")
    assert [(row.line, row.cells[0]) for row in found] == [(1, "a"), (3, "x\ny"), (6, "z")]


@pytest.mark.parametrize(
    ("data", "why", "line"),
    [
        (b'a,b\n1,2\n"x,2\n3,4\n', "quotes", 3),
        (b'a,b\n1,"x"y\n', "quotes", 2),
        (b"a,b\n1,\0\n", "nul", 2),
        ("あ\nい\n".encode() + "表\n".encode("cp932") + b"\xff\xff\n", "encoding", 3),
    ],
)
def test_broken_text_is_refused_with_its_line(data: bytes, why: str, line: int) -> None:
    assert refusal(data) == (why, {"path": "list", "line": line})


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"), (b"\n,,\n", "empty"), (b"<!DOCTYPE html><table>", "no_table"), (b"%PDF-1.7", "no_table"),
        (",".join(map(str, range(10_000))).encode(), "too_wide"), (b"x" * (FILE_LIMIT + 1), "too_large"),
        (b"PK\x03\x04" + bytes(100), "broken"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken"),
        (b"BEGIN:VCARD\nFN:x\n", "broken"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(data: bytes, why: str) -> None:
    assert refusal(data)[0] == why


def of_xlsxwriter(fill: Any) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    fill(book)
    book.close()
    return data.getvalue()


def test_a_workbook_of_xlsxwriter_is_read_as_it_looks() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("表紙")
        sheet = book.add_worksheet("得意先")
        sheet.merge_range("A1:B1", "得意先一覧")
        sheet.write_row(2, 0, ["得意先名", "日付"])
        sheet.write_string(3, 0, "=cmd|' /C calc'!A0")
        sheet.write_datetime(3, 1, datetime(2026, 11, 1), book.add_format({"num_format": "yyyy/mm/dd"}))
        sheet.write_row(4, 0, [3123456789.0, True])

    assert [(row.line, list(row.cells)) for row in read_table(of_xlsxwriter(fill), "list")] == [
        (1, ["得意先一覧", ""]),
        (3, ["得意先名", "日付"]),
        (4, ["=cmd|' /C calc'!A0", "2026-11-01"]),
        (5, ["3123456789", "TRUE"]),
    ]


def test_a_workbook_of_openpyxl_gives_the_sheet_that_is_named() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.create_sheet("得意先").append(["得意先名", 1.5])
    data = io.BytesIO()
    book.save(data)
    assert cells(data.getvalue()) == [["a", "b"]]
    assert cells(data.getvalue(), "得意先") == [["得意先名", "1.5"]]
    assert refusal(data.getvalue(), "x") == ("no_sheet", {"path": "list", "sheet": "x", "sheets": ["Sheet", "得意先"]})


def test_a_sheet_of_libreoffice_repeats_its_empty_cells() -> None:
    table = Table(name="得意先")
    for texts in (["得意先名", "住所"], ["田中", "上野"]):
        row = TableRow()
        for text in texts:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        row.addElement(TableCell(numbercolumnsrepeated=1020))
        table.addElement(row)
    rest = TableRow(numberrowsrepeated=1_048_573)
    rest.addElement(TableCell(numbercolumnsrepeated=1024))
    table.addElement(rest)
    book, data = OpenDocumentSpreadsheet(), io.BytesIO()
    book.spreadsheet.addElement(table)
    book.write(data)
    assert cells(data.getvalue()) == [["得意先名", "住所"], ["田中", "上野"]]


def test_two_cells_far_apart_do_not_fill_the_memory() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "b")

    assert refusal(of_xlsxwriter(fill))[0] == "bomb"


@pytest.mark.slow
def test_a_zip_bomb_is_refused() -> None:
    plain, bomb = (
        zipfile.ZipFile(io.BytesIO(of_xlsxwriter(lambda book: book.add_worksheet().write(0, 0, "a")))),
        io.BytesIO(),
    )
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in plain.namelist():
            with packed.open(name, "w", force_zip64=True) as file:
                file.write(
                    plain.read(name).partition(b"<si>")[0] if name.endswith("sharedStrings.xml") else plain.read(name)
                )
                if name.endswith("sharedStrings.xml"):
                    file.write(b"<si><t>")
                    for _ in range(3000):
                        file.write(b"A" * 1_000_000)
                    file.write(b"</t></si></sst>")
    assert refusal(bomb.getvalue())[0] == "bomb"


def test_a_card_is_the_firm_and_its_person() -> None:
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:田中 一郎\nORG:田中商店;営業部\nTITLE:店主\nTEL:03-1234-5678\n"
        "ADR:;;上野3-1-2;台東区;東京都;110-0005;\nNOTE:裏口から\nEND:VCARD\n"
    )
    assert cells(card.encode())[1] == [
        "田中商店", "", "田中 一郎", "店主", "03-1234-5678", "", "110-0005", "東京都台東区上野3-1-2", "裏口から",
    ]  # fmt: skip


def test_an_old_card_in_shift_jis_is_read() -> None:
    card = "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=93=63=92=86\nTEL;WORK:0312345678\nEND:VCARD\n"
    assert cells(card.encode())[1][0:5] == ["田中", "", "", "", "0312345678"]
