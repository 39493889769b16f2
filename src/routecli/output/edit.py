"""What an edit changed, line by line, and what is wrong with the file now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.output.problems import fix, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routecli.context import Context
    from routecli.errors import Problem


def show_change(context: Context, path: str, before: bytes, after: bytes) -> None:
    """Show the one line that differs, as it was and as it is."""
    old, new = (data.decode("utf-8-sig").splitlines() for data in (before, after))
    if old == new:
        context.answer("edit.same", path=path)
        return
    at = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new)))
    was = old[at] if len(old) >= len(new) else context.words("edit.nothing")
    now = new[at] if len(new) >= len(old) else context.words("edit.nothing")
    context.answer("edit.changed_line", path=path, line=at + 1, before=_without_comment(was, now), after=now)


def _without_comment(was: str, now: str) -> str:
    """Return the line as it was, without the comment that stands on it still: once is enough."""
    mark, _, comment = now.rpartition(" #")
    if not mark or '"' in comment or "'" in comment:  # perhaps no comment but a part of a quoted text
        return was
    return was.removesuffix(f" #{comment}").rstrip()


def show_problems(context: Context, problems: Iterable[Problem]) -> None:
    """Name each problem with how to mend it, on stderr."""
    for problem in problems:
        text = f"{one_line(context.words, problem)}\n    {fix(context.words, problem)}\n"
        context.err.write(context.words.clean(text))
