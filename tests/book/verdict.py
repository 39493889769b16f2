"""Comparing what is on disk after a run with its exit status and with what was said."""

from __future__ import annotations

import io
import re
from traceback import format_exception
from typing import TYPE_CHECKING, NamedTuple

from writers import COMMANDS, Ran, call, files, prepare

if TYPE_CHECKING:
    from pathlib import Path

Files = dict[str, bytes]
BATCHES = {"plan --write", "plan --write again", "review --apply"}
SUCCESS = re.compile(r"^(Logged|Undone|Saved|Kept|A new book|店\w+: |Changed: )", re.MULTILINE)
UNSURE = ("Check the file before", "Check the end of the file", "could not be removed or restored")


class Case(NamedTuple):
    """A command, the files before it, and those after a run in which nothing failed."""

    root: Path
    name: str
    before: Files
    after: Files

    def run(self) -> Ran:
        """Run the command; an error of our own, which the program reports as its mistake, is exit 70."""
        err = io.StringIO()
        try:
            return call(self.root, *COMMANDS[self.name], err=err)
        except Exception as error:
            return Ran(70, "", err.getvalue() + "".join(format_exception(error)))

    def changed(self, told: object = None) -> set[str]:
        """The files that are not as they were; each must be as the command makes it, never anything between."""
        now = files(self.root)
        changed = {name for name in {*self.before, *now} if self.before.get(name) != now.get(name)}
        odd = [name for name in changed if now.get(name) != self.after.get(name)]
        assert odd == [], (told, odd, [now.get(name) for name in odd])
        return changed

    @property
    def wanted(self) -> set[str]:
        """The files that the command changes."""
        return {name for name in {*self.before, *self.after} if self.before.get(name) != self.after.get(name)}


def make_case(folder: Path, name: str) -> Case:
    root = folder / "book"
    prepare(root, name)
    before = files(root)
    made = Case(root, name, before, {})
    ran = made.run()
    assert ran.status == 0, ran
    found = made._replace(after=files(root))
    assert found.wanted
    return found


def judge(case: Case, ran: Ran, *, where: object, is_reading: bool = False, may_be_unsure: bool = False) -> None:
    """Compare what is on disk with the exit status and with what was said."""
    told = (where, ran)
    said = ran.out + ran.err
    assert said.strip() or ran.status == 130, told
    if may_be_unsure and any(text in ran.err for text in UNSURE):
        assert ran.status, told
        return
    if is_reading and ran.status in {0, 1} and "[unreadable]" in said:
        return  # a file that could not be read was named, and the rest was done
    changed = case.changed(told)
    if case.name == "check --fix":  # its status is that of the check
        gone = {name for name in changed if name not in files(case.root)}  # nothing of it is lost
        assert repaired(ran) - gone == changed - gone, told
    elif ran.status == 0:
        assert changed == case.wanted, told
        assert SUCCESS.search(said) or case.name in {"add", "edit"}, told
    elif case.name in BATCHES:
        assert changed != case.wanted, told
        assert saved_before(ran) == changed, told
    else:
        assert changed == set(), told
        assert not SUCCESS.search(said), told


def saved_before(ran: Ran) -> set[str]:
    """The files that a command said it had saved before it failed."""
    found = re.search(r"^Saved before that: (.*)$", ran.err, re.MULTILINE)
    return set(found[1].split(", ")) if found else set()


def repaired(ran: Ran) -> set[str]:
    """The files that a check said it had repaired or saved: a copy that was united is removed, and its log saved."""
    united = set(re.findall(r"^(.*): 1 line added to the log, copy removed$", ran.err, re.MULTILINE))
    equal = set(re.findall(r"^(.*): 1 duplicate line removed$", ran.err, re.MULTILINE))
    kept = set(re.findall(r"(visits/\S+ \(1\).jsonl): all its lines are in the log now", ran.err))
    logs = {name.replace(" (1)", "") for name in united | kept}
    return united | equal | logs | saved_before(ran)


def again(case: Case, where: object) -> None:
    """The trouble is over: what is left to do can be done, and nothing stands there twice."""
    ran = case.run()
    assert ran.status == 0, (where, ran)
    if not case.name.startswith("plan"):  # what was saved of a plan is kept by the next one
        assert case.changed(where) == case.wanted, (where, ran)
