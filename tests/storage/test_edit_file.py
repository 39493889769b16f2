"""One line of a customer's file changes; every other byte stays, or the edit is refused."""

from __future__ import annotations

import stat

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from routecli.errors import BookError, ChangedError
from routecli.storage.files import yamlplaces, yamltext
from routecli.storage.write import edit
from routecli.storage.write.edit import set_block, set_flow
from routecli.storage.write.place import WritableBook
from routecli.storage.write.replace import replace_bytes

CARD = """\
# yaml-language-server: $schema=../customer.schema.json
name: 田中商店   # 上野の老舗
kana: 'たなかしょうてん'
rank: A
every: 2 weeks    # 秋から
phone: "03-1234-5678"
memo:             # まだ空
at: [35.7074, 139.7745]
contacts:
  - {name: 田中 一郎, key: true}   # 店主
  - name: 鈴木 花
    role: 仕入
# 住所は請求書どおり
notes: |
  裏口から入る。  # これは文章
  rank: B

  犬に注意。
tags: [和菓子, 冷蔵]
"""
VARIANTS = {
    "lf": CARD.encode(),
    "crlf": CARD.replace("\n", "\r\n").encode(),
    "bom": b"\xef\xbb\xbf" + CARD.encode(),
    "bom crlf": b"\xef\xbb\xbf" + CARD.replace("\n", "\r\n").encode(),
    "no final newline": CARD.rstrip("\n").encode(),
    "four spaces": CARD.replace("\n  ", "\n    ").encode(),
    "indented mapping": CARD.replace("\n", "\n  ").replace("# yaml", "  # yaml", 1).rstrip(" ").encode(),
    "document marks": b"---\n" + CARD.encode() + b"...\n",
    "trailing blank lines": CARD.encode() + b"\n\n# end\n",
    "quoted keys": CARD.replace("\nrank:", '\n"rank":').replace("\nevery:", "\n'every':").encode(),
    "no space to spare": CARD.replace("rank: A", "rank:   A   ").encode(),
}
LOADERS = [(yaml.CBaseLoader, yaml.CSafeLoader), (yaml.BaseLoader, yaml.SafeLoader)]


@pytest.fixture(params=VARIANTS)
def card(request, tmp_path):
    path = tmp_path / "tanaka-shoten.yaml"
    path.write_bytes(VARIANTS[request.param])
    return path


@pytest.fixture(params=LOADERS, ids=["libyaml", "pure"])
def loaders(request, monkeypatch):
    monkeypatch.setattr(yamlplaces, "LOADER", request.param[0])
    monkeypatch.setattr(yamltext, "_TYPED", request.param[1])


def save(path, seen, data):
    replace_bytes(WritableBook(path.parent, []), path.name, seen, data)


def set_value(path, key, value, seen):
    save(path, seen, edit.set_value(path.name, seen, key, value))


def remove_key(path, key, seen):
    save(path, seen, edit.remove_key(path.name, seen, key))


def load(path):
    return yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)


def written(tmp_path, text):
    path = tmp_path / "tanaka-shoten.yaml"
    path.write_bytes(text.encode())
    return path


def refused(path, key, value="C"):
    """The line named in a refusal, after checking that the file is as it was."""
    before = path.read_bytes()
    with pytest.raises(BookError) as caught:
        set_value(path, key, value, before)
    assert path.read_bytes() == before
    assert caught.value.id == "edit.refused"
    assert (caught.value.params["path"], caught.value.params["key"]) == (path.name, key)
    return caught.value.params["line"]


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("rank", "B", b"A", b"B"),
        ("every", "1 month", "2 weeks    # 秋から".encode(), "1 month    # 秋から".encode()),
        ("kana", "うえの", "'たなかしょうてん'".encode(), "'うえの'".encode()),
        ("kana", "it's", "'たなかしょうてん'".encode(), b"'it''s'"),
        ("phone", "no", b'"03-1234-5678"', b'"no"'),
        ("name", "鈴木 #2: 本店", "田中商店 ".encode(), '"鈴木 #2: 本店" '.encode()),
        ("memo", "午前のみ", b"memo: ", "memo: 午前のみ ".encode()),
    ],
)
@pytest.mark.usefixtures("loaders")
def test_exactly_one_line_changes(card, key, value, old, new):
    before = card.read_bytes()
    set_value(card, key, value, before)
    after = card.read_bytes()
    lines, changed = before.split(b"\n"), after.split(b"\n")
    different = [(a, b) for a, b in zip(lines, changed, strict=True) if a != b]
    assert len(different) == 1
    if key == "memo":
        assert different[0][1].strip() == "memo: 午前のみ             # まだ空".encode()
    else:
        assert different[0][0].replace(old, new, 1) == different[0][1]
    expected = yaml.load(before, Loader=yaml.BaseLoader) | {key: value}
    assert load(card) == expected


