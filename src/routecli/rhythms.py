"""The commands by the rhythm of the job: the order in which help lists them."""

from __future__ import annotations

RHYTHMS: dict[str, tuple[str, ...]] = {
    "morning": ("today", "brief", "why"),
    "visit": ("log", "order", "undo"),
    "road": ("near", "schedule", "hold"),
    "weekly": ("overdue", "review", "plan"),
    "domains": ("needs", "news", "equipment", "contracts"),
    "in_out": ("import", "locate"),
    "stewardship": ("init", "add", "edit", "list", "show", "check", "completion"),
}
COMMANDS = tuple(name for names in RHYTHMS.values() for name in names)


def module_of(command: str) -> str:
    """Return the module of a command; no file of Python can be called import."""
    return f"routecli.commands.{command}{'_' * (command == 'import')}"
