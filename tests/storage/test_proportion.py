"""Reading takes time and memory in proportion to a file: counted in calls, and measured in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routecli.storage.files import limits, logfile, yamlplaces
from routecli.storage.files.limits import FILE_LIMIT, YAML_LIMIT, read_up_to
from routecli.storage.files.logfile import parse_log
from routecli.storage.load import typed_yaml

if TYPE_CHECKING:
    from routecli.errors import Problem

HEAD = '{"id":"261101-aaaaaaaa","date":"2026-11-01"'
OWN = ",".join(f'"k{n}":1' for n in range(5000))
WITH = HEAD + ',"with":[' + ",".join(["[]"] * 1500) + "]}"
KEYS = f"{HEAD},{OWN}}}"
DOUBLE = f'{HEAD},{OWN},"id":"261101-bbbbbbbb"}}'


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of the texts that the parser of YAML was given."""
    lengths: list[int] = []
    real = yamlplaces.parse

    def counted(text: str):
        lengths.append(len(text))
        return real(text)

    for module in ("routecli.storage.files.yamlplaces", "routecli.storage.files.yamlfile"):
        monkeypatch.setattr(f"{module}.parse", counted)
    return lengths


def counts(problems: list[Problem]) -> list[tuple[str, int]]:
    """How often each check is named, and how many more problems it is said that there are."""
    named: dict[str, int] = {}
    for problem in problems:
        named[problem.check] = named.get(problem.check, 0) + problem.params.get("n", 1)
    return sorted(named.items())


@pytest.mark.parametrize(("line", "check", "n"), [(WITH, "bad-value", 1500), (KEYS, "unknown-key", 5000)])
def test_the_faults_of_a_line_are_sought_in_one_reading(line: str, check: str, n: int, parses: list[int]) -> None:
    log = parse_log(line.encode(), "x")
    assert dict(counts(log.problems)) == {check: 10, "more-problems": n - 10}
    assert [entry.id for entry in log.entries] == ["261101-aaaaaaaa"]
    assert parses == [len(line)]


def test_a_key_that_stands_twice_among_thousands() -> None:
    assert [(p.check, p.params["field"]) for p in parse_log(DOUBLE.encode(), "x").problems] == [("duplicate-key", "id")]


def test_the_faults_of_a_file_are_sought_in_one_more_reading(parses: list[int]) -> None:
    text = "name: x\n" + "".join(f"k{n}: 1\n" for n in range(30_000))
    value, _, problems = typed_yaml("customers/x.yaml", text.encode())
    assert value.name == "x"
    assert counts(problems) == [("more-problems", 29_990), ("unknown-key", 10)]
    assert [p.line for p in problems] == [*range(2, 12), 1]
    assert parses == [len(text)] * 2


def test_errors_are_named_beside_any_number_of_warnings() -> None:
    text = "name: x\n" + "".join(f"k{n}: 1\n" for n in range(500)) + "since: 2026-02-30\n"
    problems = typed_yaml("customers/x.yaml", text.encode())[2]
    assert [(p.check, p.line) for p in problems if p.severity == "error"] == [("impossible-date", 502)]


def test_each_product_is_a_record_of_its_own() -> None:
    text = "".join(f"- {{code: a{n}, price: x}}\n" for n in range(300))
    assert counts(typed_yaml("products.yaml", text.encode())[2]) == [("bad-value", 300)]


def test_the_lines_of_a_log_are_named_a_hundred_of_a_kind() -> None:
    rows = (
        ["{x" for _ in range(3)]
        + [f"nonsense {n}" for n in range(500)]
        + [f'{HEAD},"minutes":{n}}}' for n in range(2000, 2150)]
    )
    problems = parse_log("\n".join(rows).encode(), "x").problems
    # The second and third are equal to the first; each entry but one has the id of the first.
    expected = {
        "bad-line": 100,
        "duplicate-id": 100,
        "duplicate-line": 2,
        "more-problems": 401 + 50 + 49,
        "out-of-range": 100,
    }
    assert dict(counts(problems)) == expected


