"""Asking the person at the terminal before something is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.letters import word_key

if TYPE_CHECKING:
    from routecli.context import Context


def agrees(context: Context, question: str) -> bool:
    """Return whether the person says yes; anything else means no."""
    context.err.write(context.words.clean(question))
    context.err.flush()
    return word_key(context.stdin.readline()) in context.words("usage.yes").split()
