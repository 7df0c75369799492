"""What people say of the steps of a thread's provenance, and the deeds of saying and taking back.

A ruling belongs to a thread; what was merged into it brings its rulings along.
"""

from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from claims.models import Claim, Ruling, Thread
from claims.models.claim import ClaimQuerySet
from claims.provenance import heirs
from claims.provenance.gather import tellings
from claims.provenance.lineage import Lineage, Ruled
from claims.provenance.schema import Edge
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

Verdict = Ruling.Verdict
GONE = "This step is not there any more: the claims it stood on have changed."
FASTER = "{name} was faster: {verdict}. Take that back first if you see it otherwise."


class Refused(Exception):
    """Nothing was changed; the reason is a sentence for the person who asked."""


@transaction.atomic
def rule(thread: Thread, step: str, verdict: Verdict, *, by: User) -> Ruling:
    """Confirm or cut the step that is called `step` (see `Edge.name`).

    Raises Refused where the thread has no such step, or somebody has ruled on it already.
    """
    claims = Claim.objects.filter(membership__thread=thread)
    edge = next((edge for edge in Lineage(tellings(claims)).edges() if edge.name == step), None)
    if edge is None:
        raise Refused(GONE)
    if standing := rulings([thread.pk]).get(thread.pk, {}).get(step):
        raise Refused(FASTER.format(name=standing.by, verdict=standing.verdict))
    try:
        with transaction.atomic():
            ruling = _store(thread, edge, verdict, by)
    except IntegrityError as error:
        raise Refused(FASTER.format(name="Somebody", verdict="look again")) from error
    record(f"step.{verdict}", thread, by=by, after=_told(edge))
    return ruling


@transaction.atomic
def take_back(ruling: Ruling, *, by: User) -> Ruling:
    """Raises Refused where somebody has taken it back already."""
    if not Ruling.objects.standing().filter(pk=ruling.pk).update(undone_at=Now()):
        raise Refused("That was taken back already.")
    before = {"step": heirs.names([ruling])[ruling.pk]}
    record(f"step.undo {ruling.verdict}", ruling.thread, by=by, before=before)
    return ruling


def rulings(threads: Iterable[int]) -> dict[int, dict[str, Ruling]]:
    """What stands, by thread and by the name of the step. A thread's own ruling goes before those
    of the threads merged into it, and of these the newest."""
    home = {pk: pk for pk in threads}
    newest = set(home)
    while newest:
        rows = Thread.objects.filter(merged_into__in=newest).values_list("pk", "merged_into")
        came = {pk: home[into] for pk, into in rows if into and pk not in home}
        home |= came
        newest = set(came)
    found: dict[int, dict[str, Ruling]] = {}
    standing = list(Ruling.objects.standing().filter(thread__in=home).select_related("by"))
    called = heirs.names(standing)
    for ruling in sorted(
        standing, key=lambda each: (each.thread_id == home[each.thread_id], each.pk)
    ):
        found.setdefault(home[ruling.thread_id], {})[called[ruling.pk]] = ruling
    return found


def of_claims(claims: ClaimQuerySet) -> dict[str, Ruling]:
    """The rulings that bear on these claims: those of their threads."""
    threads = Thread.objects.filter(memberships__claim__in=claims.order_by().values("pk"))
    by_thread = rulings(threads.values_list("pk", flat=True).distinct())
    return {name: ruling for ruled in by_thread.values() for name, ruling in ruled.items()}


def said(standing: Mapping[str, Ruling]) -> Ruled:
    """The same as pure code takes it."""
    by_verdict: dict[str, set[str]] = {verdict: set() for verdict in Verdict}
    for name, ruling in standing.items():
        by_verdict[ruling.verdict].add(name)
    return Ruled(frozenset(by_verdict[Verdict.CUT]), frozenset(by_verdict[Verdict.CONFIRMED]))


def of_threads(threads: Iterable[int]) -> dict[int, Ruled]:
    """Of each thread of which anything is said."""
    return {pk: said(standing) for pk, standing in rulings(threads).items()}


def _store(thread: Thread, edge: Edge, verdict: Verdict, by: User) -> Ruling:
    return Ruling.objects.create(
        thread=thread,
        start_what=edge.start.what,
        start_key=edge.start.key,
        end_what=edge.end.what,
        end_key=edge.end.key,
        how=edge.how,
        verdict=verdict,
        by=by,
    )


def _told(edge: Edge) -> dict[str, str]:
    return {"from": str(edge.start), "to": str(edge.end), "how": edge.how.value, "step": edge.name}
