"""One page for the browser and for A4 paper: everything inside, nothing loaded, every text escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.lang import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Dark enough for white text (WCAG contrast 4.5), and told apart in print by the words next to them.
COLORS = {
    "neglected": "#b3261e", "overdue": "#8f5600", "due": "#2e6b30", "new": "#00677a", "fresh": "#4a5a64",
    "paused": "#6b6b6b", "on_request": "#5b4bb3", "done": "#7a7a7a", "left": "#8a3b6f", "base": "#111111",
}  # fmt: skip
STYLE = """\
@page { size: A4; margin: 12mm }
* { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact }
body { font: 14px/1.5 "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", "Noto Sans JP", system-ui, sans-serif;
  color: #111; background: #fff; max-width: 1000px; margin: 0 auto; padding: 12px }
h1 { font-size: 20px; margin: 0 0 4px } h2 { font-size: 15px; margin: 18px 0 4px } p { margin: 2px 0 }
svg { width: 100%; height: auto; border: 1px solid #ccc; background: #fafafa; break-inside: avoid }
svg text { font-size: 12px; fill: #111 } .name { paint-order: stroke; stroke: #fafafa; stroke-width: 3px }
.area { fill: #dfe7ee; stroke: #dfe7ee; stroke-width: 40px; stroke-linejoin: round; stroke-linecap: round }
svg .area-name { fill: #5c7080; text-anchor: middle; font-weight: bold }
.leg { stroke: #33506b; stroke-width: 2px } .head { fill: #33506b }
svg .mark { fill: #fff; text-anchor: middle; font-weight: bold } .pin circle { stroke: #fff; stroke-width: 1.5px }
.scale { fill: none; stroke: #555; stroke-width: 1.5px }
table { border-collapse: collapse; width: 100%; margin-top: 4px } thead { display: table-header-group }
th, td { text-align: left; vertical-align: top; padding: 3px 8px 3px 0; border-bottom: 1px solid #ddd }
tr { break-inside: avoid } .n { text-align: right } .t { white-space: nowrap } ul { margin: 0; padding-left: 16px }
.chip { display: inline-block; color: #fff; border-radius: 3px; padding: 0 6px; margin-right: 6px; white-space: nowrap }
.days { display: grid; grid-template-columns: 1fr 1fr; gap: 10px } .day { break-inside: avoid } .day h2 { margin-top: 6px }
h1, h2 { break-after: avoid }
@media print { body { font-size: 10.5px; max-width: none; padding: 0 } h1 { font-size: 15px } h2 { font-size: 12px } }
@media (max-width: 600px) { .days { grid-template-columns: 1fr } }
"""


def safe(text: str) -> str:
    """Return a text as HTML and SVG may hold it: markup escaped, what hides or controls made visible."""
    from html import escape

    return escape(Words.clean(text))


def page(language: str, title: str, body: Iterable[str], colors: dict[str, str] | None = None) -> str:
    """Return the whole page; `body` is HTML, `colors` come on top of the states' own."""
    rules = "".join(
        f".{name} circle {{ fill: {color} }} .chip.{name} {{ background: {color} }}\n"
        for name, color in {**COLORS, **(colors or {})}.items()
    )
    lines = "\n".join(body)
    return f"""\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="generator" content="route">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{safe(title)}</title>
<style>
{STYLE}{rules}</style>
</head>
<body>
{lines}
</body>
</html>
"""


def chip(style: str, text: str) -> str:
    """Return a word on its colour."""
    return f'<span class="chip {style}">{safe(text)}</span>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are HTML already; the heads are plain text."""
    head = "".join(f"<th>{safe(text)}</th>" for text in heads)
    body = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def bullets(texts: Iterable[str]) -> str:
    """Return plain texts as a list, empty for none."""
    items = "".join(f"<li>{safe(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def link(url: str, text: str) -> str:
    """Return a link that opens elsewhere; nothing is loaded from it."""
    return f'<a href="{safe(url)}" rel="noreferrer">{safe(text)}</a>'
