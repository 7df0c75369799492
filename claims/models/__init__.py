from claims.models.claim import Claim, Hop, Piece
from claims.models.hold import Assignment, Hold
from claims.models.party import Alias, Party
from claims.models.review import Review
from claims.models.run import Run
from claims.models.view import SavedView

__all__ = [
    "Alias",
    "Assignment",
    "Claim",
    "Hold",
    "Hop",
    "Party",
    "Piece",
    "Review",
    "Run",
    "SavedView",
]
