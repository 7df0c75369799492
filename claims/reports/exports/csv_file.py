"""Claims as CSV (RFC 4180, UTF-8 with a byte order mark for Excel), streamed."""

import csv
from collections.abc import Iterable, Iterator

from articles.cells import neutral
from claims.models import Claim, Qualifier
from claims.models.claim import ClaimQuerySet

COLUMNS = (
    "claim", "status", "outlet", "article", "published", "url", "content", "speaker", "origin",
    "chain", "cue", "quote", "attitude", "hedged", "denial", "confidence", "content_offsets",
    "cue_offsets", "mention_offsets", "version_sha256", "extractor", "offices", "time", "venues",
    "hedges", "denials", "figures", "figure_values", "dates", "date_values",
)  # fmt: skip
CHUNK = 500
BETWEEN = " | "
BOM = "\ufeff"


class _Echo:
    """What csv.writer writes to; hands each line back."""

    def write(self, line: str) -> str:
        return line


def lines(claims: ClaimQuerySet) -> Iterator[str]:
    """A header, then a line a claim, in the order of `claims`; memory stays flat."""
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow(COLUMNS)
    shown = claims.with_chain().prefetch_related("qualifiers")
    for claim in shown.iterator(chunk_size=CHUNK):
        yield writer.writerow(neutral(value) for value in row(claim))


def row(claim: Claim) -> tuple[str, ...]:
    version, article = claim.run.version, claim.run.version.article
    chain = claim.chain
    return (
        str(claim.pk), claim.status, article.outlet.name if article.outlet else "",
        article.title, article.published_at.isoformat() if article.published_at else "",
        article.url, claim.content, chain[0].party.name, chain[-1].party.name,
        " > ".join(hop.party.name for hop in chain), claim.cue, claim.quote,
        _yes(claim.attitude), _yes(claim.hedged), _yes(claim.denial), f"{claim.confidence:.3f}",
        _offsets((piece.start, piece.end) for piece in claim.pieces.all()),
        _offsets([(claim.cue_start, claim.cue_end)]),
        _offsets((hop.start, hop.end) for hop in chain), version.sha256, claim.run.extractor,
        " > ".join(hop.office for hop in chain), claim.time, *_qualified(claim),
    )  # fmt: skip


def _qualified(claim: Claim) -> tuple[str, ...]:
    """The words that qualify the claim as printed, and what was read of figures and dates."""
    role = Qualifier.Role
    by_role: dict[str, list[Qualifier]] = {each: [] for each in role}
    for qualifier in claim.qualifiers.all():
        by_role[qualifier.role].append(qualifier)
    printed = {each: BETWEEN.join(q.exact for q in found) for each, found in by_role.items()}
    read = {each: BETWEEN.join(q.meaning for q in found) for each, found in by_role.items()}
    return (
        printed[role.VENUE], printed[role.HEDGE], printed[role.DENIAL], printed[role.FIGURE],
        read[role.FIGURE], printed[role.MOMENT], read[role.MOMENT],
    )  # fmt: skip


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _offsets(spans: Iterable[tuple[int | None, int | None]]) -> str:
    """Half-open ranges of code points in the text with `version_sha256`; "implied" where
    the text does not name the party."""
    return " ".join("implied" if start is None else f"{start}:{end}" for start, end in spans)
