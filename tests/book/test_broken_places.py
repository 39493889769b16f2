"""What stands where a file of the book should be and is none: it is named on every run, and hides nothing else."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from program import route

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OTHER = "tanaka-shoten"


def broken_link(book: Path) -> None:
    (book / "customers" / "hagoromo.yaml").unlink()
    (book / "customers" / "hagoromo.yaml").symlink_to("nowhere.yaml")


def link_to_itself(book: Path) -> None:
    (book / "customers" / "hagoromo.yaml").unlink()
    (book / "customers" / "hagoromo.yaml").symlink_to("hagoromo.yaml")


def broken_link_for_a_log(book: Path) -> None:
    (book / "visits" / "hagoromo.jsonl").unlink()
    (book / "visits" / "hagoromo.jsonl").symlink_to("nowhere.jsonl")


def folder_for_a_log(book: Path) -> None:
    (book / "visits" / "hagoromo.jsonl").unlink()
    (book / "visits" / "hagoromo.jsonl").mkdir()


def pipe_for_a_customer(book: Path) -> None:
    (book / "customers" / "hagoromo.yaml").unlink()
    os.mkfifo(book / "customers" / "hagoromo.yaml")


def folder_for_the_catalogue(book: Path) -> None:
    (book / "products.yaml").unlink()
    (book / "products.yaml").mkdir()


def file_for_the_folder_of_logs(book: Path) -> None:
    shutil.rmtree(book / "visits")
    (book / "visits").write_text("", encoding="utf-8")


BREAKS: dict[str, Callable[[Path], None]] = {
    "customers/hagoromo.yaml: broken link": broken_link,
    "customers/hagoromo.yaml: link to itself": link_to_itself,
    "customers/hagoromo.yaml: pipe": pipe_for_a_customer,
    "visits/hagoromo.jsonl: broken link": broken_link_for_a_log,
    "visits/hagoromo.jsonl: folder": folder_for_a_log,
    "products.yaml: folder": folder_for_the_catalogue,
    "visits: file": file_for_the_folder_of_logs,
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and links of this system")
@pytest.mark.parametrize("name", BREAKS)
def test_it_is_named_and_the_rest_is_shown(book: Path, name: str) -> None:
    BREAKS[name](book)
    path = name.partition(":")[0]
    status, out, err = route(book, "list", "--json", "--no-index")
    assert status == 0
    assert f"{path}: error [unreadable]" in err.replace("\n", " ")
    assert f'"customer": "{OTHER}"' in out
    for _ in ("cold", "warm"):
        assert route(book, "list", "--json") == (status, out, err)
    status, out, _ = route(book, "check", "--json")
    assert status == 1
    assert f'"path": "{path}"' in out


@pytest.mark.parametrize("name", ["visits/hagoromo.jsonl: broken link", "visits/hagoromo.jsonl: folder"])
def test_other_customers_are_logged_and_undone_as_ever(book: Path, name: str) -> None:
    BREAKS[name](book)
    before = (book / "visits" / f"{OTHER}.jsonl").read_bytes()
    assert route(book, "log", OTHER, "来た", "--rep", "sato")[0] == 0
    assert route(book, "undo", "--rep", "sato")[0] == 0
    assert (book / "visits" / f"{OTHER}.jsonl").read_bytes().startswith(before)


def test_a_visit_that_has_nowhere_to_be_written_is_refused(book: Path) -> None:
    file_for_the_folder_of_logs(book)
    status, _, err = route(book, "log", OTHER, "来た", "--rep", "sato")
    assert status == 3
    assert "来た" in err
