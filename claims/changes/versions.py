"""What became of the claims of a text from one version to another."""

from collections import Counter
from dataclasses import dataclass

from articles.differences import Passage, differences
from articles.models import Article, Version
from claims.changes.matching import Change, Said, changes
from claims.models import Claim

MOST_CLAIMS = 300  # of each version


@dataclass(frozen=True)
class Row:
    """A claim that did not stay as it was: its words as a diff, and what else is different."""

    change: Change
    passages: list[Passage]
    traits: list[str]


@dataclass(frozen=True)
class Comparison:
    """rows: of claims that changed; kept: how many did not; unread: versions without claims yet."""

    earlier: Version
    later: Version
    rows: list[Row]
    kept: int
    counts: dict[str, int]
    unread: list[int]


def comparison(earlier: Version, later: Version) -> Comparison:
    found = changes(_said(earlier), _said(later))
    counts = Counter(change.kind for change in found)
    return Comparison(
        earlier=earlier,
        later=later,
        rows=[_row(change) for change in found if change.kind != "kept"],
        kept=counts["kept"],
        counts={kind: counts[kind] for kind in ("vanished", "appeared", "changed", "kept")},
        unread=[v.number for v in (earlier, later) if not v.runs.filter(current=True).exists()],
    )


def pair(
    article: Article, earlier: int | None, later: int | None
) -> tuple[Version, Version] | None:
    """The versions of these numbers; else the newest, and the one before the later. None where
    there are no two."""
    versions = article.versions.order_by("-number")
    last = versions.filter(number=later).first() if later else versions.first()
    before = versions.filter(number__lt=last.number) if last else versions.none()
    first = before.filter(number=earlier).first() if earlier else before.first()
    return (first, last) if first and last else None


def _said(version: Version) -> list[Said]:
    claims = Claim.objects.current().filter(run__version=version).defer("search")
    found = claims.order_by("position").prefetch_related("hops__party")[:MOST_CLAIMS]
    return [
        Said(
            claim=claim.pk,
            content=claim.content,
            chain=tuple(hop.party.name for hop in claim.chain),
            hedged=claim.hedged,
            denial=claim.denial,
        )
        for claim in found
    ]


def _row(change: Change) -> Row:
    before, after = change.before, change.after
    if before is None or after is None:
        return Row(change, [], [])
    return Row(change, differences(before.content, after.content), list(_traits(before, after)))


def _traits(before: Said, after: Said) -> list[str]:
    """What is different besides the words, each in one phrase."""
    found = []
    if before.chain != after.chain:
        found.append(f"{_chain(before)} became {_chain(after)}")
    if before.hedged != after.hedged:
        found.append("is hedged now" if after.hedged else "is no longer hedged")
    if before.denial != after.denial:
        found.append("is denied now" if after.denial else "is no longer denied")
    return found


def _chain(said: Said) -> str:
    return " → ".join(said.chain) or "nobody"
