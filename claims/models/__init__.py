from claims.models.bulk import Bulk, BulkRow
from claims.models.claim import Claim, Hop, Piece
from claims.models.link import Embedding, Judgement, Link, Linking
from claims.models.party import Alias, Party, Regrouping
from claims.models.qualifier import Qualifier
from claims.models.review import Review
from claims.models.run import Run
from claims.models.thread import Membership, Shaping, Thread

__all__ = [
    "Alias",
    "Bulk",
    "BulkRow",
    "Claim",
    "Embedding",
    "Hop",
    "Judgement",
    "Link",
    "Linking",
    "Membership",
    "Party",
    "Piece",
    "Qualifier",
    "Regrouping",
    "Review",
    "Run",
    "Shaping",
    "Thread",
]
