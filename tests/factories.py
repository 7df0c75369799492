"""Rows to test with: plain functions, each with the least that makes sense filled in.

Texts are given, places are found: `make_claim` looks its words up in the text, so every
stored span satisfies `text[start:end] == exact` as it does in the product.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from itertools import count
from typing import Any

from articles.models import (
    Article,
    Batch,
    Copy,
    CopyFamily,
    Feed,
    Item,
    Outlet,
    Preview,
    Upload,
    Version,
)
from articles.work import Status
from claims.api.tokens import Issued, issue
from claims.extraction import Kind, QuoteKind
from claims.models import (
    Alias,
    Bulk,
    BulkRow,
    Claim,
    Hop,
    Link,
    Membership,
    Party,
    Piece,
    Proposal,
    Qualifier,
    Review,
    Run,
    SavedView,
    Thread,
)
from claims.resolution.blocking import keys
from claims.resolution.names import normal_form
from claims.resolution.schema import Sketch
from claims.review.decisions import decide
from claims.search import names
from claims.turns import turn
from claimtrack.accounts.models import User
from claimtrack.accounts.roles import Role, Scope

PASSWORD = "a long enough password"
TEXT = (
    "The ferry to Holm will not sail on Friday, harbour master Ada Lind said.\n"
    "According to the Coast Gazette, a cracked rudder may be the cause."
)
_numbers = count(1)


def make_user(role: Role = Role.ANALYST, username: str = "") -> User:
    return User.objects.create_user(
        username or f"{role}-{next(_numbers)}",
        password=PASSWORD,
        role=role,
        is_staff=role == Role.ADMIN,
        is_superuser=role == Role.ADMIN,
    )


def make_outlet(name: str = "") -> Outlet:
    return Outlet.objects.create(name=name or f"Outlet {next(_numbers)}")


def make_article(
    outlet: Outlet | None = None,
    *,
    title: str = "No ferry to Holm",
    url: str = "",
    published: dt.datetime | None = dt.datetime(2026, 3, 6, 8, 30, tzinfo=dt.UTC),
) -> Article:
    return Article.objects.create(
        outlet=outlet or make_outlet(), title=title, url=url, language="en", published_at=published
    )


def make_version(text: str = TEXT, article: Article | None = None, *, number: int = 1) -> Version:
    article = article or make_article()
    return Version.objects.create(
        article=article,
        outlet=article.outlet,
        number=number,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def make_family(*versions: Version) -> CopyFamily:
    """A family of these versions; the first is its presumed origin."""
    family = CopyFamily.objects.create(origin=versions[0])
    for version in versions:
        Copy.objects.create(family=family, version=version, share=1)
    return family


def make_run(
    version: Version | None = None,
    *,
    current: bool = True,
    extractor: str = "test-1",
    status: Status = Status.DONE,
) -> Run:
    return Run.objects.create(
        version=version or make_version(), current=current, extractor=extractor, status=status
    )


def make_party(name: str = "Ada Lind", kind: Kind = Kind.PERSON) -> Party:
    """The named party of that name, made if new."""
    normal = normal_form(name)
    known = Party.objects.filter(normal=normal, named=True, namesake=0).first()
    if known:
        return known
    held = sorted(keys(Sketch((name,), kind)))
    party = Party.objects.create(name=name, normal=normal, kind=kind.value, named=True, keys=held)
    Alias.objects.create(party=party, text=name, normal=normal)
    return party


def make_alias(party: Party, text: str) -> Alias:
    return Alias.objects.create(party=party, text=text, normal=normal_form(text))


def make_claim(
    version: Version | None = None,
    content: str | Sequence[str] = "The ferry to Holm will not sail on Friday",
    *,
    cue: str = "said",
    chain: Sequence[str] = ("Ada Lind",),
    quote: QuoteKind = QuoteKind.INDIRECT,
    attitude: bool = False,
    hedged: bool = False,
    denial: bool = False,
    confidence: float = 0.5,
    new_origin: bool = False,
    status: Claim.Status = Claim.Status.PENDING,
) -> Claim:
    """A claim of the version's current run. A name in `chain` that the text has is
    a mention there, any other is implied; likewise a cue."""
    version = version or make_version()
    run = version.runs.filter(current=True).first() or make_run(version)
    pieces = [content] if isinstance(content, str) else list(content)
    cue_start, cue_end = _place(version.text, cue)
    claim = Claim.objects.create(
        run=run,
        position=run.claims.count() + 1,
        content=" … ".join(pieces),
        cue=cue if cue_start is not None else "",
        cue_start=cue_start,
        cue_end=cue_end,
        attitude=attitude,
        hedged=hedged,
        denial=denial,
        quote=quote.value,
        confidence=confidence,
        turn=turn(confidence, attitude=attitude, new_origin=new_origin),
        status=status,
    )
    _make_pieces(claim, pieces, version.text)
    _make_hops(claim, chain, version.text)
    names.refresh(Claim.objects.filter(pk=claim.pk))
    return claim


def supersede(run: Run) -> None:
    """As if a newer extractor had read the text."""
    run.current = False
    run.save(update_fields=["current"])
    run.claims.update(current=False)


def _make_pieces(claim: Claim, pieces: Sequence[str], text: str) -> None:
    for position, exact in enumerate(pieces, start=1):
        start = text.index(exact)
        Piece.objects.create(
            claim=claim, position=position, start=start, end=start + len(exact), exact=exact
        )


def _make_hops(claim: Claim, chain: Sequence[str], text: str) -> None:
    for position, name in enumerate(chain, start=1):
        start, end = _place(text, name)
        Hop.objects.create(
            claim=claim,
            position=position,
            party=make_party(name),
            mention=name if start is not None else "",
            start=start,
            end=end,
        )


def make_qualifier(claim: Claim, exact: str, role: Qualifier.Role, **read: Any) -> Qualifier:
    """Words of the claim's article that qualify it, with what they mean."""
    start = claim.run.version.text.index(exact)
    return Qualifier.objects.create(
        claim=claim, role=role, start=start, end=start + len(exact), exact=exact, **read
    )


