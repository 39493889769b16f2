"""`route check`: every problem of the book with its place and its fix."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.checking import check_book
from routecli.app.opening import Json, context_of, memory_of, root_of
from routecli.checks import CHECKS
from routecli.output.check import explain_check, show_check, show_repair
from routecli.output.json import Envelope
from routecli.storage.write.repair import repair


def run(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    json: Json = False,
    explain: Annotated[str | None, typer.Option("--explain", metavar="CHECK")] = None,
    fix: Annotated[bool, typer.Option("--fix")] = False,
) -> None:
    """Look at everything, repair what is lossless where asked to, show the rest; exit 1 if something needs fixing."""
    context = context_of(ctx)
    if explain is not None:
        explain_check(context, explain, {name: (check.tier, check.severity) for name, check in CHECKS.items()})
        return
    root = root_of(context)
    context.to_write = 0  # the status is that of the check, whatever was repaired
    memory = memory_of(context)
    checked = check_book(root, context.today, memory, strict=strict)
    if fix:
        for repaired in repair(root, context.written):
            show_repair(context, *repaired)
        checked = check_book(root, context.today, memory, strict=strict)
    show_check(context, Envelope("check", None, checked.problems, json), checked.customers, checked.entries)
    if any(strict or problem.severity == "error" for problem in checked.problems):
        raise typer.Exit(1)
