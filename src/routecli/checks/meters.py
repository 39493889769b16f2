"""Meter readings of machines: running hours only grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.checks.base import CheckInput, Finding
from routecli.core.history import order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routecli.checks.base import PlacedEntry
    from routecli.core.parts import Meter


def meter_backward(ground: CheckInput) -> Iterator[Finding]:
    """Find readings below the one before them, in the order of their days."""
    for lines in ground.standing.values():
        last: dict[str, tuple[PlacedEntry, Meter]] = {}
        for line in sorted((line for line in lines if line.entry.meters), key=lambda line: order(line.entry)):
            for n, meter in enumerate(line.entry.meters):
                before, known = last.get(meter.equipment, (line, meter))
                if meter.hours < known.hours:
                    params = {"equipment": meter.equipment, "on": before.entry.date}
                    hours = {"hours": float(meter.hours), "before": float(known.hours)}
                    yield Finding(line.path, ("meters", n, "hours"), {**params, **hours}, line.line)
                last[meter.equipment] = (line, meter)
