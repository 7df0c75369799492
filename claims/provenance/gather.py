"""Claims of the database as the tellings that provenance is reckoned from."""

from collections.abc import Iterable

from articles.models import Outlet, Version
from claims.extraction import UNKNOWN, Kind
from claims.models import Claim, Hop, Party
from claims.models.claim import ClaimQuerySet
from claims.provenance.schema import Telling, Vertex, What
from claims.resolution.names import normal_form

NOT_KNOWN = "Outlet not known"
AGENCIES = -1_000_000_000  # below all other keys: agencies that a text credits and nobody cites


def tellings(claims: ClaimQuerySet) -> list[Telling]:
    """One telling a claim, in five queries however many there are."""
    read = list(
        claims.select_related(
            "run__version__article__outlet",
            "run__version__copy__family__origin__article__outlet",
        )
        .defer("search", "run__version__text", "run__version__segments")
        .prefetch_related("hops__party__outlet")
        .order_by("pk")
    )
    agencies = credited(claim.run.version for claim in read)
    return [telling(claim, agencies) for claim in read]


def telling(claim: Claim, agencies: dict[str, Vertex]) -> Telling:
    version = claim.run.version
    return Telling(
        claim=claim.pk,
        outlet=printed_by(version),
        chain=tuple(vertex(hop) for hop in claim.chain),
        published=version.article.published_at,
        copy_of=copied_from(version) or agencies.get(version.wire),
    )


def printed_by(version: Version) -> Vertex:
    article = version.article
    if article.outlet is None:
        return Vertex(What.OUTLET, -article.pk, NOT_KNOWN)
    return Vertex(What.OUTLET, article.outlet.pk, article.outlet.name)


def vertex(hop: Hop) -> Vertex:
    """Outlets of ours and outlets that are only cited are both outlets; an open end is its own."""
    party = hop.party
    if party.normal == UNKNOWN:
        return Vertex(What.UNKNOWN, hop.claim_id)
    if not party.named:
        return Vertex(What.GROUP, party.pk, party.name)
    if party.outlet is not None:
        return Vertex(What.OUTLET, party.outlet.pk, party.outlet.name)
    if party.kind == Kind.OUTLET:
        return Vertex(What.OUTLET, AGENCIES // 2 - party.pk, party.name)
    return Vertex(What.PARTY, party.pk, party.name)


def copied_from(version: Version) -> Vertex | None:
    copy = getattr(version, "copy", None)
    if copy is None or copy.left or copy.family.origin_id in (None, version.pk):
        return None
    return printed_by(copy.family.origin)


def credited(versions: Iterable[Version]) -> dict[str, Vertex]:
    """The agencies that these texts credit, by the name that they give."""
    names = sorted({version.wire for version in versions if version.wire})
    normals = {normal_form(name): name for name in names}
    outlets = {normal_form(outlet.name): outlet for outlet in Outlet.objects.filter(name__in=names)}
    parties = Party.objects.filter(named=True, namesake=0, normal__in=normals)
    known = {party.normal: party for party in parties}
    found = {}
    for at, (normal, name) in enumerate(normals.items()):
        if normal in outlets:
            found[name] = Vertex(What.OUTLET, outlets[normal].pk, outlets[normal].name)
        elif normal in known:
            found[name] = Vertex(What.OUTLET, AGENCIES // 2 - known[normal].pk, known[normal].name)
        else:
            found[name] = Vertex(What.OUTLET, AGENCIES - at, name)
    return found
