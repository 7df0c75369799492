"""What each step of a provenance stands on: characters, a share of words, a credit line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F
from django.db.models.functions import StrIndex
from django.urls import reverse

from articles.models import Version
from claims.models import Claim, Hop
from claims.provenance.gather import copied_from, vertex
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


def grounds(claims: Sequence[Claim], told: Sequence[Telling]) -> dict[Edge, list[Ground]]:
    """Of every step, in the order of the claims; one query for all credit lines."""
    by_claim = {claim.pk: claim for claim in claims}
    credited = credit_lines(claim.run.version for claim in claims)
    found: dict[Edge, list[Ground]] = {}
    for telling in told:
        for edge in steps(telling):
            claim = by_claim[telling.claim]
            found.setdefault(edge, []).extend(_grounds(claim, telling, edge, credited))
    return found


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
        if copied_from(version):
            share = f"{version.copy.share:.0%} of its words in common with its nearest copy"
            yield Ground(claim.pk, outlet, share, "", family_address(version))
        elif version.wire:
            at = credited.get(version.pk)
            span = None if at is None else (at, at + len(version.wire))
            yield Ground(claim.pk, outlet, "The text credits", version.wire, place(version, span))
        return
    hop = next((hop for hop in claim.chain if vertex(hop) == edge.end), None)
    yield Ground(claim.pk, outlet, *_named(claim, hop))


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
