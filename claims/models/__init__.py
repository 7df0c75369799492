from claims.models.claim import Claim, Hop, Piece
from claims.models.link import Embedding, Judgement, Link, Linking
from claims.models.party import Alias, Party
from claims.models.review import Review
from claims.models.run import Run
from claims.models.thread import Membership, Shaping, Thread

__all__ = [
    "Alias",
    "Claim",
    "Embedding",
    "Hop",
    "Judgement",
    "Link",
    "Linking",
    "Membership",
    "Party",
    "Piece",
    "Review",
    "Run",
    "Shaping",
    "Thread",
]
