"""The tables of a run, as Markdown: the measures, the targets, and the causes of what went wrong."""

from __future__ import annotations

from collections import Counter
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.season.trail import appointment_causes, early_causes, late_trails, promise_causes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.season.loop import Season

TABLES = {
    "Gaps, in per cent": ["gaps", "early", "late", "neglected A", "neglected B", "neglected C"],
    "Lateness, in intervals": ["lateness A", "lateness B", "lateness C", "95th A", "95th B", "95th C"],
    "Promises, in per cent; working days until a second try; pace": [
        "promises late", "complaints late", "appointments missed", "retry A", "pace",
    ],
    "Days, minutes a day": ["visits", "road", "wait", "free", "orders", "skipped", "idle days", "CPU s"],
}  # fmt: skip
DECIMALS = {"lateness": 2, "95th": 2, "pace": 2, "visits": 1, "retry": 1, "skipped": 1, "idle": 1}
NAIVE = ("naiveA", "naiveB")
OVERLOADED = ("over",)
FULL = ("country", *OVERLOADED)  # loads above 90%
RIVALS = {"gaps not below the better naive rule": NAIVE, "gaps not below `today` − 1": ("today",)}
MOST = 12  # rows of a table of causes


class Result(NamedTuple):
    """A season's figures, and the counts of its causes by what they are causes of."""

    shape: str
    policy: str
    seed: int
    true_pace: float
    figures: dict[str, float]
    causes: dict[str, dict[str, int]]


class Target(NamedTuple):
    """A number to reach; `met` judges a figure, by the shapes it is about."""

    text: str
    figure: str
    met: Callable[[float, Result], bool]
    shapes: Callable[[str], bool] = lambda _: True


TARGETS = [
    Target("gaps within 0.7–1.3 ≥ 85%", "gaps", lambda v, _: v >= 85, lambda shape: shape not in FULL),
    Target("gaps over 1.3 ≤ 6%", "late", lambda v, _: v <= 6, lambda shape: shape not in FULL),
    Target("gaps under 0.7 ≤ 10%", "early", lambda v, _: v <= 10, lambda shape: shape not in FULL),
    Target("A ever neglected ≤ 10%", "neglected A", lambda v, _: v <= 10, lambda shape: shape not in FULL),
    Target("promises late ≤ 2%", "promises late", lambda v, _: v <= 2),
    Target("appointments missed ≤ 1%", "appointments missed", lambda v, _: v <= 1),
    Target("rank A tried again within 2.5 days", "retry A", lambda v, _: v <= 2.5),
    Target("days ≥ 90 min free while somebody is late ≤ 2", "idle days", lambda v, _: v <= 2),
    Target("pace within ± 0.05", "pace", lambda v, result: abs(v - result.true_pace) <= 0.05),
    Target("A lateness, 95th ≤ 0.6", "95th A", lambda v, _: v <= 0.6, lambda shape: shape in OVERLOADED),
]


def causes(season: Season) -> dict[str, dict[str, int]]:
    """Return the counts of every kind of cause in a season."""
    found = list(late_trails(season))
    return {
        "late gaps": Counter(trail.cause for trail in found),
        "late gaps of rank A": Counter(trail.cause for trail in found if trail.gap.customer.rank == "A"),
        "days due and not visited, of late gaps": Counter(day.cause for trail in found for day in trail.days),
        "visits before 0.7 intervals": early_causes(season),
        "promises and complaints late": promise_causes(season),
        "appointments missed": appointment_causes(season),
    }


def trails(season: Season) -> str:
    """Return each late gap day by day."""
    lines = []
    for gap, days in late_trails(season):
        end = "…" if gap.is_open else f"{gap.end:%m-%d}"
        path = "; ".join(f"{day.day:%m-%d} {day.urgency:.2f} {day.cause}" for day in days)
        lines.append(
            f"- {gap.customer.id} {gap.customer.rank}, {gap.customer.every}, {gap.begin:%m-%d} to {end}: {path}"
        )
    return "\n".join(lines)


def report(results: Sequence[Result]) -> str:
    """Return all tables; figures are means over the seeds, causes are sums."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        groups.setdefault((result.shape, result.policy), []).append(result)
    parts = [line for title, names in TABLES.items() for line in _measures(title, names, groups)]
    parts += _targets(groups)
    for (shape, policy), group in groups.items():
        parts += _causes(f"{shape}, {policy}", group)
    return "\n".join(parts)


def _measures(title: str, names: list[str], groups: dict[tuple[str, str], list[Result]]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield _row(["shape", "policy", *names])
    yield "|---" * (len(names) + 2) + "|"
    for key, group in groups.items():
        yield _row([*key, *(_number(name, _mean(group, name)) for name in names)])


def _targets(groups: dict[tuple[str, str], list[Result]]) -> Iterator[str]:
    shapes, policies = (list(dict.fromkeys(key[place] for key in groups)) for place in (0, 1))
    asked = [policy for policy in policies if policy not in NAIVE]
    yield from ("", "## To reach (figures that miss are in bold)", "")
    yield _row(["target", "policy", *shapes])
    yield "|---" * (len(shapes) + 2) + "|"
    for policy in asked:
        for target in TARGETS:
            yield _row([target.text, policy, *(_judged(groups.get((shape, policy)), target) for shape in shapes)])
        for text, others in RIVALS.items():
            yield _row([text, policy, *(_against(groups, shape, policy, others) for shape in shapes)])


def _judged(group: list[Result] | None, target: Target) -> str:
    if not group or not target.shapes(group[0].shape):
        return ""
    value = _mean(group, target.figure)
    text = _number(target.figure, value)
    return text if target.met(value, group[0]) else f"**{text}**"


def _against(groups: dict[tuple[str, str], list[Result]], shape: str, policy: str, others: tuple[str, ...]) -> str:
    """Return the share of gaps kept beside the best of other policies."""
    rivals = [_mean(groups[shape, other], "gaps") for other in others if (shape, other) in groups and other != policy]
    if not rivals or (shape, policy) not in groups:
        return ""
    own, best = _mean(groups[shape, policy], "gaps"), max(rivals)
    slack = 0 if others == NAIVE else 1
    text = f"{own:.0f} : {best:.0f}"
    return text if own >= best - slack else f"**{text}**"


def _causes(title: str, group: list[Result]) -> Iterator[str]:
    yield from ("", f"## Causes: {title}")
    for kind in group[0].causes:
        total: Counter[str] = Counter()
        for result in group:
            total.update(result.causes[kind])
        if total:
            yield from ("", f"{kind} ({total.total()})", "", _row(["count", "cause"]), "|---|---|")
            yield from (_row([str(count), cause]) for cause, count in total.most_common(MOST))


def _mean(group: Iterable[Result], name: str) -> float:
    return mean(result.figures[name] for result in group)


def _number(name: str, value: float) -> str:
    return f"{value:.{DECIMALS.get(name.split(maxsplit=1)[0], 0)}f}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
