"""An extraction into the database, under one lease and in one transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from articles import ledger
from articles.work import Status
from claims import carrying, placing, writing
from claims.carrying import Decided
from claims.extraction import ExtractedClaim, Extraction, Span, extract
from claims.extraction import Hop as ExtractedHop
from claims.models import Claim, Hop, Party, Piece, Qualifier, Run
from claims.places import exact, joined
from claims.resolution.resolve import resolve
from claims.search import names
from claims.signals import claims_changed
from claims.turns import turn


def extract_and_record(lease: ledger.Lease[Run]) -> None:
    """Extract outside any transaction, then write everything in one."""
    run = Run.objects.select_related("version__article__outlet").get(pk=lease.pk)
    article = run.version.article
    outlet = article.outlet.name if article.outlet else None
    found = extract(run.version.text, outlet=outlet, published=article.published_on)
    record(lease, found)


def record(lease: ledger.Lease[Run], extraction: Extraction) -> None:
    """Write the claims and let their run take the place of the one before it.

    What people decided on stands, and is not asked again. Raises Misplaced or ledger.LostLease;
    then nothing is written.
    """
    with ledger.finishing(lease) as run:
        before = run.version.runs.filter(current=True)
        run.extractor = extraction.extractor
        _record_beside(carrying.decided(before.first()), run, extraction.claims)
        Claim.objects.filter(run__in=before).update(current=False)
        before.update(current=False)
        run.current = True
        ledger.settle(run, Status.DONE)
        ledger.complete(run.version)
        claims_changed.send(sender=Run, versions=[run.version_id])


def _record_beside(kept: Sequence[Decided], run: Run, extracted: Sequence[ExtractedClaim]) -> None:
    """Record what the decided claims do not settle, all in the order of the text."""
    hops = (hop for found in extracted for hop in found.chain)
    parties = resolve(dict.fromkeys(hops), run.version.article)
    new = [
        found
        for found in extracted
        if not any(each.settles(found.content, parties[found.chain[-1]].pk) for each in kept)
    ]
    merged: list[Decided | ExtractedClaim] = sorted(
        [*kept, *new], key=lambda each: each.content[0].start
    )
    placed = list(enumerate(merged, start=1))
    carrying.carry_over([(each, at) for at, each in placed if isinstance(each, Decided)], run)
    _record_claims(
        run, [(each, at) for at, each in placed if isinstance(each, ExtractedClaim)], parties
    )


def _record_claims(
    run: Run, placed: Sequence[tuple[ExtractedClaim, int]], parties: Mapping[ExtractedHop, Party]
) -> None:
    text = run.version.text
    claims = Claim.objects.bulk_create(
        _claim(run, text, position, found) for found, position in placed
    )
    recorded = [(claim, found) for claim, (found, _) in zip(claims, placed, strict=True)]
    Piece.objects.bulk_create(
        piece for claim, found in recorded for piece in writing.pieces(claim, text, found.content)
    )
    _record_hops(recorded, text, parties)
    Qualifier.objects.bulk_create(
        qualifier for claim, found in recorded for qualifier in _qualifiers(claim, found, text)
    )
    names.refresh(Claim.objects.filter(run=run))
    placing.refresh(run.claims.values_list("pk", flat=True))


def _claim(run: Run, text: str, position: int, found: ExtractedClaim) -> Claim:
    return Claim(
        run=run,
        position=position,
        content=joined(text, found.content),
        **writing.cue(text, found.cue),
        attitude=found.attitude,
        hedged=found.hedged,
        denial=found.denial,
        quote=found.quote.value,
        time=found.time.value if found.time else "",
        confidence=found.confidence,
        turn=turn(found.confidence, attitude=found.attitude),
    )


def _record_hops(
    recorded: Iterable[tuple[Claim, ExtractedClaim]],
    text: str,
    parties: Mapping[ExtractedHop, Party],
) -> None:
    Hop.objects.bulk_create(
        writing.hop(
            claim,
            position,
            parties[hop],
            text,
            hop.mention,
            role=_on_one_line(text, hop.role),
            organisation=_on_one_line(text, hop.organisation),
            former=hop.former,
            plural=hop.plural,
        )
        for claim, found in recorded
        for position, hop in enumerate(found.chain, start=1)
    )


def _on_one_line(text: str, span: Span | None) -> str:
    return " ".join(exact(text, span).split()) if span else ""


def _qualifiers(claim: Claim, found: ExtractedClaim, text: str) -> Iterator[Qualifier]:
    """The rows for all words that qualify one claim."""

    def row(role: Qualifier.Role, span: Span, **read: object) -> Qualifier:
        words = exact(text, span)
        return Qualifier(
            claim=claim, role=role, start=span.start, end=span.end, exact=words, **read
        )

    for hedge in found.hedges:
        yield row(Qualifier.Role.HEDGE, hedge)
    for denial in found.denials:
        yield row(Qualifier.Role.DENIAL, denial)
    for venue in found.venues:
        yield row(Qualifier.Role.VENUE, venue.span, name=venue.name, kind=venue.kind.value)
    for figure in found.figures:
        yield row(
            Qualifier.Role.FIGURE,
            figure.span,
            low=figure.low,
            high=figure.high,
            unit=figure.unit,
            approximate=figure.approximate,
        )
    for moment in found.moments:
        yield row(
            Qualifier.Role.MOMENT, moment.span, earliest=moment.earliest, latest=moment.latest
        )
