"""Checking what is typed for a customer's keys by the same decoder that reads the files, and against the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.app.writing import check_text
from routecli.context import pick_rep
from routecli.errors import Problem, UsageError
from routecli.output.problems import message
from routecli.storage.schema.table import RECORDS
from routecli.storage.schema.values import Decoder

if TYPE_CHECKING:
    from routecli.context import Context
    from routecli.core.model import Settings


def check_fact(context: Context, settings: Settings, key: str, raw: Any, *, option: str) -> None:
    """Raise `UsageError` where `raw` is not what the customer's `key` takes, or names a rank or rep the book lacks."""
    check_text({key: raw})
    decoder = Decoder()
    decoder.value(RECORDS["customer"].kinds[key].kind, raw, (key,))
    for fault in decoder.faults:
        params = {**fault.params, "value": raw if isinstance(raw, str) else ",".join(raw)}
        problem = Problem("", 0, 0, fault.check, fault.severity, params)
        raise UsageError("usage.bad_value", param=option, message=message(context.words, problem))
    if key == "rank" and raw not in settings.ranks:
        raise UsageError("rank.unknown", rank=raw, ranks=", ".join(settings.ranks) or "-")
    if key == "rep":
        pick_rep(raw, settings.reps)
