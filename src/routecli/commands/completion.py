"""`route completion`: the script that teaches a shell to complete (what it offers: `completing.py`)."""

from __future__ import annotations

from typing import Annotated

import typer

from routecli.app.opening import context_of
from routecli.core.vocabulary import SHELLS
from routecli.errors import UsageError

BASH = r"""
_route_completion() {
    local IFS=$'\n' before=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
    COMPREPLY=( $(_ROUTE_COMPLETE=bash "$1" "${before[@]}" "=${COMP_WORDS[COMP_CWORD]}" 2>/dev/null) )
    if [[ "${COMPREPLY[0]}" == / ]]; then
        COMPREPLY=()
        compopt -o default
    fi
}
complete -F _route_completion route routecli
"""
# -U: the shell must not compare what was typed, perhaps a name in kanji, with the ids that are offered for it.
ZSH = r"""
#compdef route routecli
_route_completion() {
    local -a values shown
    local value help
    while IFS=$'\t' read -r value help; do
        values+=("$value")
        shown+=("${value}${help:+  -- $help}")
    done < <(_ROUTE_COMPLETE=zsh "${words[1]}" "${(@Q)words[2,CURRENT-1]}" "=${(Q)PREFIX}" 2>/dev/null)
    if [[ "$values" == / ]]; then
        _files
    elif [[ "$PREFIX" == *[^[:ascii:]]* ]]; then
        compadd -U -l -d shown -a values
    else
        compadd -l -d shown -a values
    fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _route_completion route routecli
"""
FISH = r"""
function __route_completion
    set -l words (commandline -opc)
    set -l found (_ROUTE_COMPLETE=fish $words "="(commandline -ct) 2>/dev/null)
    if test "$found" = /
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $found
    end
end
complete -c route -f -a '(__route_completion)'
complete -c routecli -f -a '(__route_completion)'
"""
POWERSHELL = r"""
Register-ArgumentCompleter -Native -CommandName route, routecli -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = $commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition }
    $words = @($before | Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text.Trim("'", '"') })
    $Env:_ROUTE_COMPLETE = 'powershell'
    try {
        $found = & $commandAst.CommandElements[0].Extent.Text @words "=$wordToComplete" 2>$null
        $found | Where-Object { $_ -ne '/' } | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
        }
    } finally {
        Remove-Item Env:_ROUTE_COMPLETE
    }
}
"""
SCRIPTS = {**dict(zip(SHELLS, (BASH, ZSH, FISH, POWERSHELL), strict=True)), "pwsh": POWERSHELL}


def run(ctx: typer.Context, shell: Annotated[str, typer.Argument(metavar="SHELL")]) -> None:
    """Print the script for a shell."""
    context = context_of(ctx)
    if shell not in SCRIPTS:
        raise UsageError("completion.shell", shell=shell)
    context.out.write(SCRIPTS[shell].lstrip())
