"""Usage errors of the command line, said in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routecli.rhythms import COMMANDS

if TYPE_CHECKING:
    from routecli.lang import Words


def explain(words: Words, error: Any) -> str:
    """Return one sentence for an error of the option parser: what is wrong, and where help is."""
    kind = type(error).__name__
    context = error.ctx
    path = context.command_path if context else words.program
    if kind == "NoSuchOption":
        close = ", ".join(sorted(error.possibilities or ()))
        text = words("usage.no_option", option=error.option_name) + (
            words("usage.did_you_mean", names=close) if close else ""
        )
        if context and any(param.nargs == -1 for param in context.command.params):
            text += words("usage.dash", option=error.option_name)
    elif kind == "MissingParameter":
        text = words("usage.missing", param=_param(words, error))
    elif kind == "BadParameter":
        text = _bad_value(words, error)
    elif kind == "BadOptionUsage":
        takes_none = "does not take a value" in error.message
        text = words("usage.takes_none" if takes_none else "usage.no_value", option=error.option_name)
    elif "No such command" in error.message:
        text = _no_command(words, error)
    elif "unexpected extra argument" in error.message:
        text = _extra(words, error)
    else:
        text = error.format_message()
    return words("error", text=text) + "\n" + words("usage.try_help", command=f"{path} --help")


def _param(words: Words, error: Any) -> str:
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    from routecli.helping import translated

    return param.opts[-1] if param.param_type_name == "option" else translated(words, param.make_metavar(error.ctx))


def _extra(words: Words, error: Any) -> str:
    """Return that there are more arguments than the command takes."""
    is_none = not any(param.param_type_name == "argument" for param in error.ctx.command.params)
    arguments = error.message.partition(" (")[2].removesuffix(")")
    return words(
        "usage.no_arguments" if is_none else "usage.extra", arguments=arguments, command=error.ctx.command_path
    )


def _bad_value(words: Words, error: Any) -> str:
    """Return what a value must be: of a number, between which it lies."""
    kind = getattr(error.param, "type", None)
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if least is None:
        return words("usage.bad_value", param=_param(words, error), message=error.message)
    value = error.message.partition(" is not ")[0].strip("'")
    id_ = "usage.at_least" if most is None else "usage.between"
    return words(id_, option=_param(words, error), value=value, least=least, most=most)


def _no_command(words: Words, error: Any) -> str:
    from difflib import get_close_matches

    name = error.message.split("'")[1] if "'" in error.message else ""
    close = get_close_matches(name, COMMANDS, n=2)
    return words("usage.no_command", name=name) + (words("usage.did_you_mean", names=", ".join(close)) if close else "")
