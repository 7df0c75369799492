"""What people decided, as annotations to train and to measure on: one file a text.

The form is that of the training corpus (`claims.extraction.training`): verbatim words, in the
order of the text. `claims` are those that stand; beside them `rejected` with the reasons, `machine`
what an extractor had read where a person corrected it, and `complete` whether nothing is undecided.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from articles.models import Batch, Version
from claims.models import Claim, Review
from claims.review.rewriting import worded
from claims.review.wording import to_json

SETTLED = (Claim.Status.ACCEPTED, Claim.Status.REJECTED)


def annotated(batch: Batch | None = None, since: dt.date | None = None) -> QuerySet[Version]:
    """Texts with a claim that a person settled, by number; since a day (UTC), if one is given."""
    settled = Claim.objects.current().filter(status__in=SETTLED, reviews__isnull=False)
    if since:
        settled = settled.filter(reviews__at__date__gte=since)
    versions = Version.objects.filter(pk__in=settled.values("run__version"))
    if batch:
        versions = versions.filter(pk__in=batch.items.values("version"))
    return versions.order_by("pk")


def name(version: Version) -> str:
    return f"{version.pk:07d}_{version.sha256[:16]}"


def annotation(version: Version) -> dict[str, Any]:
    """The claims of a text as people left them, in three queries."""
    claims = list(_claims(version))
    stands = [claim for claim in claims if claim.status == Claim.Status.ACCEPTED]
    rejected = [claim for claim in claims if claim.status == Claim.Status.REJECTED]
    return {
        "doc": name(version),
        "complete": len(stands) + len(rejected) == len(claims),
        "claims": [_standing(claim, version.text) for claim in stands],
        "rejected": [
            {**_gold(to_json(worded(claim), version.text)), "reason": _reason(claim)}
            for claim in rejected
            if not claim.made_by_id  # what a person added and took back was never read
        ],
    }


def _claims(version: Version) -> Iterator[Claim]:
    claims = (
        Claim.objects.current()
        .filter(run__version=version)
        .defer("search")
        .prefetch_related("pieces", "hops__party", "reviews")
    )
    yield from sorted(claims, key=lambda claim: claim.pieces.all()[0].start)


def _standing(claim: Claim, text: str) -> dict[str, Any]:
    told = to_json(worded(claim), text)
    first = next((review for review in _oldest_first(claim) if review.before), None)
    gold, read = _gold(told), _gold(first.before) if first and first.before else None
    corrected = read is not None and read != gold
    made = "added" if claim.made_by_id else "corrected" if corrected else "accepted"
    return {**gold, "decision": made, **({"machine": read} if corrected else {})}


def _gold(told: dict[str, Any]) -> dict[str, Any]:
    """The words instead of the places; the places apart, since the same words may stand twice."""
    return {
        "content": [piece["exact"] for piece in told["content"]],
        "cue": told["cue"] and told["cue"]["exact"],
        "chain": [
            {**hop, "mention": hop["mention"] and hop["mention"]["exact"]} for hop in told["chain"]
        ],
        **{field: told[field] for field in ("hedged", "denial", "attitude", "quote")},
        "offsets": {
            "content": [_range(piece) for piece in told["content"]],
            "cue": _range(told["cue"]),
            "chain": [_range(hop["mention"]) for hop in told["chain"]],
        },
    }


def _range(place: dict[str, Any] | None) -> list[int] | None:
    return [place["start"], place["end"]] if place else None


def _reason(claim: Claim) -> str:
    return next((review.reason for review in claim.reviews.all() if review.reason), "")


def _oldest_first(claim: Claim) -> list[Review]:
    return sorted(claim.reviews.all(), key=lambda review: review.pk)
