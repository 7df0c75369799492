"""An extraction into the database: every span in its place, or nothing at all."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from articles import ledger
from articles.models import Version
from articles.work import Status
from claims.extraction import (
    ExtractedClaim,
    Extraction,
    Figure,
    Hop,
    Kind,
    Moment,
    QuoteKind,
    Span,
    Time,
    Venue,
    VenueKind,
)
from claims.models import Alias, Claim, Party, Piece, Qualifier, Run
from claims.models import Hop as StoredHop
from claims.places import Misplaced
from claims.recording import extract_and_record, record
from claims.signals import claims_changed
from claims.turns import turn
from tests.factories import make_claim, make_item, make_qualifier, make_run, make_version

TEXT = "“The dam holds,” engineer Rosa Vik said on Monday, “for now.” Officials agreed."
STRANGE = (
    "\U0001f30a Flood 🌊 news: “The dam \u0065\u0301tait solide”, engineer Rosa Vik said.\r\n"
    "According to the Fjell Courier, 𝒯wo officials said the dam leaked\u2028badly.\n"
    "\u05e8\u05d5\u05d6\u05d4 denied it, a spokesman for Rosa\u00a0Vik told the Fjell Courier.\n"
    "Rosa Vik told reporters that about 40 houses may be flooded by Friday.\n"
)
MISPLACED_IN_SQL = """
    SELECT 'piece', piece.id FROM claims_piece AS piece
      JOIN claims_claim AS claim ON claim.id = piece.claim_id
      JOIN claims_run AS run ON run.id = claim.run_id
      JOIN articles_version AS version ON version.id = run.version_id
     WHERE substring(version.text FROM piece.start + 1 FOR piece.end - piece.start) <> piece.exact
    UNION ALL
    SELECT 'cue', claim.id FROM claims_claim AS claim
      JOIN claims_run AS run ON run.id = claim.run_id
      JOIN articles_version AS version ON version.id = run.version_id
     WHERE claim.cue <> '' AND claim.cue <>
           substring(version.text FROM claim.cue_start + 1 FOR claim.cue_end - claim.cue_start)
    UNION ALL
    SELECT 'mention', hop.id FROM claims_hop AS hop
      JOIN claims_claim AS claim ON claim.id = hop.claim_id
      JOIN claims_run AS run ON run.id = claim.run_id
      JOIN articles_version AS version ON version.id = run.version_id
     WHERE hop.mention <> '' AND hop.mention <>
           substring(version.text FROM hop.start + 1 FOR hop.end - hop.start)
    UNION ALL
    SELECT 'qualifier', qualifier.id FROM claims_qualifier AS qualifier
      JOIN claims_claim AS claim ON claim.id = qualifier.claim_id
      JOIN claims_run AS run ON run.id = claim.run_id
      JOIN articles_version AS version ON version.id = run.version_id
     WHERE qualifier.exact <> substring(
           version.text FROM qualifier.start + 1 FOR qualifier.end - qualifier.start)
