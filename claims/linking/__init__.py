"""Claim against claim: the same, contradicting, updated, related, or none of it, and why. Pure.

from claims.linking import Statement, verdicts
verdicts([(Statement("The bridge is safe."), Statement("The bridge is not safe."))])
"""

from collections.abc import Sequence

from claims.linking.schema import LABELS, Evidence, Label, Statement, Verdict

__all__ = ["LABELS", "Evidence", "Label", "Statement", "Verdict", "verdicts"]


def verdicts(pairs: Sequence[tuple[Statement, Statement]]) -> list[Verdict]:
    """How the two claims of each pair relate; which of them comes first makes no difference.

    Any strings are accepted. The encoder is loaded by the first call: the web process, which
    never links, is spared it.
    """
    from claims.linking import relations  # noqa: PLC0415

    return relations.verdicts(pairs)
