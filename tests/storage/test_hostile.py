"""Files that nobody should have written: each hides only itself, is named, and cannot make the screen obey it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime

import pytest

from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words
from routecli.storage.files.logfile import parse_log
from routecli.storage.files.yamlfile import read_document
from routecli.storage.schema.values import Decoder

SETTINGS = """\
format: 1
language: en
reps: {sato: {name: 佐藤 健}}
ranks: {A: {every: 2 weeks}}
"""
GOOD = b"name: \xe7\x94\xb0\xe4\xb8\xad\xe5\x95\x86\xe5\xba\x97\nrank: A\nrep: sato\n"
VISIT = b'{"id":"261101-aaaaaaaa","date":"2026-11-01","by":"sato"}'
LATER = b'{"id":"261102-bbbbbbbb","date":"2026-11-02","by":"sato"}'
BOMB = b"name: x\nx-a: &a [x, x]\n" + b"".join(
    b"x-%c: &%c [%s]\n" % (c, c, b", ".join([b"*%c" % (c - 1)] * 10)) for c in range(ord("b"), ord("z"))
)
ESCAPES = "\x1b]52;c;cm0gLXJm\x07 \x1b[2J \x9b31m \u202egnp.exe \x7f \u200b"
SPELLED = json.dumps(ESCAPES)[1:-1].encode()

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")

CUSTOMERS = {
    "tag": (b"name: x\nnotes: !!python/object/apply:os.system [touch pwned]\n", "tag"),
    "own-tag": (b"name: !x y\n", "tag"),
    "bomb": (BOMB, "anchor"),
    "circle": (b"name: x\ntags: &a [*a]\n", "anchor"),
    "merge": (b"name: x\n<<: {rank: A}\n", "anchor"),
    "double": (b"name: x\nname: y\n", "duplicate-key"),
    "no-day": (b"name: x\nsince: 2026-02-30\n", "impossible-date"),
    "loose-date": (b"name: x\nsince: 2026-3-1\n", "bad-value"),
    "huge-number": (b"name: x\nminutes: " + b"9" * 5000 + b"\n", "bad-value"),
    "infinite": (b"name: x\ncontracts: [{service: y, monthly: .inf}]\n", "bad-value"),
    "wide-colon": ("name：田中\n".encode(), "full-width-colon"),
    "wide-colon-inside": ("name: x\ncontacts:\n  - name：田中\n".encode(), "full-width-colon"),
    "wide-space": ("name: x\n\u3000rank: A\n".encode(), "full-width-space"),
    "markers": (b"<<<<<<< HEAD\nname: x\n=======\nname: y\n>>>>>>> b\n", "conflict-marker"),
    "markers-inside": (b"name: x\nnotes: |\n  <<<<<<< HEAD\n  a\n  >>>>>>> b\n", "conflict-marker"),
    "utf-16": ("name: 田中\n".encode("utf-16"), "encoding"),
    "utf-16-bare": ("name: 田中\n".encode("utf-16-le"), "encoding"),
    "shift-jis": ("name: 田中商店\n".encode("cp932"), "encoding"),
    "half": (b"name: \xe7\x94\n", "encoding"),
    "zeros": (b"name: x\n" + b"\0" * 512, "nul-bytes"),
    "bell": (b"name: x\nnotes: \x07\n", "yaml-syntax"),
    "deep-brackets": (b"name: " + b"[" * 100_000, "too-deep"),
    "deep-indent": (b"".join(b" " * n + b"a:\n" for n in range(500)), "too-deep"),
    "deep-dashes": (b"- " * 50_000 + b"x\n", "too-deep"),
    "two": (b"name: x\n---\nname: y\n", "yaml-syntax"),
    "list": (b"- name: x\n", "not-a-mapping"),
    "text": (b"x\n", "not-a-mapping"),
    "empty": (b"", "missing-field"),
    "binary": (bytes(range(256)) * 8, "encoding"),
}
LINES = {
    "torn": (LATER[:-9], "torn-line"),
    "zero-tail": (b"\0" * 4096, "nul-bytes"),
    "not-utf-8": (b'{"id":"261103-cccccccc","note":"\x97\xe9"}\n', "encoding"),
    "list-line": (b"[1]\n", "not-a-mapping"),
    "number-line": (b"9" * 5000 + b"\n", "bad-line"),
    "deep-line": (b'{"id":' + b"[" * 30_000 + b"\n", "bad-line"),
    "wide-line": (b'{"id":"261103-cccccccc","note":"' + b"x" * 70_000 + b'"}\n', "long-line"),
    "doubled": (b'{"id":"261103-cccccccc","id":"261103-dddddddd","date":"2026-11-03"}\n', "duplicate-key"),
    "nan": (b'{"id":"261103-cccccccc","date":"2026-11-03","orders":[{"item":"a","qty":NaN}]}\n', "bad-value"),
    "february": (b'{"id":"261103-cccccccc","date":"2026-02-30"}\n', "impossible-date"),
    "markers": (b"<<<<<<< HEAD\n" + LATER + b"\n=======\n>>>>>>> b\n", "conflict-marker"),
    "null": (b'{"id":null,"date":"2026-11-03"}\n', "missing-field"),
    "same-id": (VISIT.replace(b"sato", b"ito") + b"\n", "duplicate-id"),
}
NAMES = {
    "customers/Tanaka.yaml": "file-name",
    "customers/田中.yaml": "file-name",
    "customers/か\u3099.yaml": "file-name",
    "customers/con.yaml": "file-name",
    "customers/a..b.yaml": "file-name",
    "customers/ok (conflicted copy).yaml": "sync-copy",
    "visits/ok.sync-conflict-20261101-101010-ABCDEFG.jsonl": "sync-copy",
}


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book with a sound customer among everything above."""
    root = tmp_path_factory.mktemp("hostile")
    for folder in ("customers", "visits"):
        (root / folder).mkdir()
    (root / "route.yaml").write_text(SETTINGS, encoding="utf-8")
    for name, (content, _) in CUSTOMERS.items():
        (root / "customers" / f"{name}.yaml").write_bytes(content)
    for name, (line, _) in LINES.items():
        (root / "customers" / f"log-{name}.yaml").write_bytes(GOOD.replace(b"name: ", b"name: %s " % name.encode()))
        (root / "visits" / f"log-{name}.jsonl").write_bytes(VISIT + b"\n" + line)
    for name in NAMES:
        (root / name).write_bytes(GOOD if name.endswith("yaml") else VISIT + b"\n")
    (root / "customers/ok.yaml").write_bytes(GOOD)
    (root / "visits/ok.jsonl").write_bytes(b"\xef\xbb\xbf" + VISIT + b"\r\n" + LATER + b"\r\n")
    (root / "customers/bom.yaml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"))
    (root / "customers/escape.yaml").write_bytes(b'name: "[red]%s[/b]:smile:"\nrank: A\nrep: sato\n' % SPELLED)
    (root / "visits/escape.jsonl").write_bytes(VISIT[:-1] + b',"note":"[/b][link=file:///etc]%s"}\n' % SPELLED)
    with (root / "customers/large.yaml").open("wb") as large:
        large.truncate(50 * 1024 * 1024 + 1)
    return root


