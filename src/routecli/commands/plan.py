"""`route plan`: the weeks ahead, balanced, with capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from routecli.app.finding import configured_rep, pick_rep
from routecli.app.legs import Matrix, legs_of
from routecli.app.opening import Json, context_of, open_book, root_of
from routecli.app.pages import Map, write_map
from routecli.app.writing import locked_book
from routecli.errors import UsageError
from routecli.output import plan as output
from routecli.output.json import Envelope
from routecli.planning.solver.week_model import Weights
from routecli.planning.solver.weeks import plan_weeks
from routecli.planning.today.kept import SavedPlan
from routecli.planning.weeks.answer import outlook
from routecli.planning.weeks.moves import moves
from routecli.planning.weeks.question import territory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from routecli.context import Context
    from routecli.core.book import Book
    from routecli.core.model import Rep
    from routecli.planning.weeks.answer import Outlook
    from routecli.planning.weeks.question import WeeksQuestion


def run(
    ctx: typer.Context,
    weeks: Annotated[int, typer.Option("--weeks", min=1, max=26, metavar="N")] = 4,
    everyone: Annotated[bool, typer.Option("--all")] = False,
    freeze: Annotated[int, typer.Option("--freeze", min=0, metavar="N")] = 2,
    write: Annotated[bool, typer.Option("--write")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    matrix: Matrix = None,
    map_: Map = None,
    json: Json = False,
) -> None:
    """Plan the weeks ahead."""
    context = context_of(ctx)
    book = open_book(context)
    reps = _reps(context, book, everyone=everyone)
    questions = [_question(context, book, rep, weeks, freeze, matrix) for rep in reps]
    found = [_answer(context, book, question, n, len(questions)) for n, question in enumerate(questions)]
    moved = _moved(book, questions, found) if diff else None
    if map_:
        from routecli.output.maps import weeks_page

        write_map(context, map_, weeks_page(context.words, found))
    kept = output.SaveResult(_write(context, book, found) if write else None, moved)
    around = Envelope("plan", reps[0].id if len(reps) == 1 else None, book.problems, json)
    output.show_plan(context, around, found, kept)


def _reps(context: Context, book: Book, *, everyone: bool) -> list[Rep]:
    """Return the rep who is asked for, or all of them who have customers."""
    named = None if everyone else pick_rep(configured_rep(context), book.settings.reps)
    reps = [book.settings.reps[named]] if named else [r for r in book.settings.reps.values() if book.of_rep(r.id)]
    if not reps:
        raise UsageError("plan.nobody")
    return reps


def _question(context: Context, book: Book, rep: Rep, weeks: int, freeze: int, matrix: str | None) -> WeeksQuestion:
    if not any(customer.at for customer in book.of_rep(rep.id)):
        raise UsageError("plan.no_places" if book.of_rep(rep.id) else "plan.nobody", rep=rep.name)
    legs = legs_of(context, book, rep, matrix)
    question = territory(book, rep, context.today, weeks, legs, SavedPlan(book.planned(rep.id), freeze))
    if question is None:
        raise UsageError("plan.no_days", rep=rep.name)
    return question


def _answer(context: Context, book: Book, question: WeeksQuestion, n: int, of: int) -> Outlook:
    """Plan one rep's weeks; the n-th of the total."""
    told = _progress(context, n, of) if context.err.isatty() else None
    weights = Weights(late=book.settings.limits.neglect_minutes)
    plan = plan_weeks(question.horizon, question.clients, weights, progress=told)
    if told:
        told(1.0)
    return outlook(book, question, plan)


def _moved(book: Book, questions: Sequence[WeeksQuestion], found: Sequence[Outlook]) -> list[output.MovedVisit]:
    """Return what the fresh plans change in the kept ones."""
    if not any(book.planned(question.rep.id) for question in questions):
        raise UsageError("plan.none_kept")
    rows = [
        (question.rep.id, move)
        for question, weeks in zip(questions, found, strict=True)
        for move in moves(book, question, weeks, book.planned(question.rep.id))
    ]
    names = {customer.id: customer.name for customer in book.customers.values()}
    return [output.MovedVisit(rep, names.get(move.customer, move.customer), move) for rep, move in rows]


def _write(context: Context, book: Book, found: Sequence[Outlook]) -> list[str]:
    """Save the plans; nothing is written if one of the files cannot be, or was changed while it was planned anew."""
    from routecli.storage.write.plans import PlanDay, prepared, write_weeks

    root = root_of(context)
    weeks = []
    for plan in found:
        known = {day.isoformat(): ids for day, ids in book.planned(plan.rep.id).items()}
        for name, days, head in output.plan_files(context.words, plan):
            weeks.append(prepared(root, name, [PlanDay(*day) for day in days], head, known))
    changed = [week for week in weeks if week]
    context.to_write = len(changed)
    with locked_book(context) as place:
        write_weeks(place, changed)
    return [week.name for week in changed]


def _progress(context: Context, n: int, of: int) -> Callable[[float], None]:
    from routecli.output.progress import progress

    bar = progress(context, "progress.planning")

    def tell(share: float) -> None:
        bar(round(100 * (n + share)), 100 * of)

    return tell