@pytest.mark.usefixtures("loaders")
def test_a_missing_key_gets_one_line_behind_the_last_short_text(card):
    before = card.read_bytes()
    set_value(card, "area", "上野", before)
    lines, after = before.split(b"\n"), card.read_bytes().split(b"\n")
    place = next(number for number, line in enumerate(lines) if b"memo:" in line) + 1
    margin = lines[place - 1][: lines[place - 1].index(b"memo")]
    assert after[place].rstrip(b"\r") == margin + "area: 上野".encode()
    assert after[place].endswith(b"\r") == lines[place].endswith(b"\r")
    assert after[:place] + after[place + 1 :] == lines
    assert load(card) == yaml.load(before, Loader=yaml.BaseLoader) | {"area": "上野"}


@pytest.mark.usefixtures("loaders")
def test_a_key_is_removed_with_its_line(card):
    before = card.read_bytes()
    for key in ("every", "at", "memo"):
        remove_key(card, key, card.read_bytes())
    kept = [line for line in before.split(b"\n") if not line.strip(b"' ").startswith((b"every", b"at:", b"memo"))]
    assert card.read_bytes() == b"\n".join(kept)


def test_setting_what_is_there_already_writes_nothing(card):
    before, inode = card.read_bytes(), card.stat().st_ino
    set_value(card, "phone", "03-1234-5678", before)
    remove_key(card, "rep", before)
    assert (card.read_bytes(), card.stat().st_ino) == (before, inode)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("name: x", "name: x\narea: 上野"),
        ("name: x\r\n", "name: x\r\narea: 上野\r\n"),
        ("name: x\nnotes: |\n  最後", "name: x\narea: 上野\nnotes: |\n  最後"),
        ("name: x\nnotes: |+\n  最後\n\n", "name: x\narea: 上野\nnotes: |+\n  最後\n\n"),
        ("tags: [a]\nname: x", "tags: [a]\nname: x\narea: 上野"),
    ],
)
def test_where_a_new_line_goes(tmp_path, text, after):
    path = written(tmp_path, text)
    set_value(path, "area", "上野", path.read_bytes())
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("name: x\nrank: A", "name: x\n"),
        ("rank: A\nname: x\n", "name: x\n"),
        ("name: x\n# c\nrank: A # d\n", "name: x\n# c\n"),
    ],
)
def test_removing_the_first_or_last_line(tmp_path, text, after):
    path = written(tmp_path, text)
    remove_key(path, "rank", path.read_bytes())
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize(
    ("value", "form"),
    [
        # What people write bare.
        *[
            (v, v)
            for v in (
                "A",
                "2 weeks",
                "2026-11-24",
                "20",
                "1.5",
                "-5",
                "110-0005",
                "05-12",
                "上野",
                "a#b",
                "a:b",
                "x, y",
            )
        ],
        # What YAML 1.1 takes for something else, or what a bare word cannot say.
        *[
            (v, f'"{v}"')
            for v in ("no", "Yes", "off", "null", "~", "", "0071", "0312345670", "12:30", "1_000", "0x1F", "1.5e+3")
        ],
        *[
            (v, f'"{v}"')
            for v in ("2026-02-30", "2026-11-24 10:00:00", "=", "<<", "True", ".inf", " a", "a ", "a #b", "a: b")
        ],
        *[
            (v, f'"{v}"')
            for v in ("- a", "? a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "[a", "{a", "#a", "'a'", "a:")
        ],
        *[
            ('"a"', '"\\"a\\""'),
            ("a\nb", '"a\\nb"'),
            ("a\x85b", '"a\\u0085b"'),
            ("\ufeffa", '"\\ufeffa"'),
            ("a\tb", '"a\\tb"'),
        ],
        ("[" * 600, '"' + "[" * 600 + '"'),
    ],
)
@pytest.mark.usefixtures("loaders")
def test_a_value_is_bare_only_if_everybody_reads_that_text(tmp_path, value, form):
    for text in ("name: x\nrank: A\n", "name: x\n"):
        path = written(tmp_path, text)
        set_value(path, "rank", value, path.read_bytes())
        assert path.read_bytes().decode() == f"name: x\nrank: {form}\n"


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("name: x\nrank: A\nrank: B\n", "rank", 3),
        ("name: x\nnotes: |\n  a\n", "notes", 2),
        ("name: x\nmemo: a\n  b\n", "memo", 2),
        ("name: x\ntags: [a, b]\n", "tags", 2),
        ("name: x\ncontacts:\n- a\n", "contacts", 2),
        ("name: x\nrank: &r A\nother: *r\n", "rank", 2),
        ("name: x\nrank: &r A\nother: *r\n", "other", 3),
        ("name: x\nrank: !important A\n", "rank", 2),
        ("name: x\n? rank\n: A\n", "rank", 2),
        ("{name: x, rank: A}\n", "rank", 1),
        ("- name: x\n", "rank", 1),
        ("名前：田中\n", "rank", 1),
        ("", "rank", 1),
        ("# only words\n", "rank", 1),
        ("---\n", "rank", 1),
        ("tags: [a]\n", "rank", 1),
        ("name: x\n---\nname: y\n", "rank", 2),
        ("name: x\n<<<<<<< HEAD\nrank: A\n=======\nrank: B\n>>>>>>> b\n", "rank", 2),
        ("name: x\nmemo: 'open\n", "rank", 2),
        ("name: x\nmemo: 上\x07\n", "rank", 2),
        ("name: x\n", "a: b", 2),
    ],
)
@pytest.mark.usefixtures("loaders")
def test_what_is_not_plain_to_see_is_refused_with_its_line(tmp_path, text, key, line):
    assert refused(written(tmp_path, text), key) == line


def test_other_encodings_are_refused(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes("name: x\nrank: 上\n".encode("cp932"))
    assert refused(path, "rank") == 2
    path.write_bytes("name: x\n".encode("utf-16"))
    assert refused(path, "rank") == 1


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("name: x\nnotes: |\n  a\n", "notes", 2),
        ("name: x\ncontacts:\n- a\n", "contacts", 2),
        ("rank: A\n", "rank", 1),
        ("name: x\nrank: &r A\nother: *r\n", "contacts", None),
    ],
)
def test_only_a_line_of_its_own_is_removed(tmp_path, text, key, line):
    path = written(tmp_path, text)
    if line is None:
        remove_key(path, key, path.read_bytes())
    else:
        with pytest.raises(BookError) as caught:
            remove_key(path, key, path.read_bytes())
        assert (caught.value.id, caught.value.params["line"]) == ("edit.refused", line)
    assert path.read_bytes().decode() == text