"""


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


VIK = Hop(place("Rosa Vik"), "Rosa Vik", Kind.PERSON, named=True)
OFFICIALS = Hop(place("Officials"), "officials", Kind.GROUP, named=False)
DAM = ExtractedClaim(
    content=(place("The dam holds,"), place("for now.")),
    cue=place("said"),
    chain=(VIK,),
    hedged=False,
    denial=False,
    quote=QuoteKind.DIRECT,
    confidence=0.9,
)
AGREED = replace(DAM, content=(place("The dam holds"),), cue=None, chain=(OFFICIALS, VIK))


def extraction_of(*claims: ExtractedClaim, extractor: str = "by-hand-1") -> Extraction:
    return Extraction(claims=claims, extractor=extractor)


def held_run(version: Version | None = None, extractor: str = "by-hand-1") -> ledger.Lease[Run]:
    version = version or make_version(TEXT)
    run = make_run(version, current=False, extractor=extractor, status=Status.QUEUED)
    lease = ledger.claim(Run, run.pk)
    assert lease
    return lease


def misplaced() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(MISPLACED_IN_SQL)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@pytest.mark.usefixtures("db")
def test_a_claim_is_stored_with_its_pieces_cue_and_chain() -> None:
    record(held_run(), extraction_of(DAM, AGREED))
    dam, agreed = Claim.objects.current().with_chain()
    assert dam.content == "The dam holds, … for now."
    assert [(piece.start, piece.end, piece.exact) for piece in dam.pieces.all()] == [
        (1, 15, "The dam holds,"),
        (52, 60, "for now."),
    ]
    assert (dam.cue, TEXT[dam.cue_start : dam.cue_end]) == ("said", "said")
    assert (dam.quote, dam.confidence, dam.status) == ("direct", 0.9, Claim.Status.PENDING)
    assert [hop.party.name for hop in agreed.chain] == ["officials", "Rosa Vik"]
    assert [hop.mention for hop in agreed.chain] == ["Officials", "Rosa Vik"]
    assert (agreed.cue, agreed.cue_start) == ("", None)
    assert agreed.origin == dam.origin
    assert misplaced() == []


@pytest.mark.usefixtures("db")
def test_a_claim_is_stored_with_the_words_that_qualify_it() -> None:
    dam = replace(
        DAM,
        chain=(replace(VIK, role=place("engineer"), organisation=place("The dam"), former=True),),
        hedges=(place("for now"),),
        denials=(place("said"),),
        venues=(Venue(place("on Monday"), "Monday", VenueKind.OCCASION),),
        figures=(Figure(place("dam"), 3.0, None, "dams", approximate=True),),
        moments=(Moment(place("Monday"), date(2026, 3, 2), date(2026, 3, 3)),),
        time=Time.PRESENT,
    )
    record(held_run(), extraction_of(dam))
    claim = Claim.objects.get()
    assert claim.time == "present"
    assert [(q.exact, q.get_role_display(), q.meaning) for q in claim.qualifiers.all()] == [
        ("dam", "Figure", "≈ ≥ 3 dams"),
        ("said", "Denial", ""),
        ("on Monday", "Venue", "occasion"),
        ("Monday", "Date", "2026-03-02 to 2026-03-03"),
        ("for now", "Hedge", ""),
    ]
    (hop,) = claim.chain
    assert (hop.office, hop.plural) == ("former engineer, The dam", False)
    assert misplaced() == []


@pytest.mark.usefixtures("db")
def test_days_are_counted_from_the_publication_date() -> None:
    extract_and_record(held_run(make_version(STRANGE)))
    moment = Qualifier.objects.get(role=Qualifier.Role.MOMENT)
    assert (moment.exact, moment.days) == ("Friday", "2026-03-06")
    figure = Qualifier.objects.get(role=Qualifier.Role.FIGURE, exact="about 40 houses")
    assert (figure.low, figure.high, figure.unit, figure.approximate) == (40, 40, "houses", True)
    assert Qualifier.objects.filter(role=Qualifier.Role.VENUE, name="reporters").exists()


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "figure"},
        {"role": "figure", "low": 3, "high": 2},
        {"role": "moment", "earliest": date(2026, 3, 2)},
        {"role": "moment", "earliest": date(2026, 3, 2), "latest": date(2026, 3, 1)},
        {"role": "venue", "kind": "medium"},
        {"role": "venue", "name": "X", "kind": "party"},
        {"role": "hedge", "low": 1},
        {"role": "hedge", "start": 3, "end": 3},
        {"role": "mood"},
    ],
    ids=str,
)
def test_a_qualifier_has_what_its_role_asks_for_and_nothing_else(wrong: dict[str, Any]) -> None:
    claim = make_claim()
    with pytest.raises(IntegrityError), transaction.atomic():
        Qualifier.objects.create(**{"claim": claim, "start": 1, "end": 4, "exact": "x"} | wrong)


@pytest.mark.usefixtures("db")
def test_what_is_hardly_a_claim_is_an_attitude() -> None:
    record(held_run(), extraction_of(DAM, replace(AGREED, claimhood=0.49)))
    assert [claim.attitude for claim in Claim.objects.current()] == [False, True]


@pytest.mark.usefixtures("db")
def test_a_claim_of_somebody_new_gets_an_earlier_turn_than_one_of_somebody_known() -> None:
    def recorded(claim: ExtractedClaim) -> int:
        record(held_run(), extraction_of(claim))
        return Claim.objects.latest("pk").turn

    new, known = recorded(DAM), recorded(DAM)
    assert new == turn(DAM.confidence, new_origin=True) < known == turn(DAM.confidence)
    unnamed = replace(DAM, chain=(OFFICIALS,))
    assert recorded(unnamed) == known


@pytest.mark.usefixtures("db")
def test_a_party_that_is_only_implied_has_no_mention() -> None:
    record(held_run(), extraction_of(replace(DAM, chain=(replace(VIK, mention=None),))))
    (hop,) = StoredHop.objects.all()
    assert (hop.mention, hop.start, hop.end) == ("", None, None)


@pytest.mark.usefixtures("db")
def test_a_text_without_claims_is_done_too() -> None:
    lease = held_run()
    record(lease, extraction_of())
    run = Run.objects.get(pk=lease.pk)
    assert (run.status, run.current) == (Status.DONE, True)
    assert not Claim.objects.exists()


@pytest.mark.usefixtures("db")
def test_recording_ends_the_run_and_the_items_that_waited_for_it() -> None:
    lease = held_run()
    run = Run.objects.get(pk=lease.pk)
    item = make_item(status=Status.STORED, version=run.version)
    record(lease, extraction_of(DAM))
    run.refresh_from_db()
    item.refresh_from_db()
    assert (run.status, run.extractor, run.current) == (Status.DONE, "by-hand-1", True)
    assert item.status == Status.DONE


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("text", [TEXT, STRANGE, STRANGE.replace("\n", "\n\n") * 5])
def test_every_place_that_the_extractor_finds_is_right_in_sql(text: str) -> None:
    extract_and_record(held_run(make_version(text)))
    assert Piece.objects.exists()
    assert misplaced() == []


@pytest.mark.usefixtures("db")
def test_the_sql_finds_everything_that_is_out_of_place() -> None:
    claim = make_claim()
    make_qualifier(claim, "ferry", Qualifier.Role.HEDGE)
    Qualifier.objects.update(exact="boat")
    Piece.objects.update(exact="Something else")
    Claim.objects.update(cue="sang")
    StoredHop.objects.update(mention="Somebody")
    assert [kind for kind, _ in misplaced()] == ["piece", "cue", "mention", "qualifier"]
    assert claim.pieces.count() == 1


BEYOND = Span(len(TEXT) - 3, len(TEXT) + 1)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "wrong",
    [
        replace(DAM, content=(BEYOND,)),
        replace(DAM, cue=BEYOND),
        replace(DAM, chain=(replace(VIK, mention=BEYOND),)),
        replace(DAM, chain=(replace(VIK, role=BEYOND),)),
        replace(DAM, hedges=(BEYOND,)),
    ],
    ids=["content", "cue", "mention", "role", "hedge"],
)
def test_a_span_that_leaves_the_text_stores_nothing(wrong: ExtractedClaim) -> None:
    lease = held_run()
    with pytest.raises(Misplaced):
        record(lease, extraction_of(DAM, wrong))
    assert not Claim.objects.exists()
    assert not Party.objects.exists()
    assert not Alias.objects.exists()
    assert Run.objects.get().status == Status.RUNNING


@pytest.mark.usefixtures("db")
def test_a_lost_lease_stores_nothing() -> None:
    lease = held_run()
    Run.objects.update(status=Status.QUEUED, token=None, lease_until=None)
    with pytest.raises(ledger.LostLease):
        record(lease, extraction_of(DAM))
    assert not Claim.objects.exists()


@pytest.mark.usefixtures("db")
def test_a_newer_run_takes_the_place_of_the_older_one_beside_it() -> None:
    version = make_version(TEXT)
    record(held_run(version, "by-hand-1"), extraction_of(DAM))
    newer = held_run(version, "by-hand-2")
    assert [run.extractor for run in Run.objects.filter(current=True)] == ["by-hand-1"]
    record(newer, extraction_of(DAM, AGREED, extractor="by-hand-2"))
    assert [run.extractor for run in Run.objects.filter(current=True)] == ["by-hand-2"]
    assert Claim.objects.current().count() == 2
    assert Claim.objects.count() == 3


@pytest.mark.usefixtures("db")
def test_a_newer_run_that_fails_leaves_the_older_one_in_place() -> None:
    version = make_version(TEXT)
    record(held_run(version, "by-hand-1"), extraction_of(DAM))
    newer = held_run(version, "by-hand-2")
    with pytest.raises(Misplaced):
        record(newer, extraction_of(replace(DAM, cue=BEYOND), extractor="by-hand-2"))
    assert [claim.run.extractor for claim in Claim.objects.current()] == ["by-hand-1"]


@pytest.mark.usefixtures("db")
def test_a_text_never_has_two_current_runs() -> None:
    version = make_version(TEXT)
    make_run(version, extractor="by-hand-1")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_run(version, extractor="by-hand-2")


@pytest.mark.usefixtures("db")
def test_the_change_is_told_once_inside_its_transaction() -> None:
    told: list[tuple[list[int], int]] = []

    def receive(versions: list[int], **_: Any) -> None:
        assert connection.in_atomic_block
        told.append((versions, Claim.objects.current().count()))

    claims_changed.connect(receive)
    try:
        lease = held_run()
        record(lease, extraction_of(DAM))
    finally:
        claims_changed.disconnect(receive)
    assert told == [([Run.objects.get().version_id], 1)]


@pytest.mark.usefixtures("db")
def test_a_listener_that_fails_takes_the_whole_recording_back() -> None:
    def refuse(**_: Any) -> None:
        raise RuntimeError("the next stage is not ready")

    claims_changed.connect(refuse)
    try:
        with pytest.raises(RuntimeError):
            record(held_run(), extraction_of(DAM))
    finally:
        claims_changed.disconnect(refuse)
    assert not Claim.objects.exists()
