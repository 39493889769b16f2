"""Values that nobody should give an option, made from the commands' own parameters: a new option is covered at once."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from routecli.cli import make_app
from routecli.lang import Words
from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = [
    "", " ", "　", "-", "--", "\n", "\x1b[2J", "\udcff", "{x} {0} {", "%s", "[red]x[/b]", "=", "x=", "=x", "a=b=c", "x=1=2", "@", "#",
    "#1", "a#9999999999999999999999", "x" * 10_000, "長い" * 5_000, "💁🏽‍♀️", "nobody", "*", "[", "~nosuchuser", "a/b", "１", "?",
    "261124-zzzzzzzz", "261124-zzzzzzzz#1", " x ", "a b", "on", "\u202e", "9" * 5_000, "hagoromo,", ",", "1,2,3",
]  # fmt: skip
NUMBERS = [
    "0", "-1", "1", "1" + "0" * 30, "-1" + "0" * 30, "１", "", " ", "nan", "inf", "-inf", "1e400", "-1e400", "1e-400", "1e5", "9" * 5_000,
    "0x10", "1_000", "½", "²", "٣", "1.5", "-0", "+5", "99999", "1,5", "999999999999", "2147483648", "９" * 400, "4294967296", "十", "一億",
]  # fmt: skip
DATES = [
    "", " ", "x" * 10_000, "9999-12-31", "0001-01-01", "1604-12-02", "2024-02-29", "2025-02-29", "2026-02-30", "10000-01-01",
    "99999999999 weeks", "+99999999999w", "-99999999999d", "+" + "9" * 5_000 + "d", "13/45", "0/0", "12/1" * 2_500, "2026-12-01 25:00",
    "２０２６－１２－０１", "令和9999年1月1日", "明治元年1月1日", "昭和99年1月1日", "来週の金曜" * 2_000, "next fri " * 1_000, "1" * 10_000,
    "-1 days", "0 days", "1.5 weeks", "今週中", "年内", "99999999営業日後", "99999999 workdays", "2026-12-01..2026-12-02", "29日",
    "31日", "2/29", "9990-12-31", "1900-01-01", "tomorrow", "-", "+", "9990-12-31 x",
]  # fmt: skip
TIMES = [
    "24:00",
    "25:99",
    "-1:00",
    "12",
    "0:0",
    "午前99時",
    "9" * 5_000,
    "99:99",
    "24時",
    "朝一",
    "",
    " ",
    "10:00-09:00",
    "10:00〜",
]
FILES = [
    "",
    " ",
    "/dev/full",
    "/dev/null/x",
    "/proc/self/x",
    "x" * 300,
    "~nosuchuser/x",
    ".",
    "visits",
    "route.yaml",
    "a\nb",
    "-",
]
PLACES = [
    "",
    "91,0",
    "0,181",
    "nan,nan",
    "inf,0",
    "1e308,1e308",
    "35.7",
    "35.7,",
    ",139",
    "35.7,139.78,1",
    "9" * 400 + ",0",
    "０,０",
]
# What a placeholder of a metavar takes: a sound value, and hostile ones.
KINDS: dict[str, tuple[str, list[str]]] = {
    "CUSTOMER": ("hagoromo", TEXTS), "LAT,LON": ("35.7,139.78", PLACES), "DATE": ("2026-12-01", DATES), "WHEN": ("2026-12-01", DATES),
    "UNTIL": ("2027-01-31", DATES), "HH:MM": ("10:00", TIMES), "N": ("1", NUMBERS), "KM": ("1", NUMBERS), "DAYS": ("1", NUMBERS),
    "MINUTES": ("15", NUMBERS), "QTY": ("1", NUMBERS), "PRICE": ("450", NUMBERS), "HOURS": ("10", NUMBERS), "ITEM": ("A100", TEXTS),
    "1-5": ("4", NUMBERS), "INTERVAL": ("1 month", [*TEXTS, *NUMBERS, "700 years", "0 days", "月0回", "99999 years", "1 year" * 999]),
    "FILE": ("x.csv", FILES), "DIR": ("x", FILES), "KEY": ("minutes", TEXTS), "VALUE": ("20", [*NUMBERS, *TEXTS]), "STAGE": ("won", TEXTS),
}  # fmt: skip
ANY = ("x", TEXTS)
SHARED_IN = "today"  # the command with which the options of all commands are tried


class Case(NamedTuple):
    """A command line with one hostile value in it, and the parameter that it is for."""

    args: list[str]
    parameter: str


def cases() -> list[Case]:
    """Return each parameter of each command with each hostile value; the options of every command once."""
    found = []
    for command in COMMANDS:
        params = parameters(command)
        needed = [KINDS.get(param.metavar, ANY)[0] for param in params if param.required]
        for param in params:
            is_shared = getattr(param, "rich_help_panel", None) == "global"
            if getattr(param, "is_flag", False) or (is_shared and command != SHARED_IN):
                continue
            for value in dict.fromkeys(hostile(param.metavar or param.name.upper())):
                args = _with(param, value, needed)
                found.append(Case([command, *args], f"{command} {param.opts[-1]}"))
    return found


def _with(param: Any, value: str, needed: list[str]) -> list[str]:
    """Return the arguments that a command needs, with a value for one of its parameters."""
    if param.param_type_name == "option":
        return [f"{param.opts[-1]}={value}", "--", *needed]
    return ["--", *([] if param.required else needed), value]


def parameters(command: str) -> list[Any]:
    """Return a command's parameters, the options that every command has among them."""
    app = make_app(Words("en"))
    world = SimpleNamespace(words=Words("en"), flags={})
    with app.make_context("route", [], obj=world, resilient_parsing=True) as ctx:
        return list(app.get_command(ctx, command).params)


def hostile(metavar: str) -> Iterator[str]:
    """Yield values for a metavar such as `ITEM=QTY[@PRICE]`: each placeholder in turn is hostile, the others are sound."""
    for form in metavar.strip('[]"').split("|"):
        pieces = re.split(r"([=@/ \[\]]+)", form)
        sound = [KINDS.get(piece, ANY)[0] if n % 2 == 0 else piece.strip("[]") or " " for n, piece in enumerate(pieces)]
        for place in range(0, len(pieces), 2):
            for value in KINDS.get(pieces[place], ANY)[1]:
                yield "".join([*sound[:place], value, *sound[place + 1 :]])
                yield value
