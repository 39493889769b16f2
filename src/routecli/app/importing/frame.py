"""What reading any list needs of a book, and what comes of its rows."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.app.facts import fact
from routecli.app.narrowing import pick_known
from routecli.core.importing import cells
from routecli.core.importing.rows import RefusedError
from routecli.core.letters import word_key
from routecli.core.names import search_key
from routecli.core.vocabulary import OUTCOMES
from routecli.errors import RouteError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.importing.customers import Spell
    from routecli.core.importing.headings import ListColumn
    from routecli.core.importing.rows import Refusal, Row

SHOWN = 5  # rows of a preview


class ImportRequest(NamedTuple):
    """What a list is taken in as, which column is said to be which key, and the area of rows that name none."""

    kind: str
    mapped: Mapping[str, str]
    area: str = ""


class ImportStep(NamedTuple):
    """What one row, or one customer's rows, change: a file as it was (None: it is new) and is to be, and entries to add."""

    line: int
    name: str
    before: bytes | None
    after: bytes | None
    customer: str = ""
    entries: Sequence[dict[str, Any]] = ()


class ListReader:
    """What reading a list needs of a book: how its words are spelled there, and whom a row means."""

    def __init__(self, context: Context, book: Book, asked: ImportRequest, columns: Sequence[ListColumn]) -> None:
        self.context, self.book, self.asked, self.columns = context, book, asked, columns
        self.spell: Spell = cache(self._spell)
        self.counts: Counter[str] = Counter(new=0, changed=0, same=0, refused=0)
        self.refused: list[Refusal] = []
        self.read: list[Mapping[str, Any]] = []
        self.kept: Counter[str] = Counter()
        self.steps: list[ImportStep] = []
        self.items = {search_key(product.name): code for code, product in book.products.items()}
        self.codes = {cells.code_key(code): code for code in book.products}

    def take(self, rows: Sequence[Row]) -> None:
        """Read the rows and note what each of them changes."""
        raise NotImplementedError

    def tracked(self, rows: Sequence[Row]) -> Iterator[Row]:
        """Yield the rows, with a progress bar on a terminal."""
        if not self.context.err.isatty():
            yield from rows
            return
        from routecli.output.progress import progress

        tell = progress(self.context, "progress.reading_list")
        for n, row in enumerate(rows, 1):
            yield row
            tell(n, len(rows))

    def _spell(self, key: str, text: str) -> str:
        try:
            return self._spelled(key, text)
        except UsageError as error:
            raise RefusedError(error.id, **error.params) from None

    def _spelled(self, key: str, text: str) -> str:
        if key in {"item", "item_name"}:
            code = self.items.get(search_key(text)) if key == "item_name" else self.codes.get(cells.code_key(text))
            return text if text in self.book.products else code or text
        if key == "time":
            from routecli.core.times import parse_time

            return parse_time(text)
        if key == "outcome":
            known = cells.OUTCOME_WORDS.get(word_key(text))
            return known or pick_known(self.context, "outcome", text, OUTCOMES, "outcome") or ""
        return str(fact(self.context, self.book, key, cells.rank(text) if key == "rank" else text, option=key))

    def refuse(self, line: int, error: RefusedError | RouteError) -> None:
        """Note why a row is not taken in."""
        if isinstance(error, RouteError):
            error = RefusedError(error.id, **error.params)
        self.refused.append(error.at(line))
