"""Write docs/checks.md or docs/format.md from the program's own tables, so that they cannot say something else.

    python tools/make_docs.py checks | format [--check]

`--check` writes nothing and exits 1 where the page on disk is stale.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from routecli.checks import CHECKS, find_problems
from routecli.checks.base import Ground
from routecli.lang import Words
from routecli.output.problems import fix, message
from routecli.storage.audit import Places, read_audit
from routecli.storage.schema import RECORDS, Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from routecli.errors import Problem

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
TODAY = date(2026, 11, 24)
WIDTH = 110
UNSHOWN = {"too-large", "no-c-loader"}  # no small file can show these

CHECKS_HEAD = """\
# What `route check` looks for

<!-- Written by tools/make_docs.py from the program and tests/data/bad/; do not edit. -->

`route check` reads every file of a book afresh and names each problem once, at its place:
`path:line:col: error|warning [check] message`, and below it how to mend it. Exit 1 means that something must be mended.

- **basic** checks run always. What hides or falsifies data is an error; what was probably not meant, a warning.
- **strict** checks come on top with `--strict`: good order. Then warnings, too, end with exit 1, for a hook or for CI.
- `--fix` repairs what loses nothing: equal lines of a log, copies of logs left by a synchroniser, a missing newline.
- `--json` gives the same for programs, `--explain CHECK` one paragraph of this page.

A problem has one cause and one name: a record that cannot be read is not also reported for what it lacks.

| check | severity | tier |
|---|---|---|
"""


def checks_page() -> str:
    """Return docs/checks.md: every check in words, with the bad book of the gallery and what is said of it."""
    words = Words("en")
    rows = [f"| [{name}](#{name}) | {check.severity} | {check.tier} |\n" for name, check in CHECKS.items()]
    return CHECKS_HEAD + "".join(rows) + "".join(_check_section(words, name) for name in CHECKS)


def _check_section(words: Words, name: str) -> str:
    check = CHECKS[name]
    text = "\n\n".join(words(f"explain.{name}").splitlines())
    example = "" if name in UNSHOWN else _example(words, name)
    return f"\n## {name}\n\n*{check.severity}, {check.tier}*\n\n{text}\n{example}"


def _example(words: Words, name: str) -> str:
    """Return the line of the bad book that the check names, and its message."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        shutil.copytree(DATA / "good", book)
        shutil.copytree(DATA / "bad" / name, book, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
        problem = next(problem for problem in _problems(book) if problem.check == name)
        line = _line(book / problem.path, problem.line) if problem.line else ""
    place = ":".join([problem.path, *(str(n) for n in (problem.line, problem.col) if n)])
    said = f"{place}: {problem.severity} [{name}] {message(words, problem)}\n    {fix(words, problem)}"
    shown = f"{line}\n" if line else ""
    return f"\n```\n{shown}{words.clean(said)}\n```\n"


def _problems(book: Path) -> list[Problem]:
    audit = read_audit(book, TODAY)
    return find_problems(Ground(**audit._asdict()), audit.book.problems, Places(book), strict=True)


def _line(path: Path, number: int) -> str:
    row = path.read_bytes().split(b"\n")[number - 1]
    try:
        line = Words.clean(row.decode())
    except UnicodeDecodeError:
        line = row.decode("ascii", "backslashreplace")
    return line if len(line) <= WIDTH else line[:WIDTH] + " …"


def format_page() -> str:
    """Return docs/format.md: the template with a table for every record in place of `<!-- record -->`."""
    words = Words("en")
    page = (ROOT / "docs" / "format.in.md").read_text(encoding="utf-8")
    for name in RECORDS:
        page = page.replace(f"<!-- {name} -->", _record_table(words, name))
    return page.replace("<!-- kinds -->", _kinds_table(words))


def _record_table(words: Words, name: str) -> str:
    rows = ["| key | kind | meaning |", "|---|---|---|"]
    for field in RECORDS[name].fields:
        mark = " **(required)**" if field.required else ""
        rows.append(f"| `{field.name}`{mark} | {_kind(field)} | {words(f'field.{name}.{field.name}')} |")
    return "\n".join(rows)


def _kind(field: Field) -> str:
    head, _, rest = field.kind.partition(":")
    if head == "choice":
        return " · ".join(f"`{choice}`" for choice in rest.split("|"))
    if head in {"list", "map"}:
        inner = _kind(Field("", rest))
        return f"list of {inner}" if head == "list" else f"mapping of id to {inner}"
    return f"[{head}](#{head})" if head in RECORDS else head


def _kinds_table(words: Words) -> str:
    kinds = {field.kind.removeprefix("list:") for record in RECORDS.values() for field in record.fields}
    scalars = sorted(kind for kind in kinds if ":" not in kind and kind not in RECORDS)
    rows = [f"| {kind} | {words(f'kind.{kind}', choices='')} |" for kind in scalars]
    return "\n".join(["| kind | what it looks like |", "|---|---|", *rows])


PAGES: dict[str, Callable[[], str]] = {"checks": checks_page, "format": format_page}


def main(arguments: list[str]) -> int:
    """Write or compare the named page; return the exit status."""
    name = next((argument for argument in arguments if argument in PAGES), None)
    if name is None:
        sys.stderr.write(__doc__ or "")
        return 2
    path, page = ROOT / "docs" / f"{name}.md", PAGES[name]()
    if "--check" in arguments:
        return 0 if path.read_text(encoding="utf-8") == page else 1
    path.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