@pytest.fixture
def route(book, tmp_path):
    """Run the real program in that book."""

    def run(*arguments, **environment):
        env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONUTF8": "1", "NO_COLOR": "1", **environment}
        command = [sys.executable, "-m", "routecli", "-C", str(book), "--as-of", "2026-11-24", *arguments]
        return subprocess.run(command, capture_output=True, env=env, cwd=tmp_path, check=False)

    return run


def found(done) -> Counter:
    return Counter((p["path"], p["check"]) for p in json.loads(done.stdout)["problems"])


def test_check_names_each_once(route):
    done = route("check", "--json")
    expected = Counter((f"customers/{name}.yaml", check) for name, (_, check) in CUSTOMERS.items())
    expected += Counter((f"visits/log-{name}.jsonl", check) for name, (_, check) in LINES.items())
    expected += Counter({("visits/log-markers.jsonl", "conflict-marker"): 2})  # each mark is a line to delete
    expected += Counter(NAMES.items())
    expected += Counter([("customers/large.yaml", "too-large")])
    expected[("customers/bomb.yaml", "anchor")] = 10  # once for each of a to j, those of k to x are counted
    expected[("customers/bomb.yaml", "more-problems")] = 1
    assert found(done) == expected
    assert done.returncode == 1
    assert done.stderr == b""


