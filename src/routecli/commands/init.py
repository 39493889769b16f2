"""`route init`: a new book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.finding import configured_rep
from routecli.app.opening import context_of
from routecli.app.writing import check_text
from routecli.core import layout
from routecli.core.reading_id import id_from
from routecli.errors import UsageError
from routecli.storage.files.bookfolder import is_book, named_folder
from routecli.storage.files.ids import is_customer_id
from routecli.storage.files.yamltext import scalar
from routecli.storage.write.newbook import make_book
from routecli.storage.write.place import WritableBook

if TYPE_CHECKING:
    from pathlib import Path

    from routecli.context import Context


def run(
    ctx: typer.Context,
    folder: Annotated[str | None, typer.Argument(metavar="DIR")] = None,
    *,
    company: Annotated[str, typer.Option("--company", metavar="TEXT")] = "",
    rep_name: Annotated[str, typer.Option("--rep-name", metavar="TEXT")] = "",
    sample: Annotated[bool, typer.Option("--sample")] = False,
) -> None:
    """Make a folder a book with one rep and three ranks, and say what to type next."""
    context = context_of(ctx)
    root = named_folder(folder or context.flags.get("book") or ".", context.cwd)
    if is_book(root):
        raise UsageError("init.exists", path=root.resolve())
    if sample:
        _show_around(context, root)
        return
    check_text({"company": company, "name": rep_name})
    name = rep_name or _user(context) or "me"
    rep = _rep_id(context, name)
    words = context.words.for_files()
    settings = words(
        "template.settings", schema=layout.schema_file("settings"), company=scalar(company), country=_country(context),
        rep=rep, name=scalar(name),
    )  # fmt: skip
    readme = words("template.readme", title=company or words("template.readme_title"))
    make_book(WritableBook(root, context.written), settings, readme, words)
    context.answer("init.done", path=root.resolve(), rep=rep, steps=_steps(context, root))


def _show_around(context: Context, root: Path) -> None:
    """Write the fictional company, and say what to look at first."""
    from shlex import quote

    from routecli.storage.write.sample import copy_sample

    copy_sample(root.resolve(), context.written)
    context.answer("init.sample", path=root.resolve(), book=quote(str(root)))


def _user(context: Context) -> str:
    return next((context.env[name] for name in ("USER", "LOGNAME", "USERNAME") if context.env.get(name)), "")


def _rep_id(context: Context, name: str) -> str:
    """Return the rep's id: the one that later calls will name, else made from the name or the user's."""
    wished = configured_rep(context)
    if wished and not is_customer_id(wished):
        raise UsageError("init.bad_rep", rep=wished)
    return wished or id_from(name) or id_from(_user(context)) or "me"


def _country(context: Context) -> str:
    """Return the country whose holidays count: Japan for a Japanese book, else the locale's."""
    if context.words.language == "ja":
        return "JP"
    locale = context.env.get("LC_ALL") or context.env.get("LANG") or ""
    match = re.match(r"[a-z]{2}_([A-Z]{2})\b", locale)
    return match[1] if match else "none"


def _steps(context: Context, root: Path) -> str:
    """Return the commands to type next."""
    from shlex import quote

    words = context.words
    elsewhere = root.resolve() != context.cwd.resolve()
    cd = words("init.step_cd", path=quote(str(root))) if elsewhere else ""
    return cd + words("init.step_add") + words("init.step_log")
