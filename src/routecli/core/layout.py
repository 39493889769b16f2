"""The names of a book's files as seen from its folder, which only `storage` opens."""

from __future__ import annotations

from routecli.core.isoweek import monday_of

SETTINGS = "route.yaml"
PRODUCTS = "products.yaml"
CUSTOMERS = "customers"
VISITS = "visits"
NEWS = "news"
PLANS = "plans"
SCHEMAS = ".schema"
FORMAT = 1  # of the files; settings of another are refused


def customer_file(customer_id: str) -> str:
    """Return the name of a customer's file."""
    return f"{CUSTOMERS}/{customer_id}.yaml"


def log_file(customer_id: str) -> str:
    """Return the name of a customer's log."""
    return f"{VISITS}/{customer_id}.jsonl"


def news_file(news_id: str) -> str:
    """Return the name of a piece of news."""
    return f"{NEWS}/{news_id}.yaml"


def plan_file(rep: str, week: str) -> str:
    """Return the name of a rep's plan for a week: plans/sato/2026-W48.yaml."""
    return f"{PLANS}/{rep}/{week}.yaml"


def schema_file(record: str) -> str:
    """Return the name of the JSON Schema of a record."""
    return f"{SCHEMAS}/{record}.json"


def id_of(name: str) -> str:
    """Return what a file is called in its folder without its ending: visits/tanaka.jsonl is that of tanaka."""
    return name.rpartition("/")[2].rpartition(".")[0]


def is_in(folder: str, name: str) -> bool:
    """Return whether a file is in a folder of the book, at any depth."""
    return name.startswith(f"{folder}/")


def is_plan(name: str) -> bool:
    """Return whether a name is that of a rep's plan for a week."""
    rep, week = name.rpartition("/")[0].rpartition("/")[2], id_of(name)
    return name == plan_file(rep, week) and monday_of(week) is not None
