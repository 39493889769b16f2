"""Answers that took long to find, each with its very question: asked again, it is answered at once.

Derived and disposable like the index. A question, with what all of them are about, holds everything that its answer
depends on, the state of the program's code included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.storage.cachefile import name_of, read_cache, write_cache

if TYPE_CHECKING:
    from pathlib import Path

WORTH_WRITING = 100


class Memo:
    """The answers (JSON values) to one kind of question about a book, by a key, which are good while `about` holds."""

    def __init__(self, kind: str, root: Path, about: str, *, keep: bool = True) -> None:
        """Take what is remembered; nothing is taken or kept where `keep` is off."""
        self.name = name_of(kind, str(root.resolve()))
        self.about, self.keep, self.learned = about, keep, 0
        kept = read_cache(self.name) if keep else None
        self.answers: dict[str, list[Any]] = kept[1] if kept and kept[0] == about else {}

    def get(self, key: str, question: str) -> Any:
        """Return the answer to a question that was asked before under this key, else None."""
        asked, answer = self.answers.get(key, ("", None))
        return answer if asked == question else None

    def put(self, key: str, question: str, answer: Any) -> None:
        """Remember an answer; an empty question is never asked again."""
        if question:
            self.answers.pop(key, None)
            self.answers[key] = [question, answer]
            self.learned += 1

    def save(self, most: int | None = None) -> None:
        """Write all, or the newest `most`, for the next run, if enough was learned: one answer in two thousand is not."""
        if self.keep and self.learned * WORTH_WRITING > len(self.answers):
            kept = list(self.answers.items())
            write_cache(self.name, [self.about, dict(kept[-most:] if most else kept)])