def test_half_a_character_is_refused(tmp_path):
    path = written(tmp_path, "name: 'x'\n")
    with pytest.raises(BookError) as caught:
        set_value(path, "name", "\ud83d", path.read_bytes())
    assert caught.value.id == "text.surrogate"


@pytest.mark.parametrize("key", ["rank", "area", "phone"])
def test_a_file_that_somebody_else_saved_meanwhile_is_left_to_them(card, key):
    seen = card.read_bytes()
    theirs = seen.replace("老舗".encode(), "名店".encode())
    card.write_bytes(theirs)
    for change in (lambda: set_value(card, key, "03-1234-5678", seen), lambda: remove_key(card, key, seen)):
        with pytest.raises(ChangedError) as caught:
            change()
        assert (caught.value.id, caught.value.status, caught.value.params) == ("edit.changed", 5, {"path": card.name})
    assert card.read_bytes() == theirs


def test_mode_and_symlink_survive(tmp_path):
    path = written(tmp_path, "name: x\n")
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path.name)
    set_value(link, "name", "y", path.read_bytes())
    assert link.is_symlink()
    assert path.read_bytes() == b"name: y\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["link.yaml", "tanaka-shoten.yaml"]


VALUES = st.text(
    st.one_of(
        st.sampled_from("0123456789-:.# ,[]{}&*!|>'\"%@`~\\/_=<?nyoefNY\n\t\r\x85\u2028\ufeff\u3000田"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=300)
@given(
    value=VALUES,
    variant=st.sampled_from(sorted(VARIANTS)),
    key=st.sampled_from(["name", "kana", "phone", "memo", "area"]),
)
@example(value="a\u2028b", variant="lf", key="kana")
@example(value="a\n\nb", variant="crlf", key="kana")
def test_any_text_reads_back_exactly_and_nothing_else_moves(tmp_path_factory, value, variant, key):
    path = tmp_path_factory.getbasetemp() / "property.yaml"
    before = VARIANTS[variant]
    path.write_bytes(before)
    set_value(path, key, value, before)
    assert load(path) == yaml.load(before, Loader=yaml.BaseLoader) | {key: value}
    lines, after = before.split(b"\n"), path.read_bytes().split(b"\n")
    if key == "area":
        assert len(after) == len(lines) + 1
    else:
        assert sum(a != b for a, b in zip(lines, after, strict=True)) == (
            value != yaml.load(before, Loader=yaml.BaseLoader)[key]
        )
    text = path.read_bytes().decode()
    assert len(text.splitlines()) == len(text.split("\n")) - text.endswith("\n")


def test_a_place_changes_one_line_and_nothing_else(card):
    before = card.read_bytes()
    after = edit.set_value("card", before, "at", ["35.5", "-139.25"])
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        line.replace(b"[35.7074, 139.7745]", b"[35.5, -139.25]") for line in before.splitlines() if b"at: [" in line
    ]
    assert len(after.splitlines()) == len(before.splitlines())


def test_a_missing_place_gets_a_line_and_how_it_was_found_the_next(card):
    before = b"\n".join(line for line in card.read_bytes().split(b"\n") if b"at: [" not in line)
    placed = edit.set_value(
        "card", edit.set_value("card", before, "at", ["35.5", "139.0"]), "at_from", "town", behind="at"
    )
    new = [line.strip() for line in placed.splitlines() if line not in before.splitlines()]
    assert new == [b"at: [35.5, 139.0]", b"at_from: town"]
    lines = [line.strip() for line in placed.splitlines()]
    assert lines.index(b"at_from: town") == lines.index(b"at: [35.5, 139.0]") + 1


@pytest.mark.parametrize("line", ["at:\n  - 35.0\n  - 139.0\n", "at: &here [35.0, 139.0]\n", "at: !!x [35.0, 139.0]\n"])
def test_a_place_that_is_not_plain_is_left_to_the_hand(line):
    with pytest.raises(BookError) as caught:
        edit.set_value("card", f"name: 田中\n{line}".encode(), "at", ["1.0", "2.0"])
    assert (caught.value.id, caught.value.params["line"]) == ("edit.refused", 2)


@pytest.mark.parametrize("line", ["at:", "at: # to be found", "at: 5", 'at: "" # x', "at: []"])
def test_an_empty_or_odd_place_is_replaced(line):
    after = edit.set_value("card", f"name: 田中\n{line}\nrank: A\n".encode(), "at", ["1.0", "2.0"]).decode()
    assert yaml.safe_load(after) == {"name": "田中", "at": [1.0, 2.0], "rank": "A"}
    assert after.partition("#")[2] == f"{line}\nrank: A\n".partition("#")[2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: a\nnotes: |\n  x\n\n# c\ntags: [a]\n", "name: a\nnotes: |\n  x\n  y: 1\n\n# c\ntags: [a]\n"),
        ("name: a\nnotes: x\n", "name: a\nnotes: |\n  x\n  y: 1\n"),
        ("name: a\ncontacts:\n  - {name: b}\n", "name: a\ncontacts:\n  - {name: b}\nnotes: |\n  x\n  y: 1\n"),
        ("name: a\nnotes: x # c\n", 'name: a\nnotes: "x\\ny: 1\\n" # c\n'),
        ("name: a\nnotes: |\n      x\nrank: A\n", "name: a\nnotes: |\n  x\n  y: 1\nrank: A\n"),
    ],
)
def test_lines_of_text_change_nothing_else(before: str, after: str) -> None:
    assert set_block("f", before.encode(), "notes", "x\ny: 1\n").decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: a\ntags: [b] # c\n", "name: a\ntags: [q, r s] # c\n"),
        ("name: a\nnotes: |\n  x\n", "name: a\ntags: [q, r s]\nnotes: |\n  x\n"),
        ("name: a\ntags:\n  # c\nrank: A\n", "name: a\ntags: [q, r s]\n  # c\nrank: A\n"),
        ('name: a\ntags: [q, "r s"]\n', 'name: a\ntags: [q, "r s"]\n'),
    ],
)
def test_a_list_on_one_line_is_replaced(before: str, after: str) -> None:
    assert set_flow("f", before.encode(), "tags", "[q, r s]").decode() == after


@pytest.mark.parametrize(
    "before", ["name: a\ntags:\n  - b\n", "name: a\ntags: &x [b]\nnews: *x\n", "name: a\ntags: [b,\n  c]\n"]
)
def test_a_list_on_several_lines_is_left_to_a_person(before: str) -> None:
    with pytest.raises(BookError):
        set_flow("f", before.encode(), "tags", "[q]")
