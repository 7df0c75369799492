from claims.models.claim import Claim, Hop, Piece
from claims.models.party import Alias, Party
from claims.models.qualifier import Qualifier
from claims.models.review import Review
from claims.models.run import Run

__all__ = ["Alias", "Claim", "Hop", "Party", "Piece", "Qualifier", "Review", "Run"]