@pytest.mark.parametrize("n", [3, 4, 2000])
def test_corrections_in_a_circle_or_a_chain_are_walked_once(n: int) -> None:
    from routecli.checks.corrections import _circles
    from routecli.core.history import _last_names

    ids = [f"261101-{k:08}" for k in range(n)]
    ring = dict(zip(ids, [*ids[1:], ids[0]], strict=True))
    walked: list[str] = []

    class Counted(dict[str, str]):
        def __getitem__(self, key: str) -> str:
            walked.append(key)
            return super().__getitem__(key)

    assert len(set(_last_names(Counted(ring)).values())) == 1
    assert len(walked) == n
    walked.clear()
    chain = Counted({key: value for key, value in ring.items() if key != ids[-1]})
    assert set(_last_names(chain).values()) == {ids[-1]}
    assert len(walked) == n - 1
    rows = [f'{{"id":"{key}","date":"2026-11-01","voids":"{value}"}}' for key, value in ring.items()]
    lines = [logfile.LogLine(1, entry) for entry in parse_log("\n".join(rows).encode(), "x").entries]
    assert _circles(lines) == {frozenset(ids)}


def test_no_file_is_read_far_beyond_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as large:
        large.truncate(10 * FILE_LIMIT)
    assert len(read_up_to(path, YAML_LIMIT)) == YAML_LIMIT + 1


@pytest.mark.parametrize(
    ("name", "data", "check"),
    [
        ("customers/x.yaml", b"name: x\nnotes: " + b"x" * YAML_LIMIT, "too-large"),
        ("customers/x.yaml", b"name: x\ntags: [" + b"a, " * limits.VALUES + b"]", "too-many-values"),
        ("products.yaml", b"- {code: a}\n" * 400_000, None),
        ("products.yaml", b"[" + b"a, " * 5 * limits.VALUES + b"]", "too-many-values"),
        ("products.yaml", b"# " + b"x" * (5 * YAML_LIMIT), "too-large"),
    ],
)
def test_a_file_beyond_its_limit_is_refused_and_named(name: str, data: bytes, check: str | None) -> None:
    value, _, problems = typed_yaml(name, data)
    if check:
        assert value in (None, {})
        assert [(p.path, p.line, p.check) for p in problems] == [(name, 0, check)]


# What reading a file adds to the most memory that a process ever had, if it has read a small one before. (`ru_maxrss` would
# not do: a child begins with that of its parent.)
MEASURE = """
import gc, sys
from pathlib import Path
from routecli.storage.load import typed_yaml
from routecli.storage.files.logfile import parse_log
gc.disable()
read = parse_log if sys.argv[1].startswith("visits/") else lambda data, name: typed_yaml(name, data)
read(Path(sys.argv[3]).read_bytes(), sys.argv[1])
def most():
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * int(next(line for line in lines if line.startswith("VmHWM:")).split()[1])
before = most()
kept = read(Path(sys.argv[2]).read_bytes(), sys.argv[1])
print(most() - before)
"""
MB = 10**6
LARGE = {
    "one list": ("customers/x.yaml", b"name: x\ntags: [" + b"a, " * 2 * MB + b"]"),
    "a list within the limits": (
        "customers/x.yaml",
        b"name: x\ntags: [" + b"".join(b"tag-%06d, " % n for n in range(69_000)) + b"]",
    ),
    "lists": ("customers/x.yaml", b"name: x\ntags: [" + b"[], " * 30_000 + b"]"),
    "unknown keys": ("customers/x.yaml", b"name: x\n" + b"".join(b"key-%06d: value\n" % n for n in range(34_000))),
    "people": (
        "customers/x.yaml",
        b"name: x\ncontacts:\n" + b"".join(b"- {name: person %06d, role: buyer}\n" % n for n in range(13_000)),
    ),
    "products": (
        "products.yaml",
        b"".join(b"- {code: a%06d, name: product %d, price: 450}\n" % (n, n) for n in range(40_000)),
    ),
    "visits": (
        "visits/x.jsonl",
        b"".join(
            b'{"id":"261101-%08d","type":"visit","date":"2026-11-01","time":"10:30","by":"me","outcome":"met","note":"%s"}\n'
            % (n, b"word " * 30)
            for n in range(20_000)
        ),
    ),
    "bad lines": (
        "visits/x.jsonl",
        b"".join(
            b'{"id":%d,"note":"\xff no text of any kind that a log could hold, whatever it is"}\n' % n
            for n in range(40_000)
        ),
    ),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells")
@pytest.mark.parametrize("name", LARGE)
def test_a_file_is_read_within_ten_times_its_size_and_10_mb(name: str, tmp_path: Path) -> None:
    where, data = LARGE[name]
    large, small = tmp_path / "large", tmp_path / "small"
    large.write_bytes(data)
    small.write_bytes(data[:200])
    command = [sys.executable, "-c", MEASURE, where, str(large), str(small)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) < 10 * len(data) + 10 * MB
