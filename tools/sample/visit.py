"""One visit as the rep logs it: chance fills what the story leaves open, slips of the pen included."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from routecli.core.entry import CONTACTS
from routecli.core.workdays import is_workable
from sample.account import Account, Line, is_open_end

if TYPE_CHECKING:
    from sample.facts import Facts

SEEN = {"met", "online"}


def visit(account: Account, day: date, time: str) -> None:
    """Log a visit, put the customer's rhythm forward, and perhaps arrange the next one."""
    script = account.script_of(day) or {}
    kept, account.appointment = account.appointment, None
    outcome = script.get("outcome") or _outcome(account, is_promised=kept is not None)
    line: Line = {"type": "visit", "date": day.isoformat(), "time": time, "by": account.customer.rep}
    line["outcome"] = outcome
    if outcome in CONTACTS:
        met = account.talk.present(day) if outcome in SEEN else []
        facts = account.talk.facts(day, met)
        line |= _contact(account, day, met, facts, outcome)
        if not script and not is_open_end(day):
            line |= _opened(account, day, facts)
        line["purpose"] = _purpose(line, account.dice.random(), is_agreed=kept is not None)
    else:
        line["note"] = account.talk.note(day, outcome, account.talk.facts(day))
    for name, value in script.items():
        if name != "label":
            settled = line.get(name, []) if name in {"done", "moved"} else []
            line[name] = [*settled, *_resolved(account, value)] if settled else _resolved(account, value)
    line_id = _written(account, line, is_scripted=bool(script))
    if "label" in script:
        account.labels[script["label"]] = line_id
    elif not script:
        account.ledger.open(line_id, line)
    if outcome not in CONTACTS:
        account.target = day + timedelta(days=account.dice.randint(1, 3))
        return
    account.rest(day, date.fromisoformat(line["next"]) if "next" in line else None)
    if not script:
        _arrange(account, day)


def _outcome(account: Account, *, is_promised: bool) -> str:
    roll = account.dice.random()
    if is_promised:
        return "cancelled" if roll < 0.06 else "met"
    calls = 0.08 if account.customer.kind == "wholesale" else 0.04
    steps = (("absent", 0.065), ("refused", 0.01), ("cancelled", 0.003), ("online", 0.008), ("phone", calls))
    for outcome, share in steps:
        if roll < share:
            return outcome
        roll -= share
    return "met"


def _contact(account: Account, day: date, met: list[str], facts: Facts, outcome: str) -> Line:
    """Return what came of reaching somebody."""
    talk, dice, is_on_site = account.talk, account.dice, outcome == "met"
    goods = account.shelf.visit(day, is_on_site=is_on_site)
    line: Line = {"note": talk.note(day, outcome, facts | _conditions(goods))} | goods
    line |= account.ledger.settle(day, facts, is_last_month=is_open_end(day))
    if outcome in SEEN:
        line |= {"with": met, "satisfaction": talk.satisfaction(day)}
        line["told"] = talk.news(day, account.book.news.values())
    if is_on_site:
        line |= account.workshop.visit(day)
        line["minutes"] = _minutes(account)
    if dice.random() < 0.04 and not is_open_end(day) and not account.is_hurried(day):
        line["next"] = _later(account, day, round(account.days * dice.uniform(0.6, 1.3))).isoformat()
    return line


def _conditions(goods: Line) -> Facts:
    """Return empty facts by which a text asks for an order, for none, or for a shelf that was not counted."""
    return {"ordered" if goods.get("orders") else "idle": ""} | ({} if goods.get("stock") else {"uncounted": ""})


def _opened(account: Account, day: date, facts: Facts) -> Line:
    opened = account.talk.opened(facts)
    for promise in opened.get("follow_ups", ()):
        promise["due"] = account.talk.promise_day(day).isoformat()
    if "follow_ups" in opened:
        opened["follow_ups"] = [{"due": p["due"], "text": p["text"]} for p in opened["follow_ups"]]
    return opened


def _purpose(line: Line, roll: float, *, is_agreed: bool) -> str:
    if line.get("service"):
        return "service"
    if any(voice["kind"] == "complaint" for voice in line.get("voices", ())):
        return "complaint"
    if is_agreed:
        return "proposal"
    return "regular" if roll < 0.6 else ""


def _minutes(account: Account) -> int | None:
    if account.dice.random() < 0.45:
        return None
    usual = account.customer.minutes or account.book.settings.visit.minutes
    return max(5, 5 * round(usual * account.dice.uniform(0.6, 1.4) / 5))


def _later(account: Account, day: date, days: int) -> date:
    """Return a day some days ahead on which the rep works and the customer is open."""
    wish = day + timedelta(days=max(2, days))
    while not is_workable(account.customer, account.book, wish):
        wish += timedelta(days=1)
    return wish


def _resolved(account: Account, value: Any) -> Any:
    """Put the addresses of labelled lines into a scripted value."""
    if isinstance(value, list):
        return [_resolved(account, item) for item in value]
    if isinstance(value, dict):
        return {name: _resolved(account, item) for name, item in value.items()}
    if isinstance(value, str) and value.startswith("@"):
        label, _, number = value[1:].partition("#")
        return f"{account.labels[label]}#{number}"
    return value


def _written(account: Account, line: Line, *, is_scripted: bool) -> str:
    """Write a line, now and then first with a slip that a second line corrects."""
    roll = 1.0 if is_scripted else account.dice.random()
    if roll < 0.008 and line.get("orders"):
        first, *others = line["orders"]
        slip = line | {"orders": [first | {"qty": first["qty"] * 10}, *others]}
        return account.write(line | {"replaces": account.write(slip), "why": account.talk.words["slips"]["digits"]})
    if roll < 0.012 and line.get("note"):
        slip = line | {"note": line["note"][: len(line["note"]) // 2]}
        return account.write(line | {"replaces": account.write(slip)})
    line_id = account.write(line)
    if roll > 0.992 and not is_scripted:
        twice = {
            "date": line["date"],
            "by": line["by"],
            "voids": account.write(line),
            "why": account.talk.words["slips"]["twice"],
        }
        account.write(twice)
    return line_id


def _arrange(account: Account, day: date) -> None:
    """Now and then agree on a day for the next visit; now and then something comes up in between."""
    roll = account.dice.random()
    by = account.customer.rep
    if roll < 0.085 and not is_open_end(account.target) and account.days <= 31:
        on = _later(account, day, (account.target - day).days)
        line: Line = {"type": "appointment", "date": day.isoformat(), "by": by, "on": on.isoformat()}
        line["note"] = account.talk.drawn("subjects", account.talk.facts(day))
        if account.dice.random() < 0.8:
            line["time"] = _opening(account, on)
        if "time" in line and account.dice.random() < 0.3:
            line["leeway"] = account.dice.choice([15, 30, 60])
        account.write(line)
        account.appointment, account.target = line, on
    elif roll > 0.965:
        account.write(
            {
                "type": "note",
                "date": day.isoformat(),
                "by": by,
                "note": account.talk.drawn("memos", account.talk.facts(day)),
            }
        )


def _opening(account: Account, day: date) -> str:
    """Return a time at which the customer is open and the visit fits."""
    spans = (
        (account.customer.calls or account.customer.hours)[day.weekday()] if account.customer.hours else [(600, 960)]
    )
    start, end = account.dice.choice(list(spans or ()))
    latest = max(start, end - 60)
    minute = max(start, 30 * (account.dice.randint(start, latest) // 30))
    return f"{minute // 60:02d}:{minute % 60:02d}"
