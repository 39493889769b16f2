"""Addresses of entries and their parts, and corrections that contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from routecli.checks.base import CheckInput, Finding, PlacedEntry
from routecli.core.history import parts
from routecli.core.layout import log_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from routecli.core.entry import Entry
    from routecli.storage.schema.values import Key

SHOWN = 10  # ids of a circle


def unknown_address(ground: CheckInput) -> Iterator[Finding]:
    """Find `done`, `dropped`, `moved`, `stages`, `replaces` and `voids` that name nothing in the log."""
    for customer_id, lines in ground.standing.items():
        counts = {entry.id: len(parts(entry)) for _, entry in ground.logs[customer_id]}
        for line, entry in ground.logs[customer_id]:
            if (log_file(customer_id), line) in ground.broken:
                counts[entry.id] = 9999  # its own complaint says why a part may be missing
        lost = set(re.split(r'["#]', ground.lost.get(customer_id, "")))
        for path, line, entry in lines:
            for key, address in _addresses(entry):
                if not _is_known(address, counts) and address.partition("#")[0] not in lost:
                    yield Finding(path, key, {"address": address}, line)


def _addresses(entry: Entry) -> Iterator[tuple[Key, str]]:
    for n, address in enumerate(entry.done):
        yield ("done", n), address
    rows: Iterable[tuple[str, Iterable[str]]] = (
        ("dropped", [row.id for row in entry.dropped]),
        ("moved", [row.id for row in entry.moved]),
        ("stages", [row.id for row in entry.stages]),
    )
    for field, addresses in rows:
        for n, address in enumerate(addresses):
            yield (field, n, "id"), address
    for field, address in (("replaces", entry.replaces), ("voids", entry.voids)):
        if address:
            yield (field,), address


def _is_known(address: str, counts: Mapping[str, int]) -> bool:
    entry_id, mark, part = address.partition("#")
    if entry_id not in counts or not mark:
        return entry_id in counts
    return part.isascii() and part.isdigit() and len(part) < 6 and 1 <= int(part) <= counts[entry_id]


def double_correction(ground: CheckInput) -> Iterator[Finding]:
    """Find entries that two lines correct differently: both corrections count."""
    for customer_id, lines in ground.standing.items():
        circles = {id_ for circle in _circles(lines) for id_ in circle}
        by_target: dict[str, list[PlacedEntry]] = defaultdict(list)
        for line in lines:
            if (target := _target(line.entry)) and target not in circles:
                by_target[target].append(line)
        for target, found in by_target.items():
            first, last = found[0], found[-1]
            if first is not last and any(line.entry.replaces for line in found):
                key = "replaces" if last.entry.replaces else "voids"
                yield Finding(log_file(customer_id), (key,), {"id": target, "first": first.line}, last.line)


def correction_circle(ground: CheckInput) -> Iterator[Finding]:
    """Find corrections that take back each other, or themselves."""
    for customer_id, numbered in ground.logs.items():
        path = log_file(customer_id)
        lines = [PlacedEntry(path, line, entry) for line, entry in numbered if _target(entry)]
        by_id: dict[str, list[PlacedEntry]] = defaultdict(list)
        for line in lines:
            by_id[line.entry.id].append(line)
        for circle in _circles(lines):
            first = min((line for id_ in circle for line in by_id[id_]), key=lambda line: line.line)
            key = "replaces" if first.entry.replaces else "voids"
            shown = sorted(circle)[:SHOWN]
            ids = ", ".join([*shown, "…"] if len(circle) > SHOWN else shown)
            yield Finding(path, (key,), {"ids": ids}, first.line)


def _target(entry: Entry) -> str:
    return entry.replaces or entry.voids


def _circles(lines: Iterable[PlacedEntry]) -> set[frozenset[str]]:
    """Return the sets of ids that correct each other in a ring."""
    targets = {line.entry.id: target for line in lines if (target := _target(line.entry))}
    circles = set()
    walked: set[str] = set()
    for start in targets:
        path: dict[str, int] = {}  # the ids in order, with their place
        after = start
        while after in targets and after not in walked:
            path[after] = len(path)
            walked.add(after)
            after = targets[after]
        if after in path:
            circles.add(frozenset(list(path)[path[after] :]))
    return circles