@pytest.mark.parametrize("command", [["overdue"], ["list"], ["show", "ok"], ["show", "escape"]])
def test_the_rest_is_shown_and_each_broken_file_named(command, route):
    done = route(*command)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    names = [f"customers/{name}.yaml" for name in CUSTOMERS] + [f"visits/log-{name}.jsonl" for name in LINES]
    for name in names:
        assert name.encode() in done.stderr, name
    if command != ["show", "escape"]:
        assert "田中商店".encode() in done.stdout


@pytest.mark.parametrize(
    "command", [["overdue"], ["list"], ["show", "escape"], ["check", "--strict"], ["show", ESCAPES], ["list", "--json"]]
)
def test_nothing_reaches_the_terminal_that_it_would_obey(command, route):
    done = route(*command)
    text = (done.stdout + done.stderr).decode()
    assert not UNSAFE.search(text)


@pytest.mark.parametrize("command", [["overdue"], ["list"], ["show", "escape"]])
def test_markup_is_printed_as_it_is_typed(command, route):
    for options in ([], ["--json"]):
        assert b"[red]" in route(*command, *options).stdout


@pytest.mark.parametrize("command", [["overdue"], ["list"], ["show", "escape"]])
def test_on_a_terminal_neither_is_obeyed(command, book, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    out, err = Terminal(), Terminal()
    environment, now = {"NO_COLOR": "1", "COLUMNS": "300"}, datetime(2026, 11, 24, 9, tzinfo=UTC)
    context = Context(out, err, io.StringIO(), environment, book, lambda: now, Words("en"))
    assert run(command, context) == 0
    assert "[red]" in out.getvalue()
    assert ":smile:" in out.getvalue()
    assert not UNSAFE.search(out.getvalue())


def test_every_line_but_the_broken_one_is_read(book):
    for name in LINES:
        log = parse_log((book / "visits" / f"log-{name}.jsonl").read_bytes(), "")
        assert log.entries[0].id == "261101-aaaaaaaa", name
    assert len(parse_log((book / "visits/log-markers.jsonl").read_bytes(), "").entries) == 2


def test_nothing_in_a_file_is_carried_out(route, book, tmp_path):
    git = tmp_path / "git"
    git.write_text(f"#!/bin/sh\ntouch {tmp_path}/called\n")
    git.chmod(0o755)
    (book / ".git/hooks").mkdir(parents=True, exist_ok=True)
    for command in (["overdue"], ["check"], ["list"], ["show", "ok"]):
        route(*command, PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert not (tmp_path / "called").exists()
    assert not list(tmp_path.glob("pwned")) + list(book.glob("pwned"))


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", ".git/config", "a/b", "CON", ".", "..", "", "\n"])
def test_a_path_is_no_customer(name, route):
    done = route("show", name)
    assert done.returncode == 4
    assert done.stdout == b""


def test_a_cache_that_cannot_be_written_changes_nothing(route):
    shown = route("list").stdout
    assert route("list", XDG_CACHE_HOME="/dev/null").stdout == shown
    assert route("list", "--no-index").stdout == shown


def read(text: str | bytes):
    """Return a customer as read, and the names of what is wrong."""
    document = read_document(text.encode() if isinstance(text, str) else text, "x.yaml")
    decoder = Decoder()
    customer = decoder.record("customer", document.raw, id="x") if not document.problems else None
    problems = document.problems or document.as_problems("x.yaml", [*document.faults, *decoder.faults])
    return customer, [(p.check, p.line, p.col) for p in problems]


TEXTS = ["no", "on", "12:30", "0312345670", "1e5", "0x1F", "2026-11-24", "~", "null", "='x", "1_000"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stays_as_it_was_typed(text):
    customer, problems = read(f"name: {text}\n")
    assert (customer.name, problems) == (text, [])


@pytest.mark.parametrize("number", ["1_000", " ", "0x10", "12:30", "nan", "+5", "1 000"])
def test_a_number_is_never_guessed(number):
    customer, problems = read(f"name: x\ncontracts: [{{service: y, monthly: '{number}'}}]\n")
    assert customer.contracts[0].monthly is None
    assert [check for check, *_ in problems] == ["bad-value"]


def test_one_cause_has_one_name():
    assert read("name：田中\nrank: A\n")[1] == [("full-width-colon", 1, 5)]
    assert read("name: !x y\nrank: A\n")[1] == [("tag", 1, 7)]
    assert read("name: ''\n")[1] == [("missing-field", 1, 1)]
    assert read("name: x\nname: y\nname: z\n")[1] == [("duplicate-key", 3, 1)]
    assert read("name: x\nsince: 2026-02-30\nevry: 1\n")[1] == [("impossible-date", 2, 8), ("unknown-key", 3, 1)]


def test_texts_that_look_like_slips_are_none():
    notes = ["TEL：03", "\tx", "=======", "　字下げ", "[[[[[[[[", " " * 80 + "x"]
    customer, problems = read("name: x\nnotes: |\n" + "".join(f"  {line}\n" for line in notes))
    assert problems == []
    assert customer.notes.splitlines() == notes


def test_an_unreadable_promise_does_not_lend_its_address_to_the_next():
    good, bad = '{"due":"2026-12-01","text":"a"}', '{"due":"2026-12-32","text":"b"}'
    line = '{"id":"261101-aaaaaaaa","date":"2026-11-01","follow_ups":[%s],"voices":[{"kind":"complaint","text":"c"}]}'
    whole = parse_log((line % f"{good},{good}").encode(), "").entries[0]
    assert (len(whole.follow_ups), len(whole.voices)) == (2, 1)
    log = parse_log((line % f"{good},{bad},{good}").encode(), "")
    assert (len(log.entries[0].follow_ups), len(log.entries[0].voices)) == (1, 0)
    # {"id":"261101-aaaaaaaa","date":"2026-11-01","follow_ups":[ is 58 wide, the first promise and comma 32, {"due": 7 more; columns count from 1.
    assert [(p.check, p.line, p.col) for p in log.problems] == [("impossible-date", 1, 58 + 32 + 8)]


def test_pairs_and_halves_of_surrogates():
    line = '{"id":"261101-aaaaaaaa","date":"2026-11-01","note":"%s"}'
    assert parse_log((line % r"\ud83d\ude00").encode(), "").entries[0].note == "😀"
    lone = parse_log((line % r"\ud83d").encode(), "").entries[0].note
    assert Words.clean(lone) == r"\ud83d"


def test_long_runs_of_one_sign_are_read_at_once():
    # Patterns that try every way to split such a run would never come back.
    assert read("name: x\nnotes: |\n  " + " " * 100_000)[1] == []
    assert read("name: x\nnotes: |\n  " + "-" * 100_000 + "\n")[1] == []
    assert [check for check, *_ in read("name: x\n" + "a" * 100_000 + "：")[1]] == ["full-width-colon"]
