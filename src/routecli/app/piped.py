"""Text that comes through a pipe: taken if `-` asks for it, else reported rather than dropped silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routecli.context import Context


def note_of(context: Context, words: Sequence[str]) -> str:
    """Return the note that was typed, or for a lone `-` the text of stdin; raises `UsageError` if there is none."""
    if list(words) != ["-"]:
        return " ".join(words)
    if context.stdin.isatty():
        context.notice("log.type_note")
    try:
        text = context.stdin.read().removeprefix("\ufeff").strip()
    except UnicodeDecodeError:
        raise UsageError("log.stdin_encoding") from None
    if not text:
        raise UsageError("log.no_text")
    return text


def name_piped(context: Context, words: Sequence[str], customer: str) -> None:
    """Say that text waits on stdin which nothing has taken."""
    if list(words) != ["-"] and context.has_piped_text:
        context.notice("log.piped", customer=customer)
