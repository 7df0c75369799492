"""Taking a batch out again: the texts that it brought, and all that was made of them."""

from collections.abc import Collection
from dataclasses import asdict, dataclass

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Now

from articles import batches, copies
from articles.models import Article, Batch, CopyFamily, Item, Signature, Version
from articles.work import Status
from claims import placing
from claims.linking import threads
from claims.models import (
    Claim,
    Judgement,
    Link,
    Membership,
    Party,
    Proposal,
    Report,
    Review,
    Ruling,
    Run,
    Thread,
)
from claims.models.claim import ClaimQuerySet
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

POSSIBLE = (Batch.Status.COMMITTED, Batch.Status.DISCARDED)
_JUDGEMENTS_OF = """
DELETE FROM claims_judgement j USING claims_link l
WHERE l.id = j.link_id AND (l.one_id = ANY(%(claims)s) OR l.other_id = ANY(%(claims)s))
"""


class Refused(Exception):
    """Nothing was taken out; the reason is a sentence for the person who asked."""


@dataclass(frozen=True)
class Loss:
    """What would go; reviews are decisions on claims and on their links, reports those that keep
    claims of the batch and lose the texts beneath them.

    Texts that another batch brought as well are kept, and become its own. `rulings` are on steps
    of threads that lose all of their claims.
    """

    articles: int
    versions: int
    claims: int
    reviews: int
    links: int
    kept: int
    reports: int
    rulings: int


def loss(batch: Batch) -> Loss:
    gone, kept = _gone(batch), _kept(batch)
    claims = Claim.objects.filter(run__version__in=gone)
    links = Link.objects.filter(Q(one__in=claims) | Q(other__in=claims))
    return Loss(
        articles=_emptied(gone).count(),
        versions=gone.count(),
        claims=claims.count(),
        reviews=Review.objects.filter(claim__in=claims).count()
        + Judgement.objects.filter(link__in=links).count(),
        links=links.count(),
        kept=kept.count(),
        reports=Report.objects.standing_on(claims.order_by().values_list("pk")).count(),
        rulings=Ruling.objects.standing().filter(thread__in=_dissolved(claims)).count(),
    )


def _dissolved(claims: ClaimQuerySet) -> QuerySet[Thread]:
    staying = Membership.objects.exclude(claim__in=claims).values("thread")
    return Thread.objects.filter(memberships__claim__in=claims).exclude(pk__in=staying)


@transaction.atomic
def roll_back(batch: Batch, *, by: User | None, reviews: int) -> Loss:
    """Take out what `batch` brought. `reviews` is how many decisions are known to go with it.

    Raises `Refused` if there are by now others, if a worker still has a part of the
    batch in its hands, or if there is nothing to take out any more.
    """
    copies.take_turns()
    threads.take_turns()
    held = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk)
    if held.status not in POSSIBLE:
        raise Refused("This batch has nothing in the store that could be taken out.")
    batches.stop(held, f"Rolled back by {by or 'the shell'}.")
    if any(rows.filter(status=Status.RUNNING).exists() for rows in (held.items, held.uploads)):
        raise Refused("A worker is still reading a part of this batch. Try again in a moment.")
    _lock(_gone(held))
    lost = loss(held)
    if lost.reviews != reviews:
        raise Refused(
            f"The number of reviews that would go is {lost.reviews}. Type it, if you mean it."
        )
    _hand_over(held)
    _take_out(held)
    held.status = Batch.Status.ROLLED_BACK
    Batch.objects.filter(pk=held.pk).update(status=held.status, status_since=Now())
    record("roll back", held, by=by, after=asdict(lost))
    return lost


def _made(batch: Batch) -> QuerySet[Item]:
    return batch.items.filter(version__isnull=False).exclude(status=Status.DUPLICATE)


def _kept(batch: Batch) -> QuerySet[Version]:
    elsewhere = Item.objects.exclude(batch=batch).filter(version__isnull=False)
    made = Version.objects.filter(pk__in=_made(batch).values("version"))
    return made.filter(pk__in=elsewhere.values("version"))


