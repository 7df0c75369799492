"""Deeds on a link: answer, take back. Each is one transaction with its audit entry.

What follows from an answer for other links is drawn in the same transaction, and drawn back when
the answer is.
"""

from django.db import models, transaction
from django.db.models import F

from claims import placing
from claims.linking import threads
from claims.linking.implied import settle_around
from claims.models import Judgement, Link
from claimtrack.accounts.models import User
from claimtrack.audit.record import record

Answer = Judgement.Answer


class Conflict(Exception):
    """The link has changed since it was on this person's screen; nothing was written."""

    def __init__(self, link: Link) -> None:
        super().__init__(f"link {link.pk} is at revision {link.revision}")
        self.link = link


class NothingToUndo(Exception):
    """This person has given no answer that could still be taken back."""


def outcome(answer: Answer, link: Link) -> tuple[str, str]:
    """Relation and status of `link` after `answer`."""
    if answer == Answer.UNSURE:
        return link.relation, Link.Status.UNSURE
    if answer == Answer.DIFFERENT:
        return Link.Relation.UNRELATED, Link.Status.SETTLED
    return answer.value, Link.Status.SETTLED


@transaction.atomic
def judge(link: Link, answer: Answer, *, by: User, revision: int) -> Judgement:
    """Answer for the link as it was at `revision`. Raises Conflict if somebody was faster."""
    threads.take_turns()
    relation, status = outcome(answer, link)
    return _change(link, answer, relation, status, by=by, revision=revision)


@transaction.atomic
def undo(*, by: User) -> Judgement:
    """Take back one's own last answer that still stands.

    Raises NothingToUndo, or Conflict if somebody else's answer stands on top of it.
    """
    threads.take_turns()
    last = _standing().select_related("link").filter(by=by).first()
    if last is None:
        raise NothingToUndo
    link = last.link
    if _standing().filter(link=link).first() != last:
        raise Conflict(link)
    before = last.relation_before, last.status_before
    return _change(link, Answer.UNDO, *before, by=by, revision=link.revision, undoes=last)


def _standing() -> models.QuerySet[Judgement]:
    """Answers that nobody has taken back, the newest first."""
    return Judgement.objects.exclude(answer=Answer.UNDO).filter(undone_by=None).order_by("-pk")


def _change(
    link: Link,
    answer: Answer,
    relation: str,
    status: str,
    *,
    by: User,
    revision: int,
    undoes: Judgement | None = None,
) -> Judgement:
    before = Link.objects.select_for_update().get(pk=link.pk)
    if before.revision != revision:
        raise Conflict(before)
    Link.objects.filter(pk=link.pk).update(
        relation=relation, status=status, revision=F("revision") + 1
    )
    judgement = Judgement.objects.create(
        link=link,
        by=by,
        answer=answer,
        relation_before=before.relation,
        status_before=before.status,
        revision=revision + 1,
        undoes=undoes,
    )
    record(
        f"link.{answer}",
        link,
        by=by,
        before={"relation": before.relation, "status": before.status, "revision": revision},
        after={"relation": relation, "status": status, "revision": revision + 1},
    )
    ends = {link.one_id, link.other_id}
    changed = ends | settle_around(ends)
    threads.gather(changed)
    placing.refresh(changed)
    link.refresh_from_db()
    return judgement
