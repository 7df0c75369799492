"""The wording of a claim, read from its rows and written to them."""

from collections.abc import Mapping
from typing import Any

from claims import placing, writing
from claims.extraction import Hop as WordedHop
from claims.extraction import Kind, QuoteKind, Span
from claims.models import Claim, Hop, Party, Piece
from claims.places import joined
from claims.resolution.resolve import resolve
from claims.review.wording import QUALIFIERS, Wording
from claims.search import names

OFFICE = ("role", "organisation", "former", "plural")


def worded(claim: Claim) -> Wording:
    """The present wording; one query each for pieces and hops, none if they were prefetched."""
    return Wording(
        content=tuple(Span(piece.start, piece.end) for piece in claim.pieces.all()),
        cue=_span(claim.cue_start, claim.cue_end),
        chain=tuple(_worded_hop(hop) for hop in claim.hops.all()),
        hedged=claim.hedged,
        denial=claim.denial,
        attitude=claim.attitude,
        quote=QuoteKind(claim.quote),
    )


def rewrite(claim: Claim, wording: Wording) -> None:
    """Put `wording` in the place of what the claim had; the caller holds the row.

    Raises Misplaced where a span leaves the text.
    """
    text = claim.run.version.text
    fields = {
        "content": joined(text, wording.content),
        **writing.cue(text, wording.cue),
        **{name: getattr(wording, name) for name in QUALIFIERS},
        "quote": wording.quote.value,
    }
    for name, value in fields.items():
        setattr(claim, name, value)
    claim.save(update_fields=fields)
    claim.pieces.all().delete()
    Piece.objects.bulk_create(writing.pieces(claim, text, wording.content))
    _rewrite_chain(claim, wording, text)


def _rewrite_chain(claim: Claim, wording: Wording, text: str) -> None:
    """With what follows from it: by whom it is found, and when its turn comes."""
    parties = _parties(claim, wording)
    before = Hop.objects.filter(claim=claim).values_list("party", flat=True)
    concerned = {*before, *(party.pk for party in parties.values())}
    moved = placing.newcomers(concerned)
    _rewrite_hops(claim, wording, text, parties)
    names.refresh(Claim.objects.filter(pk=claim.pk))
    placing.refresh({claim.pk} | moved | placing.newcomers(concerned))


def _parties(claim: Claim, wording: Wording) -> dict[WordedHop, Party]:
    """Who is named as before is who it was: others may have that name too."""
    hops = claim.hops.select_related("party")
    present = {(hop.party.name, hop.party.named): hop.party for hop in hops}
    kept = {
        hop: present[hop.canonical, hop.named]
        for hop in wording.chain
        if (hop.canonical, hop.named) in present
    }
    new = [hop for hop in wording.chain if hop not in kept]
    return kept | resolve(dict.fromkeys(new), claim.run.version.article)


def _rewrite_hops(
    claim: Claim, wording: Wording, text: str, parties: Mapping[WordedHop, Party]
) -> None:
    # What is not corrected here stays with a party that is still named at the same place.
    read = {(hop.party_id, hop.start): hop for hop in claim.hops.all()}
    claim.hops.all().delete()
    Hop.objects.bulk_create(
        writing.hop(
            claim,
            position,
            parties[hop],
            text,
            hop.mention,
            **_office(read.get((parties[hop].pk, hop.mention.start if hop.mention else None))),
        )
        for position, hop in enumerate(wording.chain, start=1)
    )


def _office(hop: Hop | None) -> dict[str, Any]:
    return {name: getattr(hop, name) for name in OFFICE} if hop else {}


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _worded_hop(hop: Hop) -> WordedHop:
    return WordedHop(
        mention=_span(hop.start, hop.end),
        canonical=hop.party.name,
        kind=Kind(hop.party.kind),
        named=hop.party.named,
    )
