"""Changing and adding products of the catalogue: a line of the file each, and nothing else in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from routecli.core import layout
from routecli.errors import BookError
from routecli.storage.files.yamlfile import read_document
from routecli.storage.files.yamltext import flow
from routecli.storage.write.disk import newline_of
from routecli.storage.write.encode import to_utf8

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    ProductFacts = Mapping[str, Any]


def with_products(seen: bytes, changed: Mapping[str, ProductFacts], added: Sequence[ProductFacts]) -> bytes:
    """Return the catalogue `seen` with facts of products, by code, changed and products added at its end.

    Raises `BookError` `edit.refused` with the line of a product that does not stand on one line, or that cannot be changed
    without changing anything else.
    """
    document = read_document(seen, layout.PRODUCTS)
    if document.problems or not isinstance(document.raw, list | dict):
        raise BookError("edit.refused", path=layout.PRODUCTS, line=1, key="code")
    raw: list[Any] = list(document.raw)
    text, node = document.text, document.node if raw else None
    wanted = [{**row, **_as_text(changed.get(row["code"], {}))} for row in raw] + [_as_text(facts) for facts in added]
    items = list(zip(node.value, wanted, raw, strict=False)) if isinstance(node, yaml.SequenceNode) else []
    for item, after, before in reversed(items):
        if after != before:
            _check_one_line(item, text)
            text = text[: item.start_mark.index] + flow(after) + text[item.end_mark.index :]
    end = newline_of(seen).decode()
    text = text if not text or text.endswith("\n") else text + end
    data = to_utf8(text + "".join(f"- {flow(facts)}{end}" for facts in added))
    if read_document(data, layout.PRODUCTS).raw != wanted:
        raise BookError("edit.refused", path=layout.PRODUCTS, line=1, key="code")
    return data


def _as_text(facts: ProductFacts) -> dict[str, Any]:
    """Return facts as the file is read: text, and lists of text."""
    return {key: list(value) if isinstance(value, list | tuple) else str(value) for key, value in facts.items()}


def _check_one_line(item: Any, text: str) -> None:
    is_flow = isinstance(item, yaml.MappingNode) and item.flow_style
    if not is_flow or "\n" in text[item.start_mark.index : item.end_mark.index]:
        raise BookError("edit.refused", path=layout.PRODUCTS, line=item.start_mark.line + 1, key="code")
