"""The app: finds the command, gives it a context, and turns every error into one sentence and an exit status."""

from __future__ import annotations

import io
import os
import re
import sys
from datetime import datetime
from importlib import import_module
from inspect import get_annotations
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typer
from typer._click.exceptions import UsageError as UsageMistake
from typer.core import TyperCommand, TyperGroup, TyperOption

from routecli import __version__
from routecli.context import Context, Notices, Output
from routecli.core.vocabulary import LANGUAGES
from routecli.errors import BookError, NotFoundError, Problem, RouteError, UsageError
from routecli.lang import Words, pick_language
from routecli.rhythms import COMMANDS, module_of

if TYPE_CHECKING:
    from typing import TextIO

GLOBALS = (
    ("book", ["-C", "--book"], "DIR"),
    ("as_of", ["--as-of"], "DATE"),
    ("rep", ["--rep"], "ID"),
    ("lang", ["--lang"], "ja|en"),
    ("no_index", ["--no-index"], None),
)


def _keep(ctx: typer.Context, param: Any, value: Any) -> None:
    """Remember a global option wherever it stood; the one after the command wins."""
    if param.name == "lang" and value and value not in LANGUAGES:
        raise UsageError("usage.unknown", option="--lang", value=value, known=list(LANGUAGES), hint="")
    if value:
        ctx.obj.flags[param.name] = value


def _global_options(words: Words) -> list[TyperOption]:
    return [
        TyperOption(
            param_decls=[name, *flags], help=words(f"global.{name}"), is_flag=name == "no_index" or None,
            expose_value=False, callback=_keep, rich_help_panel="global", metavar=metavar,
        )
        for name, flags, metavar in GLOBALS
    ]  # fmt: skip


def _annotated(run: Any) -> Any:
    """Return a command's function with its annotations evaluated: Typer would evaluate the text of each four times."""
    run.__annotations__ = get_annotations(run, eval_str=True)
    return run


_NO_BRACES = str.maketrans("", "", "{}")  # Typer's marks of what is required; the list below says it in words
OPTION = r"--[A-Za-z][A-Za-z0-9-]*(=.*)?|-[A-Za-z][A-Za-z0-9]*|-C.+"
HELP = "help"
INTERNAL = 70  # our own mistake, EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # Ctrl-C, as shells give it


