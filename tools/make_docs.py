"""Write docs/checks.md or docs/format.md from the program's own tables, so that they cannot say something else.

    python tools/make_docs.py checks | format [--check]

`--check` writes nothing and exits 1 where the page on disk is stale.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from routecli.checks import CHECKS, find_problems
from routecli.checks.base import Ground
from routecli.errors import Problem
from routecli.lang import Words
from routecli.output.problems import fix, message
from routecli.storage.audit import Places, read_audit
from routecli.storage.schema import RECORDS, Field

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
TODAY = date(2026, 11, 24)
WIDTH = 110
UNSHOWN = {"too-large": "yamlfile.LIMIT", "no-c-loader": ""}  # no small file can show these

CHECKS_HEAD = """\
# What `route check` looks for

<!-- Written by tools/make_docs.py from the program and tests/data/bad/; do not edit. -->

`route check` reads every file of a book afresh and names each problem once, at its place:
`path:line:col: error|warning [check] message`, and below it how to mend it. Exit 1 means that something must be mended.

- **basic** checks run always: what hides or falsifies data is an error; what names nothing, or was probably not meant, a warning.
- **strict** checks come on top with `--strict`: good order. Then warnings, too, end with exit 1, as a hook or in CI.
- `--fix` repairs what loses nothing: equal lines of a log, copies of logs that a synchroniser left, a missing end of line.
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
    return find_problems(Ground(**audit._asdict()), audit.book.problems, Places(book))


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
    rows = [f"| `{f.name}`{' **(required)**' if f.required else ''} | {_kind(f)} | {words(f'field.{name}.{f.name}')} |" for f in RECORDS[name].fields]
    return "\n".join(["| key | kind | meaning |", "|---|---|---|", *rows])


def _kind(field: Field) -> str:
    head, _, rest = field.kind.partition(":")
    if head == "choice":
        return " · ".join(f"`{choice}`" for choice in rest.split("|"))
    if head in {"list", "map"}:
        inner = _kind(Field("", rest))
        return f"list of {inner}" if head == "list" else f"mapping of id to {inner}"
    return f"[{head}](#{head})" if head in RECORDS else head


def _kinds_table(words: Words) -> str:
    kinds = sorted({f.kind.split(":")[-1] if f.kind.startswith("list:") else f.kind for r in RECORDS.values() for f in r.fields})
    scalars = [kind for kind in kinds if ":" not in kind and kind not in RECORDS and words.has(f"kind.{kind}")]
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
