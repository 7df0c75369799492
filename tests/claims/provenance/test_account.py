"""Claims of the database as tellings, and what is said of them."""

import pytest
from pytest_django import DjangoAssertNumQueries

from claims.extraction import Kind
from claims.models import Claim, Party, Qualifier
from claims.provenance.account import account
from claims.provenance.drift import Change
from claims.provenance.gather import tellings
from claims.provenance.origins import Standing
from claims.provenance.schema import How, What
from tests.factories import (
    make_family,
    make_party,
    make_qualifier,
)
from tests.press import make_told

pytestmark = pytest.mark.django_db
GAZETTE_SAYS = "According to the Coast Gazette, the ferry to Holm will not sail, it says here."


def everything() -> list[Claim]:
    return list(Claim.objects.order_by("pk"))


def test_one_spokesman_in_three_outlets_is_one_origin() -> None:
    for day, outlet in enumerate(["Post", "Gazette", "Herald"], start=2):
        make_told(outlet, "Ada Lind", day=day)
    found = account(Claim.objects.all())
    assert (len(found.origins.outlets), found.origins.independent) == (3, 1)
    assert found.first is not None
    assert found.first.outlet.name == "Post"
    assert set(found.standings.values()) == {Standing.NAMED}


def test_an_outlet_of_ours_that_is_cited_leads_on_to_its_own_origin() -> None:
    own = make_told("Coast Gazette", "Ada Lind", day=2)
    party = make_party("Coast Gazette", Kind.OUTLET)
    party.outlet = own.run.version.article.outlet
    party.save()
    make_told("Post", "Coast Gazette", day=3)
    found = account(Claim.objects.all())
    assert [vertex.name for vertex in found.origins.named] == ["Ada Lind"]
    assert found.standings[everything()[1].pk] is Standing.RELAYED


def test_a_copy_collapses_into_its_origin() -> None:
    first = make_told("Post", "Ada Lind", day=2)
    copy = make_told("Gazette", "Rosa Vik", day=3)
    assert account(Claim.objects.all()).origins.independent == 2
    make_family(first.run.version, copy.run.version)
    found = account(Claim.objects.all())
    assert found.origins.independent == 1
    assert How.COPIED in {line.edge.how for line in found.picture.lines}


def test_an_outlet_that_prints_its_story_again_is_no_second_origin() -> None:
    first = make_told("Post", "Ada Lind", day=2)
    update = "The ferry to Holm will not sail. Update"
    again = make_told("Post", "Ada Lind", text=update).run.version
    make_family(first.run.version, again)
    found = account(Claim.objects.all())
    assert [vertex.name for vertex in found.origins.named] == ["Ada Lind"]
    assert found.origins.independent == 1
    assert [telling.copy_of for telling in tellings(Claim.objects.all())] == [None, None]


def test_an_agency_that_is_credited_stands_between() -> None:
    claim = make_told("Post", "Ada Lind")
    type(claim.run.version).objects.update(wire="Nordwire")
    [telling] = tellings(Claim.objects.all())
    assert [vertex.name for vertex in telling.path] == ["Post", "Nordwire", "Ada Lind"]


def test_unknown_and_unnamed_ends() -> None:
    claim = make_told("Post", "Ada Lind")
    other = make_told("Gazette", "Rosa Vik")
    article = claim.run.version.article
    unknown = Party.objects.create(
        name="unknown", normal="unknown", kind=Kind.GROUP, named=False, article=article
    )
    some = Party.objects.create(
        name="two officials", normal="two officials", kind=Kind.GROUP, named=False, article=article
    )
    claim.hops.update(party=unknown)
    other.hops.update(party=some)
    found = account(Claim.objects.all())
    assert (found.origins.unknown, found.origins.independent) == (1, 1)
    assert [vertex.what for vertex in found.origins.groups] == [What.GROUP]


def test_who_denies_it_or_leaves_it_open_is_no_origin_of_it() -> None:
    make_told("Post", "Ada Lind", day=2)
    denied = make_told("Gazette", "Rosa Vik", day=3)
    type(denied).objects.filter(pk=denied.pk).update(denial=True)
    make_told("Herald", "Nils Orre", day=4)
    assert account(Claim.objects.all()).origins.independent == 2
    open_yet = everything()[2]
    make_qualifier(open_yet, "The ferry", Qualifier.Role.HEDGE, name="")
    Qualifier.objects.update(exact="it is unclear whether")
    found = account(Claim.objects.all())
    assert [vertex.name for vertex in found.origins.named] == ["Ada Lind"]
    assert [shift.change for shift in found.shifts] == [Change.DENIED]


def test_a_number_that_moves_is_a_shift() -> None:
    for day, number in ((2, "seven"), (3, "twelve")):
        text = f"The ferry to Holm will not sail for {number} days."
        claim = make_told(f"Outlet {day}", "Ada Lind", day=day, text=text)
        make_qualifier(claim, number, Qualifier.Role.FIGURE, low=day)
    [shift] = account(Claim.objects.all()).shifts
    assert shift.change is Change.NUMBER_MOVED


def test_many_claims_take_as_many_queries_as_few(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(12):
        make_told(f"Outlet number {number}", "Ada Lind")
    with django_assert_max_num_queries(13):
        account(Claim.objects.all())