def _place(text: str, words: str) -> tuple[int, int] | tuple[None, None]:
    start = text.find(words) if words else -1
    return (start, start + len(words)) if start >= 0 else (None, None)


def make_bulk(
    *claims: Claim,
    by: User | None = None,
    decision: Bulk.Decision = Bulk.Decision.ACCEPT,
    status: Status = Status.PARSED,
) -> Bulk:
    bulk = Bulk.objects.create(by=by or make_user(), decision=decision, status=status)
    for claim in claims:
        BulkRow.objects.create(bulk=bulk, claim=claim, revision=claim.revision)
    return bulk


def make_review(
    claim: Claim | None = None,
    decision: Review.Decision = Review.Decision.ACCEPT,
    by: User | None = None,
) -> Review:
    """A decision of somebody who has just loaded the claim."""
    claim = claim or make_claim()
    claim.refresh_from_db()
    return decide(claim, decision, by=by or make_user(), revision=claim.revision)


def make_batch(
    by: User | None = None,
    label: str = "clippings.zip",
    *,
    status: Batch.Status = Batch.Status.COMMITTED,
) -> Batch:
    key = hashlib.sha256(f"{label}{next(_numbers)}".encode()).hexdigest()
    return Batch.objects.create(key=key, label=label, created_by=by, status=status)


def make_upload(
    batch: Batch | None = None,
    *,
    name: str = "clippings.zip",
    status: Status = Status.DONE,
    reason: str = "",
) -> Upload:
    sha256 = hashlib.sha256(f"{name}{next(_numbers)}".encode()).hexdigest()
    return Upload.objects.create(
        batch=batch or make_batch(), name=name, sha256=sha256, size=1, status=status, reason=reason
    )


