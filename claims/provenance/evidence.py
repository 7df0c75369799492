"""What each step of a provenance stands on: characters, a share of words, a credit line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F
from django.db.models.functions import StrIndex
from django.urls import reverse

from articles.models import Version
from claims.models import Claim, Hop
from claims.models.claim import ClaimQuerySet
from claims.provenance.gather import party_vertex
from claims.provenance.lineage import steps
from claims.provenance.schema import Edge, How, Telling


@dataclass(frozen=True)
class Ground:
    """One reason to draw a step: a sentence, the characters it stands on, and their address."""

    claim: int
    outlet: str
    said: str
    words: str
    address: str


def grounds(claims: ClaimQuerySet, told: Sequence[Telling]) -> dict[Edge, list[Ground]]:
    """Of every step, in the order of the claims; five queries however many there are."""
    by_claim = {claim.pk: claim for claim in _read(claims)}
    credited = credit_lines(claim.run.version for claim in by_claim.values())
    found: dict[Edge, list[Ground]] = {}
    for telling in told:
        for edge in steps(telling):
            claim = by_claim[telling.claim]
            found.setdefault(edge, []).extend(_grounds(claim, telling, edge, credited))
    return found


def _read(claims: ClaimQuerySet) -> ClaimQuerySet:
    return (
        claims.select_related("run__version__article__outlet", "run__version__copy__family")
        .defer("search", "run__version__text", "run__version__segments")
        .prefetch_related("hops__party__outlet")
        .order_by("pk")
    )


def credit_lines(versions: Iterable[Version]) -> dict[int, int]:
    """Where each text first names the agency that it credits, by version."""
    crediting = {version.pk for version in versions if version.wire}
    if not crediting:
        return {}
    placed = Version.objects.filter(pk__in=crediting).annotate(at=StrIndex("text", F("wire")))
    return {pk: at - 1 for pk, at in placed.values_list("pk", "at") if at}


def _grounds(
    claim: Claim, telling: Telling, edge: Edge, credited: Mapping[int, int]
) -> Iterator[Ground]:
    version = claim.run.version
    outlet = version.article.outlet_name
    if edge.how is How.COPIED:
        if _copies(version):
            share = f"{version.copy.share:.0%} of its words in common with its nearest copy"
            yield Ground(claim.pk, outlet, share, "", family_address(version))
        elif version.wire:
            at = credited.get(version.pk)
            span = None if at is None else (at, at + len(version.wire))
            yield Ground(claim.pk, outlet, "The text credits", version.wire, place(version, span))
        return
    hop = next((hop for hop in claim.chain if party_vertex(hop.party) == edge.end), None)
    yield Ground(claim.pk, outlet, *_named(claim, hop))


def _copies(version: Version) -> bool:
    """Of a family with another origin; else it is the credit line that says whose text it is."""
    copy = getattr(version, "copy", None)
    return bool(copy and not copy.left and copy.family.origin_id not in (None, version.pk))


def _named(claim: Claim, hop: Hop | None) -> tuple[str, str, str]:
    """The mention if there is one, else the cue, else the claim as a whole."""
    version = claim.run.version
    if hop and hop.start is not None and hop.end is not None:
        return "The text names", hop.mention, place(version, (hop.start, hop.end))
    if claim.cue_start is not None and claim.cue_end is not None:
        return "Implied, by", claim.cue, place(version, (claim.cue_start, claim.cue_end))
    own = reverse("claims:article", args=[version.article_id])
    return "Implied, in", claim.content, f"{own}?claim={claim.pk}#here"


def place(version: Version, span: tuple[int, int] | None) -> str:
    """The address of these characters of a text; of the text as a whole if there are none."""
    given: dict[str, object] = {"version": version.number}
    if span:
        given["chars"] = f"{span[0]}-{span[1]}"
    address = f"{reverse('claims:article', args=[version.article_id])}?{urlencode(given)}"
    return f"{address}#here" if span else address


def family_address(version: Version) -> str:
    own = reverse("articles:family", args=[version.copy.family_id])
    return f"{own}?{urlencode({'version': version.pk})}"
