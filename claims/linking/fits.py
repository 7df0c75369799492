"""Deeds on fits: have one learned, put one into use. What people answered never changes.

Apart from the learning itself, so that the web process loads nothing that only workers need.
"""

from django.db import transaction

from articles import ledger
from articles.work import MOVING
from claims.asking import ask_again
from claims.linking import threads
from claims.models import Fit, Learning, Linking
from claimtrack.accounts.models import User
from claimtrack.audit.record import record


class Conflict(Exception):
    """Other weights have come into use since these were on this person's screen."""


def current() -> Fit | None:
    """What is in use; None: the shipped weights."""
    return Fit.objects.filter(status=Fit.Status.CURRENT).defer("held_out", "parameters").first()


@transaction.atomic
def use(fit: Fit | None, *, by: User | None, seen: Fit | None) -> None:
    """Weigh the evidence by `fit`, or as shipped, in place of `seen`, and have all links sought
    once more. Raises Conflict."""
    threads.take_turns()
    before = current()
    if before != seen:
        raise Conflict
    subject = fit or before
    if subject is None or fit == before:
        return
    Fit.objects.filter(status=Fit.Status.CURRENT).update(status=Fit.Status.RETIRED)
    if fit:
        Fit.objects.filter(pk=fit.pk).update(status=Fit.Status.CURRENT)
    record(
        "fit.use",
        subject,
        by=by,
        before={"fit": before.pk if before else "shipped"},
        after={"fit": fit.pk if fit else "shipped"},
    )
    ask_again(Linking)


@transaction.atomic
def ask(*, by: User) -> Learning:
    """Have a worker learn a fit; where one is at it already, that one."""
    threads.take_turns()
    if moving := Learning.objects.filter(status__in=MOVING).first():
        return moving
    learning = Learning.objects.create(by=by)
    record("fit.ask", learning, by=by)
    ledger.send(Learning, [learning.pk])
    return learning