class RouteCommand(TyperCommand):
    """A command whose help shows examples first, in the reader's language."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Take the arguments apart; every mistake in them belongs to this command."""
        try:
            return super().parse_args(ctx, args)
        except UsageMistake as error:
            error.ctx = error.ctx or ctx
            raise

    def make_parser(self, ctx: Any) -> Any:
        """Return a parser to which a dash begins an option only before letters: `-5℃で保管` is a note."""
        parser: Any = super().make_parser(ctx)
        take_option = parser._process_opts

        def take(arg: str, state: Any) -> None:
            if re.fullmatch(OPTION, arg, re.DOTALL):
                take_option(arg, state)
            else:
                state.largs.append(arg)

        parser._process_opts = take
        return parser

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write what it answers, examples, its parameters and the options every command takes."""
        from routecli.helping import command_page

        shared = [param for param in self.params if getattr(param, "rich_help_panel", None) == "global"]
        own = [param for param in self.get_params(ctx) if param not in shared]
        usage = " ".join([ctx.command_path, *self.collect_usage_pieces(ctx)]).translate(_NO_BRACES)
        formatter.write(command_page(ctx, self.name or "", usage, {"help.options": own, "help.globals": shared}))


class RouteGroup(TyperGroup):
    """The program: commands are imported when called, and listed by the rhythm of the job."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- Typer's signature
        """Return the names in the order of a rep's day."""
        return list(COMMANDS)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments name; `help today` asks for the page of `today`."""
        if args[0] != HELP:
            return super().resolve_command(ctx, args)
        named = [arg for arg in args[1:] if not arg.startswith("-")][:1]
        if not named or named == [HELP]:
            typer.echo(ctx.get_help())
            raise typer.Exit
        return super().resolve_command(ctx, [*named, "--help"])

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command and give it its words and the global options."""
        if cmd_name not in COMMANDS:
            return None
        words: Words = ctx.obj.words
        one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        one.command(cmd_name, cls=RouteCommand)(_annotated(import_module(module_of(cmd_name)).run))
        command = typer.main.get_command(one)
        for param in command.params:
            own = f"help.{cmd_name}.{param.name}"
            setattr(param, "help", words(own if words.has(own) else f"help.{param.name}"))  # noqa: B010 -- any parameter
        command.params += _global_options(words)
        return command

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the commands by rhythm, then the options."""
        from routecli.helping import program_page

        formatter.write(program_page(ctx, self.get_params(ctx)))


def _version(value: bool) -> None:
    if value:
        typer.echo(f"route {__version__}")
        raise typer.Exit


def make_app(words: Words) -> Any:
    """Return the program as a click command that speaks `words`."""
    app = typer.Typer(cls=RouteGroup, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
                      context_settings={"help_option_names": ["-h", "--help"]})  # fmt: skip

    @app.callback(invoke_without_command=True)
    def program(
        ctx: typer.Context,
        version: bool = typer.Option(False, "--version", callback=_version, is_eager=True),  # noqa: ARG001 -- its callback acts
    ) -> None:
        if ctx.invoked_subcommand is None:
            typer.echo(ctx.get_help())

    group = typer.main.get_command(app)
    group.params += _global_options(words)
    return group


def _peek(args: list[str], *flags: str) -> str | None:
    """Return an option's value before the parser exists: help must be in the right language."""
    for place, arg in enumerate(args):
        name, equals, value = arg.partition("=")
        if name in flags:
            return value if equals else next(iter(args[place + 1 : place + 2]), None)
    return None


def make_context(args: list[str]) -> Context:
    """Return the context of this process: its streams, environment, clock and language."""
    from routecli.storage.files.bookfolder import find_book, peek_language

    named = _peek(args, "-C", "--book") or os.environ.get("ROUTE_BOOK")
    try:
        book = peek_language(find_book(named, Path.cwd()))
    except BookError:
        book = None
    words = Words(pick_language(_peek(args, "--lang"), os.environ, book), _called(sys.argv[0], sys.orig_argv[0]))
    return Context(sys.stdout, sys.stderr, sys.stdin or io.StringIO(), os.environ, Path.cwd(), datetime.now, words)


def _called(program: str, python: str) -> str:
    """Return how the program was called: by the name of its script, or as a module."""
    if Path(program).name == "__main__.py":
        from shlex import quote

        return f"{quote(python)} -m routecli"
    name = Path(program).name.removesuffix(".exe")
    return "route" if name in {"", "-", "-c"} else name  # what Python calls a program without a file


def run(args: list[str], context: Context) -> int:
    """Run one command line in a context and return its exit status.

    The status follows the write: once all that a command was to write is on disk it is that of success, whatever becomes
    of the answer. Every error becomes a sentence on stderr; one of our own that saved nothing is raised.
    """
    out = context.out if isinstance(context.out, Output) else Output(context.out)
    context.args, context.out, context.err = args, out, cast("TextIO", Notices(context.err, out))
    try:
        try:
            return _answered(context, out, _run(args, context))
        except BaseException as error:
            return _answered(context, out, _failed(context, error))
    except BaseException as error:  # one more, while the first was being told
        if context.is_saved:
            return 0
        if isinstance(error, KeyboardInterrupt):
            return INTERRUPTED
        raise


def _run(args: list[str], context: Context) -> int:
    if context.env.get("_ROUTE_COMPLETE"):
        from routecli.completing import complete

        return complete(make_app(context.words), args, context)
    app = make_app(context.words)
    try:
        # Not `app.main`, which turns an interruption into a status and a broken pipe, whosever, into an exit.
        with app.make_context(context.words.program, list(args), obj=context) as ctx:
            app.invoke(ctx)
    except typer.Exit as end:
        return end.exit_code
    return 0


