"""An extraction into the database, under one lease and in one transaction."""

from collections.abc import Iterable, Sequence

from articles import ledger
from articles.models import Version
from articles.work import Status
from claims.extraction import ExtractedClaim, Extraction, Span, extract
from claims.models import Claim, Hop, Piece, Run
from claims.resolution.resolve import resolve
from claims.search import names
from claims.signals import claims_changed

BETWEEN_PIECES = " … "


class Misplaced(Exception):
    """A span does not lie in the text; nothing is stored."""


def extract_and_record(lease: ledger.Lease[Run]) -> None:
    """Extract outside any transaction, then write everything in one."""
    run = Run.objects.select_related("version__article__outlet").get(pk=lease.pk)
    outlet = run.version.article.outlet
    record(lease, extract(run.version.text, outlet=outlet.name if outlet else None))


def record(lease: ledger.Lease[Run], extraction: Extraction) -> None:
    """Write the claims and let their run take the place of the one before it.

    Raises Misplaced or ledger.LostLease; then nothing is written.
    """
    with ledger.finishing(lease) as run:
        _record_claims(run, extraction.claims)
        run.version.runs.filter(current=True).update(current=False)
        run.extractor, run.current = extraction.extractor, True
        ledger.settle(run, Status.DONE)
        ledger.complete(run.version)
        claims_changed.send(sender=Run, version=run.version)


def _record_claims(run: Run, extracted: Sequence[ExtractedClaim]) -> None:
    text = run.version.text
    claims = Claim.objects.bulk_create(
        _claim(run, text, position, found) for position, found in enumerate(extracted, start=1)
    )
    recorded = list(zip(claims, extracted, strict=True))
    _record_pieces(recorded, text)
    _record_hops(recorded, run.version)
    names.refresh(Claim.objects.filter(run=run))


def exact(text: str, span: Span) -> str:
    """The characters at `span`. Raises Misplaced where it leaves the text."""
    if span.end > len(text):
        raise Misplaced(f"{span.start}..{span.end} in a text of {len(text)} characters")
    return span.of(text)


def _claim(run: Run, text: str, position: int, found: ExtractedClaim) -> Claim:
    return Claim(
        run=run,
        position=position,
        content=BETWEEN_PIECES.join(exact(text, piece) for piece in found.content),
        cue=exact(text, found.cue) if found.cue else "",
        cue_start=found.cue.start if found.cue else None,
        cue_end=found.cue.end if found.cue else None,
        attitude=found.attitude,
        hedged=found.hedged,
        denial=found.denial,
        quote=found.quote.value,
        confidence=found.confidence,
    )


def _record_pieces(recorded: Iterable[tuple[Claim, ExtractedClaim]], text: str) -> None:
    Piece.objects.bulk_create(
        Piece(
            claim=claim,
            position=position,
            start=span.start,
            end=span.end,
            exact=exact(text, span),
        )
        for claim, found in recorded
        for position, span in enumerate(found.content, start=1)
    )


def _record_hops(recorded: list[tuple[Claim, ExtractedClaim]], version: Version) -> None:
    hops = (hop for _, found in recorded for hop in found.chain)
    parties = resolve(dict.fromkeys(hops), version.article)
    Hop.objects.bulk_create(
        Hop(
            claim=claim,
            position=position,
            party=parties[hop],
            mention=exact(version.text, hop.mention) if hop.mention else "",
            start=hop.mention.start if hop.mention else None,
            end=hop.mention.end if hop.mention else None,
        )
        for claim, found in recorded
        for position, hop in enumerate(found.chain, start=1)
    )
