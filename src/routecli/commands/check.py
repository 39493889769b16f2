"""`route check`: every problem of the book with its place and its fix."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.opening import Json, context_of, root_of
from routecli.checks import CHECKS, find_problems
from routecli.checks.base import CheckInput
from routecli.output.check import explain_check, show_check, show_repair
from routecli.output.json import Envelope
from routecli.storage.audit import Places, read_audit
from routecli.storage.write.repair import repair


def run(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    json: Json = False,
    explain: Annotated[str | None, typer.Option("--explain", metavar="CHECK")] = None,
    fix: Annotated[bool, typer.Option("--fix")] = False,
) -> None:
    """Read everything, repair what is lossless where asked to, show the rest; exit 1 if something needs fixing."""
    context = context_of(ctx)
    if explain is not None:
        explain_check(context, explain, {name: (check.tier, check.severity) for name, check in CHECKS.items()})
        return
    root = root_of(context)
    context.to_write = 0  # the status is that of the check, whatever was repaired
    audit = read_audit(root, context.today)
    if fix:
        for repaired in repair(root, context.written):
            show_repair(context, *repaired)
        audit = read_audit(root, context.today)
    found = find_problems(CheckInput(**audit._asdict()), audit.book.problems, Places(root), strict=strict)
    show_check(context, Envelope("check", None, found, json), len(audit.book.customers), audit.entry_count)
    if any(strict or problem.severity == "error" for problem in found):
        raise typer.Exit(1)
