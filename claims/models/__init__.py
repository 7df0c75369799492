from claims.models.bulk import Bulk, BulkRow
from claims.models.claim import Claim, Hop, Piece
from claims.models.party import Alias, Party, Regrouping
from claims.models.review import Review
from claims.models.run import Run

__all__ = [
    "Alias",
    "Bulk",
    "BulkRow",
    "Claim",
    "Hop",
    "Party",
    "Piece",
    "Regrouping",
    "Review",
    "Run",
]
