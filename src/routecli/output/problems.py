"""Problems of the data in words: `path:line:col: error [check-name] message`, and how to fix it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.errors import MORE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from routecli.context import Context
    from routecli.errors import Problem
    from routecli.lang import Words


MANY = 200


def message(words: Words, problem: Problem) -> str:
    """Return what is wrong, as one sentence; a wrong value says what its kind looks like."""
    params = {**problem.params, "path": problem.path}
    if kind := params.get("kind"):
        id_ = f"range.{kind}" if problem.check == "out-of-range" else f"kind.{kind}"
        params["expected"] = words(id_, **params)
    if reason := params.get("reason"):
        params["detail"] = words(f"syntax.{reason}")
    if "known" in params:
        close = _close(str(params.get("field")), params.pop("known"))
        params["hint"] = words("usage.did_you_mean", names=close[0]) if close else ""
    return words(f"problem.{problem.check}", **params)


def _close(name: str, known: Collection[str]) -> list[str]:
    """Return the known name that a name is most like, if any; of very many only some are looked at."""
    from difflib import get_close_matches

    if len(known) > MANY:
        known = [other for other in known if other[:1] == name[:1]][:MANY]
    return get_close_matches(name[:MANY], known, n=1)


def fix(words: Words, problem: Problem) -> str:
    """Return how to fix it, as one sentence: what to write, where that can be told."""
    is_ignored = "instead" in problem.params and problem.check != "needs-quotes"
    id_ = "problems.instead" if is_ignored else f"fix.{problem.check}"
    return words(id_, **{**problem.params, "path": problem.path, "line": problem.line})


def one_line(words: Words, problem: Problem) -> str:
    """Return place, severity, check and message in the form that editors link to the place."""
    place = ":".join([problem.path, *(str(n) for n in (problem.line, problem.col) if n)])
    return f"{place}: {words(f'severity.{problem.severity}')} [{problem.check}] {message(words, problem)}"


def show_problems(context: Context, problems: Iterable[Problem]) -> None:
    """Report each problem with how to fix it, on stderr."""
    for problem in problems:
        text = f"{one_line(context.words, problem)}\n    {fix(context.words, problem)}\n"
        context.err.write(context.words.clean(text))


def name_broken(context: Context, problems: Iterable[Problem]) -> None:
    """Name each file that hides something, on stderr: its first error and how many more there are."""
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity == "error":
            files.setdefault(problem.path, []).append(problem)
    for found in files.values():
        number = sum(problem.params["n"] if problem.check == MORE else 1 for problem in found)
        more = context.words("problems.more", n=number - 1) if number > 1 else ""
        context.tell(context.err, one_line(context.words, found[0]) + more)
    if files:
        context.notice("problems.run_check")