def make_table(batch: Batch | None = None, *columns: str) -> Upload:
    """A CSV that has been read, in a batch that waits for a person."""
    batch = batch or make_batch(status=Batch.Status.PREVIEW)
    upload = make_upload(batch, name="news.csv")
    upload.columns = [{"name": name, "examples": []} for name in columns or ("title", "text")]
    upload.save(update_fields=["columns"])
    return upload


def make_item(
    batch: Batch | None = None,
    *,
    status: Status = Status.DONE,
    reason: str = "",
    version: Version | None = None,
    upload: Upload | None = None,
) -> Item:
    """An item; one that is in the store gets a version if none is given."""
    upload = upload or make_upload(batch)
    if version is None and status in (Status.STORED, Status.DONE, Status.DUPLICATE):
        version = make_version(article=make_article())
    position = upload.items.count() + 1
    return Item.objects.create(
        batch=upload.batch,
        upload=upload,
        position=position,
        locator=f"{upload.name}:{position}",
        status=status,
        reason=reason,
        version=version,
    )


def make_near(version: Version) -> Item:
    """An item in preview that is a near copy of this version."""
    item = make_item(make_batch(status=Batch.Status.PREVIEW), status=Status.PARSED)
    item.record = {"locator": item.locator, "body": f"{version.text} He left.", "media": "text"}
    item.save(update_fields=["record"])
    Preview.objects.create(item=item, kind=Preview.Kind.NEAR, version=version, share=0.8)
    return item


def make_feed(url: str = "", *, title: str = "Harbour Post", paused: bool = False) -> Feed:
    return Feed.objects.create(
        url=url or f"http://feed-{next(_numbers)}.example/", title=title, paused=paused
    )


def make_view(
    owner: User, query: str = "", *, name: str = "", shared: bool = True, twice: bool = False
) -> SavedView:
    return SavedView.objects.create(
        owner=owner,
        query=query,
        name=name or f"View {next(_numbers)}",
        shared=shared,
        twice=twice,
    )


def make_link(
    one: Claim | None = None,
    other: Claim | None = None,
    *,
    relation: Link.Relation = Link.Relation.SAME,
    probability: float = 0.8,
    status: Link.Status = Link.Status.PROPOSED,
) -> Link:
    """A proposal between two claims, the older one first."""
    ends = sorted([one or make_claim(), other or make_claim()], key=lambda claim: claim.pk)
    return Link.objects.create(
        one=ends[0],
        other=ends[1],
        relation=relation,
        status=status,
        proposed=relation,
        probability=probability,
        same=probability if relation == Link.Relation.SAME else 0.05,
        evidence=[{"name": "wording", "weight": 1.2, "text": "Nearness in meaning 0.91."}],
        linker="test-1",
    )


def make_proposal(
    one: Party | None = None,
    other: Party | None = None,
    *,
    probability: float = 0.8,
    status: Proposal.Status = Proposal.Status.PROPOSED,
) -> Proposal:
    """That two parties may be one, the older one first."""
    given = [
        one or make_party(f"Ada Lind {next(_numbers)}"),
        other or make_party(f"Bo Ek {next(_numbers)}"),
    ]
    ends = sorted(given, key=lambda party: party.pk)
    return Proposal.objects.create(
        one=ends[0],
        other=ends[1],
        status=status,
        probability=probability,
        evidence=[
            {"name": "start", "weight": -2.0, "text": "Where two parties stand."},
            {"name": "office", "weight": 3.4, "text": "Both are harbour masters."},
        ],
    )


def make_thread(*claims: Claim, wording: str = "The ferry stays in port") -> Thread:
    """A thread of these claims, or of two new ones."""
    thread = Thread.objects.create(wording=wording)
    for claim in claims or (make_claim(), make_claim()):
        Membership.objects.create(claim=claim, thread=thread)
    return thread


def make_token(
    owner: User | None = None, *scopes: Scope, name: str = "A script", days: int = 30
) -> Issued:
    """A token with its secret; it may read everything unless scopes are named."""
    return issue(owner or make_user(), name, scopes or tuple(Scope), days)
