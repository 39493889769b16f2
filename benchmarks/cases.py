"""What people do with the program, each as a case to measure: by name, made only when a row of the table asks for it."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
import time
from functools import cache, partial
from typing import TYPE_CHECKING

from books import SIZES, book, customer_ids, first_rep, read_bytes
from measure import RESTED, YESTERDAY, Case, environment, module, once, program, route

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Makers = dict[str, Callable[[], Case]]


def makers(scratch: Path) -> Makers:
    """Return what makes each case; derived files and copies of books lie below a scratch folder."""
    env = environment(scratch)
    found: Makers = {
        "pass": lambda: Case([sys.executable, "-c", "pass"], env),
        "typer": lambda: Case([sys.executable, "-c", "import typer"], env),
        "version": lambda: Case(program("--version"), env),
        "version -m": lambda: Case(module("--version"), env),
    }
    for size in SIZES:
        found |= _reading(env, size) | _writing(env, size, scratch) | _first(env, size, scratch)
    return found


def _reading(env: dict[str, str], size: int) -> Makers:
    """Return the lists on a book whose derived files are there: of one rep and of everybody, in each form."""

    def show(*words: str, rep: bool = False, form: str = "") -> Case:
        folder = book(size)
        options = [*(["--rep", first_rep(folder)] if rep else []), *(["--json"] if form == "json" else [])]
        return Case(route(folder, *words, *options), env, on_terminal=form == "terminal")

    forms = ("", " json", " terminal")
    commands: Makers = {
        f"{command}{form} {size}": partial(show, command, form=form[1:])
        for command in ("overdue", "list", "review", "check")
        for form in forms
    }
    for command in ("overdue", "today"):
        commands |= {f"{command} rep{form} {size}": partial(show, command, rep=True, form=form[1:]) for form in forms}
    return commands


def _writing(env: dict[str, str], size: int, scratch: Path) -> Makers:
    """Return `log`, and the lists that a rep asks for right after it, on a copy whose derived files are there."""

    @cache
    def copied(name: str) -> Path:
        copy = scratch / f"{name}-{size}"
        shutil.copytree(book(size), copy)
        time.sleep(RESTED)
        once(Case(route(copy, "overdue"), env))
        return copy

    def log(*, by_name: bool = False) -> Case:
        folder, ids = copied("written"), customer_ids(book(size))
        # A number alone is part of an id and of a name: each customer's reading is looked at, as for most that is typed.
        typed = itertools.cycle([id_.rpartition("-")[2] if by_name else id_ for id_ in ids])
        return Case(lambda: route(folder, "--rep", first_rep(folder), "log", next(typed), "顔を出した"), env)

    def after_log(command: str) -> Case:
        folder = copied("appended")
        rep = first_rep(folder)
        day = subprocess.run(route(folder, "today", "--rep", rep, "--json"), env=env, capture_output=True, check=True)
        customer = json.loads(day.stdout)["data"]["stops"][0]["customer"]
        file = folder / "visits" / f"{customer}.jsonl"
        kept, asked = file.read_bytes(), Case(route(folder, command, "--rep", rep), env)

        def one_visit() -> None:
            """Take the visit at the day's first stop back, let the day begin, log it again."""
            file.write_bytes(kept)
            time.sleep(RESTED)
            once(asked)
            once(Case(route(folder, "--rep", rep, "log", customer, "顔を出した"), env))

        return asked._replace(before=one_visit)

    return {
        f"log id {size}": log,
        f"log name {size}": partial(log, by_name=True),
        f"overdue rep appended {size}": partial(after_log, "overdue"),
        f"today rep appended {size}": partial(after_log, "today"),
    }


def _first(env: dict[str, str], size: int, scratch: Path) -> Makers:
    """Return what is asked with no derived files, or with those of yesterday evening: they are put back before each run."""

    def from_nothing() -> Case:
        folder = scratch / f"nothing-{size}"
        own = {**env, "XDG_CACHE_HOME": str(folder)}
        return Case(route(book(size), "overdue"), own, before=lambda: shutil.rmtree(folder, ignore_errors=True))

    def in_the_morning() -> Case:
        folder, evening, morning = book(size), scratch / f"evening-{size}", scratch / f"morning-{size}"
        rep = first_rep(folder)
        for command in ("overdue", "today"):
            once(Case(route(folder, command, "--rep", rep, day=YESTERDAY), {**env, "XDG_CACHE_HOME": str(evening)}))

        def put_back() -> None:
            shutil.rmtree(morning, ignore_errors=True)
            shutil.copytree(evening, morning)

        return Case(route(folder, "today", "--rep", rep), {**env, "XDG_CACHE_HOME": str(morning)}, before=put_back)

    return {
        f"overdue from nothing {size}": from_nothing,
        f"today rep first {size}": in_the_morning,
        f"bytes {size}": lambda: Case(read_bytes(book(size)), env),
    }
