from claims.models.bulk import Bulk, BulkRow
from claims.models.claim import Claim, Hop, Piece
from claims.models.edge import Ruling
from claims.models.fit import Fit, Threshold
from claims.models.hold import Assignment, Hold
from claims.models.learning import Learning
from claims.models.link import Embedding, Judgement, Link, Linking
from claims.models.party import Alias, Party, Regrouping
from claims.models.proposal import Matching, Proposal
from claims.models.qualifier import Qualifier
from claims.models.report import Report
from claims.models.report_file import ReportFile
from claims.models.restatement import Restatement
from claims.models.review import Review
from claims.models.run import Run
from claims.models.thread import Membership, Shaping, Thread
from claims.models.view import SavedView

__all__ = [
    "Alias",
    "Assignment",
    "Bulk",
    "BulkRow",
    "Claim",
    "Embedding",
    "Fit",
    "Hold",
    "Hop",
    "Judgement",
    "Learning",
    "Link",
    "Linking",
    "Matching",
    "Membership",
    "Party",
    "Piece",
    "Proposal",
    "Qualifier",
    "Regrouping",
    "Report",
    "ReportFile",
    "Restatement",
    "Review",
    "Ruling",
    "Run",
    "SavedView",
    "Shaping",
    "Thread",
    "Threshold",
]
