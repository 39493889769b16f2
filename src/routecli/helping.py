"""The pages of help, laid out by the cells of the screen: the parser's own layout counts a wide letter as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from routecli.core.width import pad, width, wrap
from routecli.rhythms import RHYTHMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from routecli.lang import Words

LONGEST_TERM = 30  # cells; what is explained to the right of a longer term begins on the next line


def command_page(context: Any, name: str, usage: str, sections: Mapping[str, Sequence[Any]]) -> str:
    """Return the help of a command: what it answers, examples, how it is called, and its parameters by heading."""
    words, columns = context.obj.words, context.obj.width
    lines = [*wrap(words(f"help.{name}"), columns), "", *_examples(words(f"examples.{name}"), columns), ""]
    lines.append(f"{words('help.usage')} {translated(words, usage)}")
    for heading, params in sections.items():
        lines += _section(words(heading), _parameter_rows(words, params, context), columns)
    return "\n".join(lines) + "\n"


def program_page(context: Any, params: Sequence[Any]) -> str:
    """Return the help of the program: what it is for, its commands by the rhythm of the job, and its options."""
    words, columns = context.obj.words, context.obj.width
    usage = f"{words('help.usage')} {context.command_path} {words('help.command')}"
    lines = [*wrap(words("help.program"), columns), "", usage]
    for rhythm, names in RHYTHMS.items():
        lines += _section(words(f"help.rhythm.{rhythm}"), [(name, words(f"help.{name}")) for name in names], columns)
    lines += _section(words("help.globals"), _parameter_rows(words, params, context), columns)
    return "\n".join([*lines, "", *wrap(words("help.more"), columns)]) + "\n"


def translated(words: Words, placeholders: str) -> str:
    """Return placeholders such as `CUSTOMER` or `ITEM=QTY` in the reader's language."""
    return re.sub("[A-Z]{2,}", lambda match: _placeholder(words, match[0]), placeholders)


def _placeholder(words: Words, name: str) -> str:
    return words(f"metavar.{name}") if words.has(f"metavar.{name}") else name


def _examples(text: str, columns: int) -> Iterator[str]:
    """Yield commands as they are typed; a comment for which there is no room goes above its command."""
    for line in text.splitlines():
        command, mark, comment = line.partition("  #")
        if mark and width(line) + 2 > columns:
            yield f"  #{comment}"
            yield f"  {command.rstrip()}"
        else:
            yield f"  {line}"


def _section(title: str, rows: Sequence[tuple[str, str]], columns: int) -> Iterator[str]:
    """Yield a heading and what each term means, in two columns of which the left one is narrow on a narrow screen."""
    most = min(LONGEST_TERM, columns * 2 // 5)
    left = max(width(term) for term, _ in rows if width(term) <= most)
    yield from ("", f"{title}:")
    for term, text in rows:
        lines = wrap(text, columns - left - 4)
        if width(term) > left:
            yield f"  {term}"
        else:
            yield f"  {pad(term, left)}  {lines.pop(0)}"
        yield from (" " * (left + 4) + line for line in lines)


def _parameter_rows(words: Words, params: Sequence[Any], context: Any) -> list[tuple[str, str]]:
    """Return how each parameter is typed, and what it means."""
    records = [(param, param.get_help_record(context)) for param in params]
    return [(translated(words, record[0]), _meaning(words, param, record[0])) for param, record in records if record]


def _meaning(words: Words, param: Any, term: str) -> str:
    """Return what a parameter means and the figure that holds without it; the parser has the words of --help."""
    if words.has(id_ := f"help.option.{term.rsplit(maxsplit=1)[-1]}"):
        return words(id_)
    if param.required:
        return f"{param.help}  {words('help.required')}"
    is_figure = isinstance(param.default, int | float) and not isinstance(param.default, bool)
    return str(param.help) + (words("help.default", value=param.default) if is_figure else "")
