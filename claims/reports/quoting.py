"""Claims of the database as a report quotes them."""

from collections.abc import Mapping, Sequence

from django.db.models import Prefetch, QuerySet

from articles.models import Version
from claims.extraction import UNKNOWN
from claims.models import Claim, Party, Qualifier, Review
from claims.models import Hop as StoredHop
from claims.models.claim import ClaimQuerySet
from claims.provenance.gather import credited, telling
from claims.provenance.schema import Telling
from claims.reports.schema import Anchor, Hop, Quoted

TEXTS = ("text", "segments")
FIGURE, HEDGE = Qualifier.Role.FIGURE, Qualifier.Role.HEDGE


def loaded(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Everything that a quotation and a telling are made of, but the texts; a query a table,
    however many claims."""
    versions = Version.objects.defer(*TEXTS).select_related("article__outlet")
    words = Qualifier.objects.filter(role__in=(FIGURE, HEDGE))
    parties = Party.objects.select_related("outlet")
    return (
        claims.defer("search", "names")
        .select_related("run", "membership")
        .prefetch_related(
            "pieces",
            Prefetch("qualifiers", words.only("claim", "role", "exact", "start")),
            "hops",
            Prefetch("hops__party", parties),
            Prefetch("run__version", versions),
            "run__version__copy__family",
            Prefetch("run__version__copy__family__origin", versions),
        )
        .order_by("pk")
    )


def tellings(claims: Sequence[Claim]) -> dict[int, Telling]:
    agencies = credited(claim.run.version for claim in claims)
    return {claim.pk: telling(claim, agencies) for claim in claims}


def quotations(claims: Sequence[Claim]) -> dict[int, Quoted]:
    who = reviewers(Review.objects.filter(claim__in=[claim.pk for claim in claims]))
    return {claim.pk: quotation(claim, who.get(claim.pk, ())) for claim in claims}


def reviewers(reviews: QuerySet[Review]) -> Mapping[int, tuple[str, ...]]:
    """The usernames by claim. While a second person is asked, the first stays unknown."""
    found: dict[int, set[str]] = {}
    rows = reviews.exclude(claim__status=Claim.Status.ONCE)
    for claim, name in rows.order_by().values_list("claim", "by__username").distinct():
        found.setdefault(claim, set()).add(name)
    return {claim: tuple(sorted(names)) for claim, names in found.items()}


def quotation(claim: Claim, who: tuple[str, ...]) -> Quoted:
    version = claim.run.version
    article, sha256 = version.article, version.sha256
    membership = getattr(claim, "membership", None)
    return Quoted(
        claim=claim.pk,
        revision=claim.revision,
        status=claim.status,
        thread=membership.thread_id if membership else None,
        article=article.pk,
        title=article.title,
        url=article.url,
        outlet=article.outlet_name,
        published=article.published_at,
        sha256=sha256,
        content=claim.content,
        pieces=tuple(Anchor(sha256, p.start, p.end, p.exact) for p in claim.pieces.all()),
        cue=claim.cue,
        cue_place=place(sha256, claim.cue_start, claim.cue_end, claim.cue),
        quote=claim.quote,
        hedged=claim.hedged,
        denial=claim.denial,
        hedges=words(claim, HEDGE),
        figures=words(claim, FIGURE),
        chain=tuple(hop(each, sha256) for each in claim.hops.all()),
        reviewers=who,
        extractor=claim.run.extractor,
    )


def hop(stored: StoredHop, sha256: str) -> Hop:
    party = stored.party
    return Hop(
        party=party.pk,
        name=UNKNOWN if party.normal == UNKNOWN else party.name,
        kind=party.kind,
        named=party.named,
        office=stored.office,
        reliability=party.reliability,
        place=place(sha256, stored.start, stored.end, stored.mention),
    )


def words(claim: Claim, role: str) -> tuple[str, ...]:
    return tuple(each.exact for each in claim.qualifiers.all() if each.role == role)


def place(sha256: str, start: int | None, end: int | None, exact: str) -> Anchor | None:
    return None if start is None or end is None else Anchor(sha256, start, end, exact)
