"""What an edit changed, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routecli.context import Context


def show_change(context: Context, path: str, before: bytes, after: bytes) -> None:
    """Show the one line that differs, as it was and as it is."""
    old, new = (data.decode("utf-8-sig").splitlines() for data in (before, after))
    if old == new:
        context.answer("edit.same", path=path)
        return
    at = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new)))
    was = old[at] if len(old) >= len(new) else context.words("edit.nothing")
    now = new[at] if len(new) >= len(old) else context.words("edit.nothing")
    comment = _comment_on_both(was, now)
    was, now = (text.removesuffix(comment).rstrip() for text in (was, now))
    context.answer("edit.changed_line", path=path, line=at + 1, before=was, after=now)
    if comment:
        context.notice("edit.comment_stays", comment=comment.strip(), path=path)


def _comment_on_both(was: str, now: str) -> str:
    """Return the comment that stays on the line, empty if there is none."""
    mark, _, comment = now.rpartition(" #")
    if not mark or '"' in comment or "'" in comment:  # perhaps no comment but a part of a quoted text
        return ""
    return f" #{comment}" if was.endswith(f" #{comment}") else ""
