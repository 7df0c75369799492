"""Saved views: made, changed and taken away by their owner, counted for whoever looks."""

from dataclasses import dataclass

from django.db import transaction

from claims.counting import MOST, Tally, tallies
from claims.filters import Filter
from claims.models import SavedView
from claims.review.queue import Queue
from claimtrack.accounts.models import User
from claimtrack.audit.record import record


@dataclass(frozen=True)
class Counted:
    """A view with the number of claims in it that wait for the person who looks."""

    view: SavedView
    query: str
    waiting: Tally
    here: bool
    mine: bool


def counted(person: User, here: str = "") -> list[Counted]:
    """All views of a person in two queries; `here` is the query of the page they are on."""
    views = list(SavedView.objects.for_person(person))
    queues = {view.pk: Queue(person, Filter.parse(view.query)) for view in views}
    waiting = tallies({pk: queue.claims() for pk, queue in queues.items()}, MOST)
    return [
        Counted(
            view,
            query=queues[view.pk].query,
            waiting=waiting[view.pk],
            here=queues[view.pk].query == here,
            mine=view.owner_id == person.pk,
        )
        for view in views
    ]


@transaction.atomic
def save(view: SavedView, *, by: User) -> SavedView:
    """Keep a new view, or one that was changed."""
    before = SavedView.objects.filter(pk=view.pk).first() if view.pk else None
    view.save()
    action = "view.change" if before else "view.make"
    record(action, view, by=by, before=_state(before), after=_state(view))
    return view


@transaction.atomic
def take_away(view: SavedView, *, by: User) -> None:
    record("view.take away", view, by=by, before=_state(view))
    view.delete()


def _state(view: SavedView | None) -> dict[str, object]:
    if view is None:
        return {}
    return {
        "name": view.name,
        "query": view.query,
        "shared": view.shared,
        "ask two": view.twice,
    }
