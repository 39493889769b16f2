"""The problems of a book, what was repaired, and what a check means."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from routecli.errors import UsageError
from routecli.output.json import show_json
from routecli.output.page import PageLine, show_page
from routecli.output.problems import fix, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routecli.context import Context
    from routecli.output.json import Envelope


def show_check(context: Context, around: Envelope, customers: int, entries: int) -> None:
    """Show each problem with its fix; how many there are, or that there is none, is said on stderr."""
    problems = list(around.problems)
    errors = sum(problem.severity == "error" for problem in problems)
    counts = {"customers": customers, "entries": entries, "errors": errors, "warnings": len(problems) - errors}
    if around.as_json:
        show_json(context, around, counts)
        return
    texts = [(one_line(context.words, problem), fix(context.words, problem)) for problem in problems]
    show_page(context, [line for what, how in texts for line in (PageLine(what), PageLine(how, 4))])
    context.notice("check.some" if problems else "check.none", **counts)


def show_repair(context: Context, path: str, what: str, lines: int) -> None:
    """Tell a repair on stderr: the file, what was done, and to how many lines."""
    context.notice(f"repair.{what}", path=path, n=lines)


def explain_check(context: Context, name: str, checks: Mapping[str, tuple[str, str]]) -> None:
    """Show what a check (name → tier, severity) looks for, why, and how to fix it; `UsageError` for another name."""
    if name not in checks:
        close = ", ".join(get_close_matches(name, checks, n=2))
        hint = context.words("usage.did_you_mean", names=close) if close else ""
        raise UsageError("check.unknown", name=name, hint=hint, names=", ".join(sorted(checks)))
    tier, severity = checks[name]
    kind = {"severity": context.words(f"severity.{severity}"), "tier": context.words(f"check.{tier}")}
    title = context.words("check.title", name=name, **kind)
    text = context.words(f"explain.{name}")
    show_page(context, [PageLine(title), *(PageLine(line, 2) for line in text.splitlines())])