def _failed(context: Context, error: BaseException) -> int:
    """Return the status of a command that ended in an error, after telling what is on disk and what is not."""
    if context.is_saved:
        _trace(context, error)
        context.notice("write.not_shown", paths=", ".join(context.written), why=_why(context.words, error))
        return 0
    if context.is_entry and not isinstance(error, NotFoundError):  # of which nothing was to be saved
        is_unsure = isinstance(error, RouteError) and error.id == "append.unsure"
        typed = context.words(
            "write.typed_unsure" if is_unsure else "write.typed", typed=context.words.command(*context.args)
        )
        context.err.write(context.words.clean(typed) + "\n")  # in one line, so that it can be copied
    status = _told(context, error)
    if context.written:
        context.notice("write.before", paths=", ".join(context.written))
    if status is None:
        raise error
    return status


def _told(context: Context, error: BaseException) -> int | None:
    """Tell an error in one sentence and return its status, None for a mistake of our own."""
    from typer._click.exceptions import ClickException

    if isinstance(error, KeyboardInterrupt | typer.Abort):
        context.err.write("\n")
        return INTERRUPTED
    if isinstance(error, RouteError):
        context.tell(context.err, context.words("error", text=_why(context.words, error)))
        return error.status
    if isinstance(error, ClickException):
        from routecli.usage import explain

        context.tell(context.err, explain(context.words, error))
        return 2
    return None


def _why(words: Words, error: BaseException) -> str:
    """Return what happened, in words."""
    if isinstance(error, KeyboardInterrupt):
        return words("write.interrupted")
    if not isinstance(error, RouteError):
        return f"{type(error).__name__}: {str(error)[:200]}"
    params = dict(error.params)
    if isinstance(params.get("problem"), Problem):
        from routecli.output.problems import one_line

        params["problem"] = one_line(words, params["problem"])
    return words(error.id, **params)


def _answered(context: Context, out: Output, status: int) -> int:
    """Send what is left of the answer and return the status, of which a full device is a part unless all is saved."""
    out.send()
    context.err.flush()
    if out.fault is None or not out.getvalue():
        return status
    if context.written:  # what was done must be told
        context.err.write(out.getvalue())
        return status
    if isinstance(out.fault, BrokenPipeError):  # whoever read has read enough
        return status
    context.notice("error.output", error=getattr(out.fault, "strerror", None) or str(out.fault))
    return status or 1


def _trace(context: Context, error: BaseException) -> None:
    """Show where an error was raised, for whoever asked to see it."""
    if context.env.get("ROUTE_DEBUG"):
        from traceback import format_exception

        context.err.write("".join(format_exception(error)))


def main() -> None:
    """Run the program as the shell calls it."""
    args = sys.argv[1:]
    try:
        _prepare_streams()
        status = _main(args, make_context(args))
    except KeyboardInterrupt:
        status = INTERRUPTED
    os._exit(status)  # taking every object apart first, as `sys.exit` does, is a tenth of a command's time


def _main(args: list[str], context: Context) -> int:
    try:
        return run(args, context)
    except Exception as error:
        _trace(context, error)
        context.notice("error.internal", kind=type(error).__name__, text=str(error)[:200])
        return INTERNAL


def _prepare_streams() -> None:
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:  # closed by the shell: the next file would take the number, and be written to for the stream
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        # A cp932 console cannot show every character of a name; a question mark beats a traceback.
        if isinstance(stream, io.TextIOWrapper):
            is_utf8 = stream.encoding.lower().replace("-", "") == "utf8"
            stream.reconfigure(errors="backslashreplace" if is_utf8 else "replace")
    sys.stdout = Output(sys.stdout)  # help is Typer's to print
