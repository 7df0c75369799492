"""Two parties become one, or one two; and later articles keep to it."""

import pytest

from claims.extraction import Hop as Found
from claims.extraction import Kind
from claims.models import Claim, Hop, Party, Regrouping
from claims.parties.refused import Refused
from claims.parties.regrouping import merge, merge_moves, split, split_moves, take_back
from claims.resolution.resolve import resolve
from claims.search.conditions import matching
from claims.search.query import parse
from claimtrack.accounts.models import User
from claimtrack.audit.models import Entry
from tests.factories import make_alias, make_article, make_claim, make_party, make_version

pytestmark = pytest.mark.django_db
LINDY = "No ferry, Lindy said. She will not sail, Lindy said."


def resolved(name: str) -> Party:
    hop = Found(canonical=name, mention=None, kind=Kind.PERSON, named=True)
    return resolve([hop], make_article())[hop]


def speakers() -> list[str]:
    return list(Hop.objects.order_by("claim").values_list("party__name", flat=True))


def lindy(chain: str = "Lindy") -> Claim:
    return make_claim(make_version(LINDY), "No ferry", chain=[chain])


def test_merging_moves_claims_and_names_and_is_kept_to(analyst: User) -> None:
    make_claim()
    lindy()
    ada, other = make_party("Ada Lind"), make_party("Lindy")
    assert merge_moves(other).claims == 1
    merge(ada, other, by=analyst)
    assert speakers() == ["Ada Lind", "Ada Lind"]
    assert resolved("Lindy") == ada
    found = matching(Claim.objects.all(), parse("speaker:lindy"))
    assert found.count() == matching(Claim.objects.all(), parse("ada lind")).count() == 2
    other.refresh_from_db()
    assert other.merged_into == ada
    actions = Entry.objects.filter(action="party.merge", actor=analyst)
    assert {entry.subject_id for entry in actions} == {ada.pk, other.pk}


def test_a_merge_is_taken_back_exactly(analyst: User) -> None:
    make_claim()
    lindy()
    ada, other = make_party("Ada Lind"), make_party("Lindy")
    done = merge(ada, other, by=analyst)
    later = lindy("Ada Lind")
    take_back(done, by=analyst)
    assert speakers() == ["Ada Lind", "Lindy", "Ada Lind"]
    assert resolved("Lindy") == other
    assert not matching(Claim.objects.filter(pk=later.pk), parse("speaker:lindy")).exists()
    assert Entry.objects.filter(action="party.merge.undo").count() == 2
    with pytest.raises(Refused, match="before"):
        take_back(done, by=analyst)


def test_what_cannot_be_merged(analyst: User) -> None:
    ada, other, third = make_party("Ada Lind"), make_party("Lindy"), make_party("Bo Ek")
    with pytest.raises(Refused, match="one and the same"):
        merge(ada, ada, by=analyst)
    first = merge(ada, other, by=analyst)
    with pytest.raises(Refused, match="merged since"):
        merge(third, other, by=analyst)
    merge(third, ada, by=analyst)
    with pytest.raises(Refused, match="Take that back first"):
        take_back(first, by=analyst)


def test_somebody_unnamed_may_turn_out_to_be_somebody(analyst: User) -> None:
    article = make_article()
    unnamed = Party.objects.create(
        name="a spokesman", normal="spokesman", kind="person", named=False, article=article
    )
    ada = make_party("Ada Lind")
    merge(ada, unnamed, by=analyst)
    hop = Found(canonical="a spokesman", mention=None, kind=Kind.PERSON, named=False)
    assert resolve([hop], article)[hop] == ada
    with pytest.raises(Refused):
        merge(unnamed, make_party("Bo Ek"), by=analyst)


def test_splitting_takes_the_claims_that_only_these_names_explain(analyst: User) -> None:
    ada = make_party("Ada Lind")
    alias = make_alias(ada, "Lindy")
    stays = make_claim()
    goes = lindy("Ada Lind")
    Hop.objects.filter(claim=goes).update(mention="Lindy", start=10, end=15)
    she = make_claim(goes.run.version, "She will not sail", chain=["Ada Lind"])
    assert split_moves(ada, [alias]).claims == 2
    done = split(ada, [alias], by=analyst)
    assert done.other.name == "Lindy"
    assert {hop.party.name for hop in goes.hops.all()} == {"Lindy"}
    assert {hop.party.name for hop in she.hops.all()} == {"Lindy"}
    assert {hop.party.name for hop in stays.hops.all()} == {"Ada Lind"}
    assert resolved("Lindy") == done.other

    take_back(done, by=analyst)
    assert set(speakers()) == {"Ada Lind"}
    assert resolved("Lindy") == ada
    done.other.refresh_from_db()
    assert done.other.merged_into == ada


def test_a_name_taken_from_the_party_it_was_merged_into_is_its_own_again(analyst: User) -> None:
    ada, other = make_party("Ada Lind"), make_party("Lindy Lou")
    merge(ada, other, by=analyst)
    ada.aliases.filter(normal="lindy lou").delete()
    assert resolved("Lindy Lou") == other
    other.refresh_from_db()
    assert other.merged_into is None


def test_splitting_off_what_was_merged_calls_it_back(analyst: User) -> None:
    ada, other = make_party("Ada Lind"), make_party("Lindy")
    merge(ada, other, by=analyst)
    done = split(ada, list(ada.aliases.filter(normal="lindy")), by=analyst)
    assert done.other == other
    other.refresh_from_db()
    assert other.merged_into is None


def test_what_cannot_be_split(analyst: User) -> None:
    ada, other = make_party("Ada Lind"), make_party("Lindy")
    with pytest.raises(Refused, match="name of this party itself"):
        split(ada, list(ada.aliases.all()), by=analyst)
    with pytest.raises(Refused, match="has now"):
        split(ada, list(other.aliases.all()), by=analyst)
    with pytest.raises(Refused, match="has now"):
        split(ada, [], by=analyst)
    assert not Regrouping.objects.exists()
