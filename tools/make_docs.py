"""Write the pages of docs/ that the program itself can tell, so that they cannot say something else.

    python tools/make_docs.py [checks | format | commands | commands.ja | schemas] [--check]

Without a name, all of them; `schemas` are the JSON Schemas that the empty book carries. `--check` writes nothing and exits 1 where a page on disk is stale.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
import tempfile
from contextlib import redirect_stdout
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from routecli.app.checking import check_book
from routecli.checks import CHECKS
from routecli.cli import run
from routecli.context import Context
from routecli.lang import Words
from routecli.output.problems import fix, message
from routecli.rhythms import RHYTHMS
from routecli.storage.schema.jsonschema import schema_for
from routecli.storage.schema.table import RECORDS, Field, bounds_of
from routecli.storage.write.newbook import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Callable


ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
TRANSCRIPTS = ROOT / "tests" / "transcripts"
TODAY = date(2026, 11, 24)
WIDTH = 110
UNSHOWN = {"too-large", "too-many-values", "no-c-loader"}  # no small file can show these

CHECKS_HEAD = """\
# What `route check` looks for

<!-- Written by tools/make_docs.py from the program and tests/data/bad/; do not edit. -->

`route check` looks at every file in a book and reports each problem once, with its location:
`path:line:col: error|warning [check] message`, followed by how to fix it. Exit 1 means something needs fixing.

- **basic** checks always run. Whatever hides or falsifies data is an error; whatever was probably not meant, a warning.
- **strict** checks are added by `--strict`, for tidiness. Warnings then also exit 1, for a hook or CI.
- `--fix` fixes what can be fixed without loss: duplicate log lines, stray sync copies of logs, a missing final newline.
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
        problem = next(problem for problem in check_book(book, TODAY).problems if problem.check == name)
        line = _line(book / problem.path, problem.line) if problem.line else ""
    place = ":".join([problem.path, *(str(n) for n in (problem.line, problem.col) if n)])
    said = f"{place}: {problem.severity} [{name}] {message(words, problem)}\n    {fix(words, problem)}"
    shown = f"{line}\n" if line else ""
    return f"\n```\n{shown}{words.clean(said)}\n```\n"


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
    return f"[{head}](#{head})" if head in RECORDS else head.replace(" ..", " up to ").replace("..", " to ")


def _kinds_table(words: Words) -> str:
    kinds = {bounds_of(f.kind.removeprefix("list:"))[0] for record in RECORDS.values() for f in record.fields}
    scalars = sorted(kind for kind in kinds if ":" not in kind and kind not in RECORDS)
    rows = [f"| {kind} | {words(f'kind.{kind}', choices='')} |" for kind in scalars]
    return "\n".join(["| kind | what it looks like |", "|---|---|", *rows])


COMMANDS_HEAD = {
    "en": """\
# Commands

<!-- Written by tools/make_docs.py from the program's own --help; do not edit. -->

日本語: [commands.ja.md](commands.ja.md). To see what each prints, over a year in the life of a company, read
[the transcripts](../tests/transcripts/).
""",
    "ja": """\
# コマンド一覧

<!-- tools/make_docs.py が route --help から書き出したものです。手では直しません。 -->

English: [commands.md](commands.md)。見本の会社での実際の出力は [tests/transcripts/](../tests/transcripts/) にあります。
""",
}


def commands_page(language: str = "en") -> str:
    """Return docs/commands.md in one language: the program's help, then each command's without the shared options."""
    words = Words(language)
    page = [COMMANDS_HEAD[language], f"\n```\n$ route --help\n{_help(words)}```\n"]
    for rhythm, names in RHYTHMS.items():
        sections = [_command_section(words, name) for name in names]
        page += [f"\n## {words(f'help.rhythm.{rhythm}')}\n", *sections] if sections else []
    return "".join(page)


def _command_section(words: Words, name: str) -> str:
    own = _help(words, name).partition(f"\n{words('help.globals')}:\n")[0]
    return f"\n### {name}\n\n```\n$ route {name} --help\n{own}```\n\n{_seen_in(name)}\n"


def _help(words: Words, *command: str) -> str:
    """Return what `route … --help` prints at 100 columns."""
    out, args = io.StringIO(), [*command, "--help"]
    context = Context(out, out, io.StringIO(), {"COLUMNS": "100"}, ROOT, lambda: datetime(2026, 11, 24, 9), words)  # noqa: DTZ001 -- a rep's clock is local
    with redirect_stdout(out):  # help is Typer's to print
        status = run(args, context)
    if status:
        raise SystemExit(out.getvalue())
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _seen_in(name: str) -> str:
    """Return links to the transcripts that use a command."""
    used = re.compile(rf"^\$ route (?:\S+ )*?{name}\b", re.MULTILINE)
    paths = [path for path in sorted(TRANSCRIPTS.glob("*.md")) if used.search(path.read_text(encoding="utf-8"))]
    return "→ " + " · ".join(f"[{path.stem}](../tests/transcripts/{path.name})" for path in paths)


def _schema(name: str) -> str:
    return json.dumps(schema_for(name, Words("ja")), ensure_ascii=False, indent=1) + "\n"


Page = tuple[Path, "Callable[[], str]"]
PAGES: dict[str, list[Page]] = {
    "checks": [(ROOT / "docs" / "checks.md", checks_page)],
    "format": [(ROOT / "docs" / "format.md", format_page)],
    "commands": [(ROOT / "docs" / "commands.md", commands_page)],
    "commands.ja": [(ROOT / "docs" / "commands.ja.md", lambda: commands_page("ja"))],
    "schemas": [(ROOT / "routes" / ".schema" / f"{name}.json", partial(_schema, name)) for name in SCHEMAS],
}


def main(arguments: list[str]) -> int:
    """Write or compare the named pages, or all; return the exit status."""
    names = [argument for argument in arguments if not argument.startswith("-")] or list(PAGES)
    if not set(names) <= set(PAGES):
        sys.stderr.write(__doc__ or "")
        return 2
    stale = False
    for path, page in (page for name in names for page in PAGES[name]):
        text = page()
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale = True
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale: make docs\n")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