def _gone(batch: Batch) -> QuerySet[Version]:
    made = Version.objects.filter(pk__in=_made(batch).values("version"))
    return made.exclude(pk__in=_kept(batch).values("pk"))


def _emptied(gone: QuerySet[Version]) -> QuerySet[Article]:
    left = Version.objects.exclude(pk__in=gone.values("pk"))
    touched = Article.objects.filter(versions__in=gone).distinct()
    return touched.exclude(pk__in=left.values("article"))


def _lock(gone: QuerySet[Version]) -> None:
    """Nobody extracts from these texts, or decides on their claims, while they are counted."""
    runs = Run.objects.filter(version__in=gone).order_by("pk").select_for_update()
    list(runs.values_list("pk", flat=True))
    claims = Claim.objects.filter(run__version__in=gone).order_by("pk")
    list(claims.select_for_update(of=("self",)).values_list("pk", flat=True))


def _hand_over(batch: Batch) -> None:
    """What another batch sent as well is now in by that batch, in the state it has here."""
    mine = {item.version_id: item for item in _made(batch).filter(version__in=_kept(batch))}
    heirs = Item.objects.exclude(batch=batch).filter(version__in=mine, status=Status.DUPLICATE)
    for heir in heirs.order_by("version_id", "pk").distinct("version_id"):
        item = mine[heir.version_id]
        Item.objects.filter(pk=heir.pk).update(status=item.status, reason=item.reason)


def _take_out(batch: Batch) -> None:
    gone = list(_gone(batch).values_list("pk", flat=True))
    made = [item.pk for item in _made(batch).only("pk")]
    articles = list(_emptied(Version.objects.filter(pk__in=gone)).values_list("pk", flat=True))
    hashes = list(Version.objects.filter(pk__in=gone).values_list("sha256", flat=True))
    families = list(CopyFamily.objects.filter(copies__version__in=gone).distinct())
    returned = batch.items.filter(pk__in=made) | batch.items.filter(version__in=gone)
    returned.update(status=Status.ROLLED_BACK, version=None, reason="", ended_at=Now())
    _delete_claims(gone)
    Party.objects.filter(article__in=articles).delete()
    Proposal.objects.silent().delete()
    Version.objects.filter(pk__in=gone).delete()
    Article.objects.filter(pk__in=articles).delete()
    stored = Version.objects.filter(sha256__in=hashes).values("sha256")
    Signature.objects.filter(pk__in=hashes).exclude(pk__in=stored).delete()
    _settle(families)


def _delete_claims(versions: Collection[int]) -> None:
    claims = Claim.objects.filter(run__version__in=versions)
    touched = Thread.objects.filter(memberships__claim__in=claims)
    threads_left = list(touched.values_list("pk", flat=True).distinct())
    pks = list(claims.values_list("pk", flat=True))
    ends = Link.objects.touching(pks).values_list("one", "other")
    linked = {pk for pair in ends for pk in pair}
    with connection.cursor() as cursor:  # reviews protect claims, and each other, from the ORM
        cursor.execute("DELETE FROM claims_review WHERE claim_id = ANY(%s)", [pks])
        cursor.execute(_JUDGEMENTS_OF, {"claims": pks})
    claims.delete()
    Run.objects.filter(version__in=versions).delete()
    _regather(threads_left)
    placing.refresh(linked)


def _regather(left: Collection[int]) -> None:
    """What is left of these threads may be none any more."""
    Thread.objects.filter(pk__in=left, memberships=None).delete()
    members = Claim.objects.filter(membership__thread__in=left)
    threads.gather(members.values_list("pk", flat=True))


def _settle(families: Collection[CopyFamily]) -> None:
    """A family of one is none; the others may have lost their origin."""
    touched = CopyFamily.objects.filter(pk__in=[family.pk for family in families])
    touched.alias(number=Count("copies")).filter(number__lt=2).delete()
    for family in touched.all():
        copies.presume_origin(family)
