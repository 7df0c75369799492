"""What a program is shown of each row. Every field is named here: nothing else can leak."""

import datetime as dt
import json
from typing import Any

from ninja import Schema

from articles.models import Article, Version
from claims.models import Claim, Hop, Report, Thread
from claims.provenance.account import Account


class Characters(Schema):
    """`text[start:end] == exact` in the version named, in code points."""

    start: int
    end: int
    exact: str


class VersionShown(Schema):
    number: int
    sha256: str
    created_at: dt.datetime


class ArticleShown(Schema):
    id: int
    outlet: str | None
    title: str
    byline: str
    url: str
    language: str
    published_at: dt.datetime | None


class ArticleWhole(ArticleShown):
    """`text` is that of the last of the versions."""

    versions: list[VersionShown]
    text: str


class HopShown(Schema):
    """One of the chain, from the article outward; no mention where the text implies it."""

    party: int
    name: str
    kind: str
    named: bool
    reliability: str
    role: str
    organisation: str
    former: bool
    plural: bool
    mention: Characters | None


class ClaimShown(Schema):
    id: int
    article: int
    outlet: str | None
    published_at: dt.datetime | None
    version: int
    sha256: str
    content: str
    pieces: list[Characters]
    cue: Characters | None
    quote: str
    attitude: bool
    hedged: bool
    denial: bool
    time: str
    confidence: float
    status: str
    revision: int
    thread: int | None
    chain: list[HopShown]


class ThreadShown(Schema):
    id: int
    wording: str
    worded_by_person: bool
    claims: int
    outlets: int
    first: dt.datetime | None


class ThreadWhole(Schema):
    """`independent` is the least number of origins that are certainly apart from each other."""

    id: int
    wording: str
    worded_by_person: bool
    claims: list[int]
    outlets: list[str]
    origins: list[str]
    groups: list[str]
    independent: int
    unknown: int
    unrecorded: int
    first: dt.datetime | None


class ReportShown(Schema):
    """`checksum` is the SHA-256 of the frozen comparison as canonical JSON."""

    number: int
    title: str
    note: str
    made_at: dt.datetime
    status: str
    reason: str
    superseded_by: int | None
    query: str
    checksum: str


class ReportWhole(ReportShown):
    """`comparison` is in the format that it names."""

    comparison: dict[str, Any]


def article(row: Article) -> ArticleShown:
    return ArticleShown(
        id=row.pk,
        outlet=row.outlet.name if row.outlet else None,
        title=row.title,
        byline=row.byline,
        url=row.url,
        language=row.language,
        published_at=row.published_at,
    )


def whole_article(row: Article, versions: list[Version]) -> ArticleWhole:
    return ArticleWhole(
        **article(row).model_dump(),
        versions=[
            VersionShown(number=each.number, sha256=each.sha256, created_at=each.created_at)
            for each in versions
        ],
        text=versions[-1].text if versions else "",
    )


def claim(row: Claim) -> ClaimShown:
    version = row.run.version
    printed = version.article
    membership = getattr(row, "membership", None)
    return ClaimShown(
        id=row.pk,
        article=printed.pk,
        outlet=printed.outlet.name if printed.outlet else None,
        published_at=printed.published_at,
        version=version.number,
        sha256=version.sha256,
        content=row.content,
        pieces=[Characters(start=p.start, end=p.end, exact=p.exact) for p in row.pieces.all()],
        cue=_characters(row.cue_start, row.cue_end, row.cue),
        quote=row.quote,
        attitude=row.attitude,
        hedged=row.hedged,
        denial=row.denial,
        time=row.time,
        confidence=row.confidence,
        status=row.status,
        revision=row.revision,
        thread=membership.thread_id if membership else None,
        chain=[_hop(hop) for hop in row.chain],
    )


def thread(row: Any) -> ThreadShown:
    """A row of `claims.review.threads.threads`, which counts."""
    return ThreadShown(
        id=row.pk,
        wording=row.wording,
        worded_by_person=row.worded_by_person,
        claims=row.claims,
        outlets=row.outlets,
        first=row.first,
    )


def whole_thread(row: Thread, claims: list[int], account: Account) -> ThreadWhole:
    found = account.origins
    return ThreadWhole(
        id=row.pk,
        wording=row.wording,
        worded_by_person=row.worded_by_person,
        claims=claims,
        outlets=[str(each) for each in found.outlets],
        origins=[str(each) for each in found.named],
        groups=[str(each) for each in found.groups],
        independent=found.independent,
        unknown=found.unknown,
        unrecorded=found.unrecorded,
        first=account.first.published if account.first else None,
    )


def _hop(row: Hop) -> HopShown:
    return HopShown(
        party=row.party.pk,
        name=row.party.name,
        kind=row.party.kind,
        named=row.party.named,
        reliability=row.party.reliability,
        role=row.role,
        organisation=row.organisation,
        former=row.former,
        plural=row.plural,
        mention=_characters(row.start, row.end, row.mention),
    )


def _characters(start: int | None, end: int | None, exact: str) -> Characters | None:
    if start is None or end is None:
        return None
    return Characters(start=start, end=end, exact=exact)


def report(row: Report) -> ReportShown:
    return ReportShown(
        number=row.number,
        title=row.title,
        note=row.note,
        made_at=row.made_at,
        status=row.status,
        reason=row.reason,
        superseded_by=row.superseded_by_id,
        query=row.query,
        checksum=row.checksum,
    )


def whole_report(row: Report) -> ReportWhole:
    return ReportWhole(**report(row).model_dump(), comparison=json.loads(row.snapshot))
