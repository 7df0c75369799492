"""The names by which a claim is found: its outlet and everybody in its chain.

They repeat what stands in other tables, since only so one index answers a search
for words of both. Every deed that changes them calls `refresh` in its transaction.
"""

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat

from claims.models import Claim, Hop, Run
from claims.models.claim import ClaimQuerySet

TEXT = TextField()


def refresh(claims: ClaimQuerySet) -> int:
    """Write the names of these claims anew; how many claims."""
    rows = Claim.objects.filter(pk__in=claims.order_by().values("pk"))
    return rows.update(names=Concat(_outlet(), Value(" "), _parties(), output_field=TEXT))


def _outlet() -> Subquery:
    name = Coalesce(F("version__article__outlet__name"), Value(""), output_field=TEXT)
    return Subquery(Run.objects.filter(pk=OuterRef("run")).annotate(found=name).values("found"))


def _parties() -> Subquery:
    spoken = Concat("party__name", Value(" "), "mention", output_field=TEXT)
    hops = Hop.objects.filter(claim=OuterRef("pk")).order_by().values("claim")
    names = StringAgg(spoken, Value(" "), order_by="position", output_field=TEXT)
    return Subquery(hops.annotate(found=names).values("found"))
